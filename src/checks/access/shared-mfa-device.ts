import { z } from 'zod';
import { cannotTell, defineTelemetryCheck, happened } from '#model';

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
  runbook: ['Leave break-glass and help-desk accounts out', 'Ask whose device it is', 'Enrol each person in a call with the device shown'],
  references: ['S15'],
  attack: ['T1098.005'],
  messages: {
    noticed: 'The authenticator {{authenticator}} serves {{count}} people, also {{others}}.',
  },
  run({ telemetry }, { options: { most } }) {
    const own = telemetry.accounts.some(({ facts }) => facts.some(({ topic }) => topic === 'mfa'));
    if (!own) return cannotTell('no sign-in names the authenticator that gave the second factor', 'sign-in logs with the factor used');
    if (telemetry.people < 2) return cannotTell('nobody else is stored', 'the accounts of other people');
    return telemetry.shared
      .filter(({ kind, others }) => kind === 'mfa-device' && others.length < most)
      .map(({ label, others, mark }) => ({
        messageId: 'noticed' as const,
        data: { authenticator: label, count: others.length + 1, others: others.map(({ caption, id }) => `${caption} (${id})`).join(', ') },
        evidence: [happened(mark)] as const,
      }));
  },
});
