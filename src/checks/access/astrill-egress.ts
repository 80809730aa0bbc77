import { cannotTell, defineIntelligenceCheck, reported } from '#model';
import { daysBetween } from '#values';

/** Age from which a list of exits is too old to say anything. Unit: days. @source red-flag catalogue 2026-11, row astrill-egress */
const OLD_AFTER = 30;

/** Session through a current Astrill exit. */
export const astrillEgress = defineIntelligenceCheck({
  id: 'astrill-egress',
  title: 'Session through a current Astrill exit',
  stage: 'access',
  needs: ['intelligence'],
  description: 'A sign-in, meeting or code push comes from an exit of the Astrill VPN that a feed under 30 days old lists.',
  data: 'Session addresses (the join address of an interview), and a report under 30 days old that lists exits (“bonafide intel add”)',
  falsePositives: ['People who live in China, for whom guides recommend it', 'Students and travellers there'],
  runbook: ['Ask where the person was', 'Compare with the claimed residence and the managed device', 'Wait for a signal of another kind: the service has many honest users'],
  references: ['S18', 'S28', 'S29', 'S30', 'S33', 'S102'],
  attack: ['T1090'],
  messages: { noticed: 'A session came through {{ip}}, listed on {{date}}.' },
  run: ({ dossier, intelligence }, { now }) => {
    const newest = intelligence?.feeds['astrill'];
    if (intelligence === undefined || newest === undefined) return cannotTell('no list of exits is stored', 'a report under 30 days old that lists exits of the service');
    if (daysBetween(newest, now).least >= OLD_AFTER)
      return cannotTell(`the newest list of exits is of ${newest.slice(0, 10)}`, 'a report under 30 days old that lists exits of the service');
    if (dossier.interviews.every(({ value }) => value.network?.ip === undefined))
      return cannotTell('no session has an address', 'the join address of an interview, or sign-in logs');
    return intelligence.hits
      .filter(({ indicator, about }) => about === 'session' && indicator.labels.includes('astrill') && daysBetween(indicator.validFrom, now).least < OLD_AFTER)
      .map((hit) => ({
        messageId: 'noticed' as const,
        data: { ip: hit.seen, date: hit.indicator.validFrom.slice(0, 10) },
        evidence: [reported(hit), { ref: 'claim', id: hit.claimId, role: 'supports' }] as const,
      }));
  },
});
