import { z } from 'zod';
import { cannotTell, context, defineTelemetryCheck } from '#model';
import { isOneHome } from '#values';

/** What a log writes for digits that it hides. */
const MASK = /[*•]{2,}|x{3,}|^\+?x+$|^\+?x{2,}/i;

/** Whether a label is of one authenticator. Of a masked number a few digits are left, which many numbers share; an id beside it is one. */
function isOneDevice(label: string): boolean {
  const parts = label.split(/\s+/);
  return !parts.some((part) => MASK.test(part)) || parts.some((part) => !MASK.test(part) && /[a-z]/i.test(part) && /\d/.test(part));
}

const options = z.strictObject({
  /** People who may share an authenticator before it is a service of the firm. Unit: people. @source house: help desks and shared tokens serve many; an operator a handful */
  most: z.int().min(2).default(12).meta({ description: 'People, more than whom share it as a service of the firm' }),
});

/** One second-factor device for several people. */
export const sharedMfaDevice = defineTelemetryCheck({
  id: 'shared-mfa-device',
  title: 'One second-factor device for several people',
  options,
  stage: 'access',
  description: 'One authenticator or number completes the second factor for two or more people.',
  data: 'Sign-in logs with the factor used',
  falsePositives: ['A break-glass account', 'The help desk', 'A couple in one firm'],
  runbook: [
    'Leave break-glass and help-desk accounts out',
    'Ask whose device it is, and about the household: only people who declare one address are left out',
    'Enrol each person in a call with the device shown',
  ],
  references: ['S15'],
  attack: ['T1098.005'],
  messages: {
    noticed: 'The authenticator {{authenticator}} serves this person and also {{others}}, with no home declared in common.',
  },
  run({ dossier, telemetry }, { options: { most } }) {
    const own = telemetry.accounts.flatMap(({ facts }) => facts.filter(({ topic }) => topic === 'mfa').map(({ value }) => value));
    if (own.length === 0) return cannotTell('no sign-in names the authenticator that gave the second factor', 'sign-in logs with the factor used');
    if (telemetry.people < 2) return cannotTell('nobody else is stored', 'the accounts of other people');
    if (!own.some(isOneDevice)) return cannotTell('the log hides all but the last digits of the number, which many numbers share', 'the id of each factor, or its whole number');
    const addresses = dossier.addresses.filter(({ value }) => value.kind === 'residence').sort((a, b) => a.id.localeCompare(b.id));
    const homes = addresses.map(({ value }) => value);
    return (
      telemetry.shared
        .filter(({ kind, label, others }) => kind === 'mfa-device' && others.length < most && isOneDevice(label))
        // A couple in one firm may share a telephone: who declares one address is left out.
        .map((one) => ({ ...one, others: one.others.filter(({ address }) => !isOneHome(homes, address)) }))
        .filter(({ others }) => others.length > 0)
        .map(({ label, others, evidence }) => ({
          messageId: 'noticed' as const,
          data: { authenticator: label, others: others.map(({ caption, id }) => `${caption} (${id})`).join(', ') },
          evidence: [evidence, ...addresses.map(context)] as const,
        }))
    );
  },
});
