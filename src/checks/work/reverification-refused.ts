import { z } from 'zod';
import { cannotTell, context, defineCheck, supports } from '#model';
import { compareDates, daysBetween } from '#values';

/** The verification that is notified beforehand and asked of everyone in the class. @source S24; red-flag catalogue 2026-11, row reverification-refused */
const RECHECK = 'on-camera-recheck';

const options = z.strictObject({
  /** Refusals on different days. Unit: refusals. @source red-flag catalogue of 2026-11, row reverification-refused (S24): twice */
  refusals: z.int().min(2).default(2).meta({ description: 'Refusals of the re-check on different days' }),
  /** Days between a refusal and the last working day within which the two may belong together. Unit: days. @source house default, red-flag catalogue 2026-11, row reverification-refused */
  leavingDays: z.int().min(0).default(14).meta({ description: 'Days from a refusal to the end of the work within which the two may belong together' }),
});

/** The on-camera re-check that everyone takes was refused twice. */
export const reverificationRefused = defineCheck({
  id: 'reverification-refused',
  title: 'On-camera re-check refused twice',
  stage: 'work',
  description:
    'The on-camera identity re-check, notified beforehand and the same for everyone in the class, was refused on two different days. A single refusal is not noticed, and one followed by the end of the work stays open until it is known who ended it.',
  data: 'Results of the on-camera re-checks, and who ended the work where it ended soon after',
  falsePositives: ['Distrust of what the recording is used for', 'Privacy, or faith', 'Advice of a lawyer or a works council', 'A disability for which no alternative was offered'],
  runbook: [
    'Make sure that the programme is notified and the same for everyone; stop here if it is not',
    'Explain purpose, storage and deletion, and offer a second date or an equal alternative',
    'Suspend access only with two named people and a written reason',
    'Ask counsel before anything else follows',
  ],
  references: ['S24'],
  messages: { refused: 'The on-camera re-check was refused on {{count}} days, the last on {{at}}.' },
  options,

  run({ dossier }, { options }) {
    const rechecks = dossier.verifications.filter(({ value }) => value.verification === RECHECK).sort((a, b) => compareDates(a.value.at, b.value.at) || a.id.localeCompare(b.id));
    if (rechecks.length === 0) return cannotTell('no on-camera re-check was carried out', 'the results of a notified re-check that everyone in the class takes');
    if (dossier.observations.some(({ value }) => value.check === 'reverification-refused' && value.accommodation === 'requested'))
      return cannotTell('an accommodation was asked for and not yet provided', 'the equal alternative, carried out');
    const refused = rechecks.filter(({ value }) => value.result === 'refused');
    const last = refused.at(-1);
    const days = new Set(refused.map(({ value }) => value.at.slice(0, 10)));
    if (last !== undefined && days.size >= options.refusals) {
      return [
        {
          messageId: 'refused',
          data: { count: days.size, at: last.value.at.slice(0, 10) },
          evidence: [supports(last), ...refused.filter((claim) => claim !== last).map(supports), ...rechecks.filter(({ value }) => value.result !== 'refused').map(context)],
        },
      ];
    }
    const { endedAt } = dossier.subject;
    if (last !== undefined && endedAt !== undefined) {
      const { least, most } = daysBetween(last.value.at, endedAt);
      if (most >= 0 && least <= options.leavingDays)
        return cannotTell(
          'a re-check was refused and the work ended soon after, and it is not known who ended it',
          'who ended the work, recorded by hand with the form of this signal where the worker resigned on the request',
        );
    }
    return last === undefined && rechecks.every(({ value }) => value.result === 'inconclusive') ? cannotTell('the re-checks were inconclusive', 'a re-check with a result') : [];
  },
});
