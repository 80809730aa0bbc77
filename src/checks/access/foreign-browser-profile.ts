import { type CheckableDossier, cannotTell, context, defineTelemetryCheck, type Fact, happened, type Noticed, type Trace } from '#model';
import { closestRelation, normaliseEmail, relateNames, words } from '#values';

/** Domains where everybody has an account, so that two people share nothing by sharing one. @source house: the large free mail services, 2026-11 */
const FREE_MAIL =
  /^(?:gmail|googlemail|outlook|hotmail|live|msn|yahoo|ymail|icloud|me|mac|aol|proton|protonmail|gmx|web|mail|yandex|qq|163|126|naver|zoho)\.(?:[a-z]{2,3}|com?\.[a-z]{2})$/;
/** Words of addresses that belong to a task and to nobody. @source house: mailboxes of teams and tests, RFC 2142 names among them */
const NOBODY = new Set(
  'admin administrator billing build ci demo dev devops engineering hello help hr info it mail noreply office ops postmaster qa sales security service shared staging support team test tester testing tests user webmaster work'.split(
    ' ',
  ),
);
/** Shortest part of an address that can be a name. Unit: characters. @source house: two letters are initials or a country */
const NAME_LENGTH = 3;

type Account = { readonly name?: string; readonly address?: string };

/** `Name <address>`, an address or a name, as the reader wrote it. */
function accountOf(value: string): Account {
  const [, name, address] = /^(.*) <([^<>]+@[^<>]+)>$/.exec(value) ?? [];
  if (name !== undefined && address !== undefined) return { name, address: normaliseEmail(address) };
  return value.includes('@') ? { address: normaliseEmail(value) } : { name: value };
}

/** The person’s name that an account shows: the one it displays, else the words of its address. Undefined where it shows none. */
function nameIn({ name, address }: Account): string | undefined {
  const parts = words(name ?? address?.split('@')[0]?.split('+')[0]?.replace(/\d+/g, ' ') ?? '').filter((word) => word.length >= NAME_LENGTH);
  // One word is a handle or a given name: too little to say whose it is.
  return parts.length < 2 || parts.some((word) => NOBODY.has(word)) ? undefined : parts.join(' ');
}

/** Everything the person is called: names, also former ones and nicknames, and the words of their own addresses and handles. */
function ownNames({ names, emails, profiles }: CheckableDossier): readonly string[] {
  return [
    ...names.map(({ value }) => value.name),
    ...profiles.flatMap(({ value: { username, displayName, formerNames = [] } }) => {
      const former = formerNames.filter(({ knownCollaborator }) => knownCollaborator !== true).flatMap(({ name, username: handle }) => [name, handle]);
      return [username, displayName, ...former].filter((name) => name !== undefined);
    }),
    ...emails.flatMap(({ value }) => nameIn({ address: value.address }) ?? []),
  ];
}

/** Whether an account is the person’s, the firm’s, or may be of their family: then it is not somebody else’s. */
function isExplained(account: Account, shown: string, dossier: CheckableDossier, work: ReadonlySet<string>): boolean {
  const { address } = account;
  if (address !== undefined && dossier.emails.some(({ value }) => normaliseEmail(value.address) === address)) return true;
  // Colleagues’ and test accounts of the firm: no personal account.
  if (address !== undefined && work.has(address.slice(address.indexOf('@') + 1))) return true;
  const own = ownNames(dossier);
  // A shared word is a maiden name or a family; names that cannot be compared say nothing.
  if (closestRelation(shown, own) !== 'different') return true;
  const joined = shown.replaceAll(' ', '');
  return own.some((name) => words(name).some((word) => word.length > NAME_LENGTH && joined.includes(word)));
}

/** Domains of the accounts with which the person works. */
function workDomains(accounts: readonly Trace[]): ReadonlySet<string> {
  return new Set(accounts.flatMap(({ id }) => (id.includes('@') ? [id.slice(id.indexOf('@') + 1)] : [])).filter((domain) => !FREE_MAIL.test(domain)));
}

type Foreign = { readonly fact: Fact; readonly shown: string };

/** One of each name: an account may be listed with and without its address. */
function distinct(all: readonly Foreign[]): readonly Foreign[] {
  const kept: Foreign[] = [];
  for (const one of [...all].sort((a, b) => (a.fact.value < b.fact.value ? -1 : 1))) if (kept.every(({ shown }) => relateNames(shown, one.shown) !== 'same')) kept.push(one);
  return kept;
}

/** Somebody else’s account in the work browser. */
export const foreignBrowserProfile = defineTelemetryCheck({
  id: 'foreign-browser-profile',
  title: 'Somebody else’s account in the work browser',
  stage: 'access',
  description:
    'A browser on the work device synchronises a personal account whose name shares no word with any name or address of the person, or accounts in two or more such names. Accounts of the firm, of tests and without a name do not count.',
  data: 'Browser inventory of the device, without content',
  falsePositives: [
    'A family member with another surname signed in',
    'A test account with an invented name',
    'A former name or a pen name that is not on file',
    'A device that was handed on',
  ],
  runbook: ['Ask whose account it is', 'Look whether several names appear', 'Call on camera'],
  references: ['S18', 'S29'],
  messages: {
    noticed: 'A browser on the device {{device}} synchronises the account {{name}}, which shares no word with the person’s names.',
    several: 'Browsers on the device {{device}} synchronise accounts in {{count}} names that share no word with the person’s: {{names}}.',
  },
  run({ dossier, telemetry }) {
    const devices = telemetry.devices.filter(({ facts }) => facts.some(({ topic }) => topic === 'foreign-profile'));
    if (devices.length === 0) return cannotTell('no browser inventory of a device of the person was read', 'browser inventory of the device, without content');
    if (dossier.names.length === 0) return cannotTell('no name of the person is stated', 'the person’s names');
    const work = workDomains(telemetry.accounts);
    return devices.flatMap(({ id, facts }): readonly Noticed<'noticed' | 'several'>[] => {
      const device = facts.find(({ topic }) => topic === 'hostname')?.value ?? id;
      const foreign = facts
        .filter(({ topic }) => topic === 'foreign-profile')
        .flatMap((fact): readonly Foreign[] => {
          const account = accountOf(fact.value);
          const shown = nameIn(account);
          return shown === undefined || isExplained(account, shown, dossier, work) ? [] : [{ fact, shown }];
        });
      const [first, ...others] = distinct(foreign);
      if (first === undefined) return [];
      const evidence = [happened(first.fact.marks[0]), ...others.map(({ fact }) => happened(fact.marks[0])), ...dossier.names.map(context)] as const;
      if (others.length === 0) return [{ messageId: 'noticed', data: { name: first.fact.value, device }, evidence }];
      const names = [first, ...others].map(({ fact }) => fact.value).join(', ');
      return [{ messageId: 'several', data: { count: others.length + 1, names, device }, evidence }];
    });
  },
});
