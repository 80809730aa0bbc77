import { cannotTell, defineIntelligenceCheck, happened, reported } from '#model';
import { daysBetween } from '#values';

/** Age from which a list of exits is too old to say anything. Unit: days. @source red-flag catalogue 2026-11, row astrill-egress */
const OLD_AFTER = 30;
/** Country in which foreigners are commonly advised to use it, so that its use there is ordinary. @source S102 */
const ORDINARY_IN = 'CN';

/** Session through a current Astrill exit. */
export const astrillEgress = defineIntelligenceCheck({
  id: 'astrill-egress',
  title: 'Session through a current Astrill exit',
  stage: 'access',
  needs: ['intelligence', 'telemetry'],
  description: 'A sign-in, meeting or code push comes from an exit of the Astrill VPN that a feed under 30 days old lists.',
  data: 'Session addresses (the join address of an interview), and a report under 30 days old that lists exits (“bonafide intel add”) or a feed of them (“bonafide feeds add astrill FILE”)',
  falsePositives: ['People who live in China, for whom guides recommend it', 'Students and travellers there'],
  runbook: ['Ask where the person was', 'Compare with the claimed residence and the managed device', 'Wait for a signal of another kind: the service has many honest users'],
  references: ['S18', 'S28', 'S29', 'S30', 'S33', 'S102'],
  attack: ['T1090'],
  messages: {
    noticed: 'A session came through {{ip}}, listed on {{date}}.',
    signedIn: 'Sessions came through the service on {{count}} days, by a list of {{date}}; the claimed residence is in {{residence}}.',
  },
  run: ({ dossier, intelligence, telemetry }, { now }) => {
    const dates = [intelligence?.feeds['astrill'], telemetry?.feeds['astrill']].filter((date) => date !== undefined).sort();
    const newest = dates.at(-1);
    if (newest === undefined) return cannotTell('no list of exits is stored', 'a report or feed under 30 days old that lists exits of the service');
    if (daysBetween(newest, now).least >= OLD_AFTER)
      return cannotTell(`the newest list of exits is of ${newest.slice(0, 10)}`, 'a report or feed under 30 days old that lists exits of the service');
    const places = [...(telemetry?.accounts ?? []), ...(telemetry?.devices ?? [])].flatMap(({ days }) => days.flatMap(({ where }) => where));
    if (places.length === 0 && dossier.interviews.every(({ value }) => value.network?.ip === undefined))
      return cannotTell('no session has an address', 'the join address of an interview, or sign-in logs');
    const named = (intelligence?.hits ?? [])
      .filter(({ indicator, about }) => about === 'session' && indicator.labels.includes('astrill') && daysBetween(indicator.validFrom, now).least < OLD_AFTER)
      .map((hit) => ({
        messageId: 'noticed' as const,
        data: { ip: hit.seen, date: hit.indicator.validFrom.slice(0, 10) },
        evidence: [reported(hit), { ref: 'claim', id: hit.claimId, role: 'supports' }] as const,
      }));
    const residence = dossier.subject.claimedResidence?.countryCode;
    const seen = places.filter(({ provider }) => provider !== undefined && /astrill/i.test(provider)).sort((a, b) => a.mark.time - b.mark.time);
    const [first, ...others] = seen;
    // Guides recommend it to people who live there: it says nothing of them.
    if (first === undefined || residence === ORDINARY_IN) return named;
    const data = { count: seen.length, date: newest.slice(0, 10), residence: residence ?? 'no stated country' };
    return [...named, { messageId: 'signedIn' as const, data, evidence: [happened(first.mark), ...others.slice(0, 4).map(({ mark }) => happened(mark))] as const }];
  },
});
