import { cannotTell, defineScreeningCheck, listEntry } from '#model';

/** Exact match with a published indicator. */
export const knownIndicatorExactMatch = defineScreeningCheck({
  id: 'known-indicator-exact-match',
  title: 'Exact match with a published indicator',
  stage: 'sourcing',
  description: 'A mail address, wallet, phone or handle equals a published indicator that has a source, a date and a confidence. Personal names are never matched.',
  data: 'A house list of own and shared indicators: “bonafide watchlist import house.csv”',
  falsePositives: ['A victim of identity theft whose data was published', 'A mislabelled account', 'An address that changed hands'],
  runbook: ['Read the report, its date and what it says of this indicator', 'Ask who controls the artefact', 'Treat a possible victim as a victim'],
  references: ['S17', 'S24', 'S38', 'S39', 'S106'],
  attack: ['T1585'],
  messages: { noticed: '{{indicator}} is an indicator of {{entry}} ({{list}}).' },
  run: ({ watchlists }) => {
    const house = new Map(watchlists.editions.filter(({ kind }) => kind === 'house').map((edition) => [edition.list, edition]));
    if (house.size === 0) return cannotTell('no list of indicators is in force', 'a house list of own and shared indicators');
    // A personal name is never matched: it may be a victim’s.
    return watchlists.matches
      .filter(({ list, basis }) => house.has(list) && basis === 'identifier')
      .map((match) => ({
        messageId: 'noticed',
        data: { indicator: match.query, entry: match.caption, list: match.list },
        evidence: [listEntry(match, house.get(match.list)), ...(match.claimId === undefined ? [] : [{ ref: 'claim', id: match.claimId, role: 'supports' } as const])] as const,
      }));
  },
});
