import { type CheckableDossier, cannotTell, context, defineTelemetryCheck, happened } from '#model';

/** Whether an account bears a name or is an address of the person. A handle without a name says nothing. */
function isOwn(account: string, { names, emails, profiles }: CheckableDossier): boolean {
  const [local = '', domain] = account.toLowerCase().split('@');
  if (emails.some(({ value }) => value.address.toLowerCase() === account.toLowerCase())) return true;
  if (profiles.some(({ value }) => value.username?.toLowerCase() === local)) return true;
  const words = local.split(/[^\p{L}]+/u).filter((word) => word.length >= 3);
  // Without two words there is no name to compare.
  if (words.length < 2) return domain !== undefined;
  return names.some(({ value }) =>
    words.some((word) =>
      value.name
        .toLowerCase()
        .split(/[^\p{L}]+/u)
        .includes(word),
    ),
  );
}

/** Somebody else’s account in the work browser. */
export const foreignBrowserProfile = defineTelemetryCheck({
  id: 'foreign-browser-profile',
  title: 'Somebody else’s account in the work browser',
  stage: 'access',
  description: 'A personal account in another name is synchronised on the work machine, or several profiles in different names have calendars of their own.',
  data: 'Browser inventory of the device, without content',
  falsePositives: ['A family member signed in', 'Test accounts', 'A former name'],
  runbook: ['Ask whose account it is', 'Look whether several names appear'],
  references: ['S18', 'S29'],
  messages: {
    noticed: 'A browser on the device {{device}} synchronises the account {{name}}, which bears none of the person’s names.',
  },
  run({ dossier, telemetry }) {
    const accounts = telemetry.devices.flatMap(({ id, facts }) => facts.filter(({ topic }) => topic === 'browser-account').map((fact) => ({ device: id, ...fact })));
    if (accounts.length === 0) return cannotTell('no browser inventory of a device of the person was read', 'browser inventory of the device, without content');
    if (dossier.names.length === 0 && dossier.emails.length === 0) return cannotTell('no name or address of the person is stated', 'the person’s names and mail addresses');
    return accounts
      .filter(({ value }) => !isOwn(value, dossier))
      .map(({ value, device, marks }) => ({
        messageId: 'noticed' as const,
        data: { name: value, device },
        evidence: [happened(marks[0]), ...dossier.names.map(context)] as const,
      }));
  },
});
