import { cannotTell, defineScreeningCheck, type Evidence, listEntry, type MatchBasis, type ScreeningMatch } from '#model';

/** Which message a match is worth: decisive, borne out once, or a name and no more. */
const MESSAGE: Readonly<Record<MatchBasis, 'identifier' | 'twoIdentifiers' | 'oneIdentifier' | 'nameOnly'>> = {
  identifier: 'identifier',
  'name-and-two-identifiers': 'twoIdentifiers',
  'name-and-identifier': 'oneIdentifier',
  name: 'nameOnly',
};

const WHAT: Readonly<Record<NonNullable<ScreeningMatch['about']>, string>> = {
  person: 'The person',
  employer: 'An employer named',
  supplier: 'A supplier named',
  bank: 'A bank named',
  'account-holder': 'An account holder',
  account: 'An account',
  contact: 'A contact',
  document: 'A document number',
};

/** Hit on a sanctions list. */
export const sanctionsListHit = defineScreeningCheck({
  id: 'sanctions-list-hit',
  title: 'Hit on a sanctions list',
  stage: 'payment',
  description:
    'A name, firm, bank or wallet hits a list of OFAC, the UN, the UK or the EU. An exact identifier, or a name with two identifiers, is decisive; a name alone is weak.',
  data: 'Current sanctions lists: “bonafide watchlist refresh”',
  falsePositives: ['A namesake: most name-only hits are false', 'An entry that was removed since'],
  runbook: [
    'Compare all identifiers with the entry',
    'Bring in counsel the same day where two agree',
    'Record list and version',
    'Dismiss a hit that is somebody else, with the reason',
  ],
  references: ['S30', 'S45', 'S62', 'S63'],
  messages: {
    identifier: '{{what}} has an identifier of {{entry}} ({{list}}).',
    twoIdentifiers: '{{what}} fits {{entry}} ({{list}}) by name and two identifiers, {{score}} likely.',
    oneIdentifier: '{{what}} fits {{entry}} ({{list}}) by name and one identifier, {{score}} likely.',
    nameOnly: '{{what}} fits {{entry}} ({{list}}) by name alone, {{score}} likely.',
  },
  run: ({ watchlists }) => {
    const sanctions = new Map(watchlists.editions.filter(({ kind }) => kind !== 'house').map((edition) => [edition.list, edition]));
    const hits = watchlists.matches.filter(({ list }) => sanctions.has(list));
    if (hits.length === 0 && ![...sanctions.values()].some(({ kind }) => kind === 'sanctions'))
      return cannotTell('only the starter list is in force', 'current sanctions lists: “bonafide watchlist refresh”');
    return hits.map((match) => {
      const claim: readonly Evidence[] = match.claimId === undefined ? [] : [{ ref: 'claim', id: match.claimId, role: 'supports' }];
      return {
        messageId: MESSAGE[match.basis],
        data: { what: WHAT[match.about ?? 'person'], entry: match.caption, list: match.list, score: `${Math.floor(match.score * 100)} %` },
        evidence: [listEntry(match, sanctions.get(match.list)), ...claim] as const,
      };
    });
  },
});
