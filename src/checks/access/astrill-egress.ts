import { z } from 'zod';
import { cannotTell, defineIntelligenceCheck, happened, type Noticed, reported, type TelemetryFacet, type Trace, type Whereabouts } from '#model';
import { daysBetween } from '#values';

const options = z
  .strictObject({
    /** Age from which a list of exits is too old to say anything. Unit: days. @source red-flag catalogue 2026-11, row astrill-egress */
    days: z.int().positive().default(30).meta({ description: 'Age in days from which a list of exits says nothing' }),
    /** Countries in which foreigners are commonly advised to use it, so that its use there is ordinary. Unit: ISO 3166-1 alpha-2. @source S102; red-flag catalogue 2026-11, section 11 */
    ordinaryIn: z.array(z.string().length(2)).default(['CN']).meta({ description: 'Countries of residence in which its use is ordinary' }),
  })
  .prefault({});

type Session = { readonly day: number; readonly at: Whereabouts; readonly managed: string | undefined };

/** Sessions through its exits, earliest first, and the managed device that was behind them. */
function sessionsOf({ accounts, devices }: TelemetryFacet): readonly Session[] {
  const managed = ({ kind, facts }: Trace) => kind === 'device' && facts.some(({ topic, value }) => topic === 'managed' && value === 'yes');
  return [...accounts, ...devices]
    .flatMap((trace) =>
      trace.days.flatMap(({ day, where }) =>
        where.filter(({ provider }) => provider !== undefined && /astrill/i.test(provider)).map((at): Session => ({ day, at, managed: managed(trace) ? trace.id : undefined })),
      ),
    )
    .sort((a, b) => a.at.mark.time - b.at.mark.time || (a.at.mark.uid < b.at.mark.uid ? -1 : 1));
}

/** Session through a current Astrill exit. */
export const astrillEgress = defineIntelligenceCheck({
  id: 'astrill-egress',
  title: 'Session through a current Astrill exit',
  options,
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
    managed: 'The managed device {{device}} was connected through the service on {{count}} days, by a list of {{date}}; the claimed residence is in {{residence}}.',
    signedIn: 'Sessions came through the service on {{count}} days, by a list of {{date}}; the claimed residence is in {{residence}}.',
  },
  run: ({ dossier, intelligence, telemetry }, { now, options: { days: age, ordinaryIn } }) => {
    const isFresh = (date: string | undefined): boolean => date !== undefined && daysBetween(date, now).least < age;
    const [reports, feed] = [intelligence?.feeds['astrill'], telemetry?.feeds['astrill']];
    const newest = [reports, feed]
      .filter((date) => date !== undefined)
      .sort()
      .at(-1);
    if (newest === undefined) return cannotTell('no list of exits is stored', `a report or feed under ${age} days old that lists exits of the service`);
    if (!isFresh(newest)) return cannotTell(`the newest list of exits is of ${newest.slice(0, 10)}`, `a report or feed under ${age} days old that lists exits of the service`);
    const joined = isFresh(reports) && dossier.interviews.some(({ value }) => value.network?.ip !== undefined);
    // An old feed says nothing of sign-ins, however fresh a report is.
    const logged = isFresh(feed) && [...(telemetry?.accounts ?? []), ...(telemetry?.devices ?? [])].some(({ days }) => days.some(({ where }) => where.length > 0));
    if (!joined && !logged)
      return cannotTell('no session has an address that a fresh list could hold', `the join address of an interview, or sign-in logs and a feed under ${age} days old`);
    const found: Noticed<'noticed' | 'managed' | 'signedIn'>[] = (intelligence?.hits ?? [])
      .filter(({ indicator, about }) => about === 'session' && indicator.labels.includes('astrill') && isFresh(indicator.validFrom))
      .map((hit) => ({
        messageId: 'noticed' as const,
        data: { ip: hit.seen, date: hit.indicator.validFrom.slice(0, 10) },
        evidence: [reported(hit), { ref: 'claim', id: hit.claimId, role: 'supports' }] as const,
      }));
    const residence = dossier.subject.claimedResidence?.countryCode;
    const sessions = logged && telemetry !== undefined ? sessionsOf(telemetry) : [];
    if (sessions.length === 0 && found.length === 0) return [];
    if (residence === undefined) return cannotTell('sessions came through the service, which is ordinary where some people live', 'the claimed residence');
    // Guides recommend it to people who live there: it says nothing of them.
    if (ordinaryIn.includes(residence)) return [];
    const device = sessions.find(({ managed }) => managed !== undefined)?.managed;
    const those = device === undefined ? sessions : sessions.filter(({ managed }) => managed === device);
    const [first, ...others] = those;
    if (first === undefined) return found;
    const data = { count: new Set(those.map(({ day }) => day)).size, date: (feed ?? newest).slice(0, 10), residence, device: device ?? '' };
    const evidence = [happened(first.at.mark), ...others.slice(0, 4).map(({ at }) => happened(at.mark))] as const;
    return [...found, { messageId: device === undefined ? 'signedIn' : 'managed', data, evidence }];
  },
});
