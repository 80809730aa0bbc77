import { cannotTell, defineIntelligenceCheck, type IndicatorHit, listEntry, reported } from '#model';

/** How a message calls what of the person it concerns. */
const ABOUT: Readonly<Record<IndicatorHit['about'], string>> = {
  contact: 'The person’s contact',
  profile: 'The person’s profile',
  reference: 'A referee’s contact',
  account: 'The account that is paid',
  session: 'The address of a session',
  file: 'A file',
  firm: 'A firm of the history',
  website: 'A website of the history',
};

/** Exact match with a published indicator. */
export const knownIndicatorExactMatch = defineIntelligenceCheck({
  id: 'known-indicator-exact-match',
  title: 'Exact match with a published indicator',
  stage: 'sourcing',
  needs: ['intelligence', 'watchlists'],
  description:
    'A mail address, phone, wallet, handle, website, file or session address equals an indicator that a stored report or a house list publishes, with its source, date and confidence; or a firm of the history is named as a front. Personal names are never matched.',
  data: 'Threat reports that were added (“bonafide intel add”), or a house list of own and shared indicators (“bonafide watchlist import house.csv”)',
  falsePositives: ['A victim of identity theft whose data was published', 'A mislabelled account', 'An address that changed hands', 'A firm whose name a front borrowed'],
  runbook: ['Read the report, its date and what it says of this indicator', 'Ask who controls the artefact', 'Treat a possible victim as a victim'],
  references: ['S17', 'S24', 'S38', 'S39', 'S106'],
  attack: ['T1585'],
  messages: {
    noticed: '{{indicator}} is an indicator of {{entry}} ({{list}}).',
    reported: '{{about}} {{seen}} is an indicator published by {{source}}.',
    firmReported: '{{seen}} in the history bears the name of a firm that {{source}} calls a front or designated.',
  },
  run: ({ watchlists, intelligence }) => {
    const house = new Map((watchlists?.editions ?? []).filter(({ kind }) => kind === 'house').map((edition) => [edition.list, edition]));
    if (house.size === 0 && intelligence === undefined)
      return cannotTell('no report is stored and no list of indicators is in force', 'threat reports, or a house list of own and shared indicators');
    // A personal name is never matched: it may be a victim’s.
    const listed = (watchlists?.matches ?? [])
      .filter(({ list, basis }) => house.has(list) && basis === 'identifier')
      .map((match) => ({
        messageId: 'noticed' as const,
        data: { indicator: match.query, entry: match.caption, list: match.list },
        evidence: [listEntry(match, house.get(match.list)), ...(match.claimId === undefined ? [] : [{ ref: 'claim', id: match.claimId, role: 'supports' } as const])] as const,
      }));
    const published = (intelligence?.hits ?? [])
      // Exits of a service that many honest people use are another signal.
      .filter(({ indicator }) => !indicator.labels.includes('astrill'))
      .map((hit) => ({
        messageId: hit.indicator.type === 'organization-name' ? ('firmReported' as const) : ('reported' as const),
        data: { about: ABOUT[hit.about], seen: hit.seen, source: hit.indicator.source },
        evidence: [reported(hit), { ref: 'claim', id: hit.claimId, role: 'supports' }] as const,
      }));
    return [...listed, ...published];
  },
});
