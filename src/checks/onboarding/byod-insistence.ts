import { z } from 'zod';
import { cannotTell, context, defineCheck, notApplicable, supports } from '#model';
import { compareDates } from '#values';

const KINDS: Readonly<Record<string, string>> = { 'own-device': 'own device', 'own-virtual-desktop': 'own virtual desktop', 'unmanaged-phone': 'unmanaged phone' };

const options = z.strictObject({
  /** Requests of this kind. Unit: requests. @source red-flag catalogue of 2026-11, row byod-insistence (S13, S20, S21): the second one */
  requests: z.int().min(2).default(2).meta({ description: 'Requests for own equipment from which it is noticed' }),
});

/** Own equipment was asked for again after the rule had been explained. */
export const byodInsistence = defineCheck({
  id: 'byod-insistence',
  title: 'Own equipment asked for again after the rule was explained',
  stage: 'onboarding',
  description:
    'A second request to work from an own machine, own virtual desktop or unmanaged phone came after the rule had been explained. Requests that the contract allows are not counted.',
  data: 'Tickets that ask for own equipment, with their dates and whether the rule had been explained before',
  falsePositives: ['Preference or habit', 'Equipment adapted to a disability', 'Contractors elsewhere commonly use their own machines', 'The issued machine was late or broken'],
  runbook: [
    'Ask what the issued equipment cannot do',
    'Provide an accommodation or a better machine where that is the reason',
    'Keep access to issued equipment until it is settled',
  ],
  references: ['S13', 'S20', 'S21'],
  messages: { again: 'Own equipment ({{kinds}}) was asked for {{count}} times, the last on {{at}} after the rule had been explained.' },
  options,

  run({ dossier }, { options }) {
    if (dossier.requests.length === 0) return cannotTell('no requests are recorded', 'the tickets that ask for own equipment');
    const own = dossier.requests.filter(({ value }) => value.kind in KINDS);
    if (own.length > 0 && own.every(({ value }) => value.contractAllows === true)) return notApplicable('the contract allows own equipment');
    const asked = own.filter(({ value }) => value.contractAllows !== true).sort((a, b) => compareDates(a.value.at, b.value.at) || a.id.localeCompare(b.id));
    if (asked.length < options.requests) return [];
    const after = asked.filter(
      ({ value }, index) => index > 0 && value.afterPolicyExplained !== false && asked.slice(0, index + 1).some((one) => one.value.afterPolicyExplained === true),
    );
    const last = after.at(-1);
    if (last === undefined) {
      return asked.slice(1).every(({ value }) => value.afterPolicyExplained === false)
        ? []
        : cannotTell('it is not recorded whether the rule had been explained before', 'the date on which the rule was explained, with the tickets');
    }
    const kinds = [...new Set(asked.map(({ value }) => KINDS[value.kind] ?? value.kind))].sort().join(', ');
    return [{ messageId: 'again', data: { kinds, count: asked.length, at: last.value.at }, evidence: [supports(last), ...asked.filter((claim) => claim !== last).map(context)] }];
  },
});
