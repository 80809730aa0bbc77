import { type CheckableDossier, cannotTell, context, defineCheck, supports } from '#model';
import { compareDates, daysBetween } from '#values';

/** Classes of network that hide where a person joins from, with the words of the message. Consumer VPNs are not among them: too many honest people use one (S26). @source S12, S17, S25, S28 */
const ANONYMISED: Readonly<Record<string, string>> = { hosting: 'a hosting provider', 'residential-proxy': 'a residential proxy', tor: 'Tor' };
/** Classes whose exit is the firm’s or the school’s and says nothing about the person. @source red-flag catalogue 2026-11, section 11 (S26) */
const INSTITUTIONS = new Set(['corporate', 'education']);
/** Classes whose exit may be in another country than the person: carrier gateways and roaming, VPN exits. @source red-flag catalogue 2026-11, section 11 */
const FLOATING = new Set(['mobile', 'consumer-vpn']);
/** Country in which foreigners are commonly advised to use Astrill, so that its use there is ordinary. @source S102 */
const ASTRILL_IS_ORDINARY_IN = 'CN';

type Interview = CheckableDossier['interviews'][number];
type Reading = { readonly claim: Interview } & (
  | { readonly seen: 'astrillOutsideChina' | 'astrill' | 'anonymised' | 'otherCountry'; readonly network: string }
  | { readonly seen: 'clear' }
  | { readonly seen: 'unknown'; readonly why: string; readonly wouldTell: string }
);

function read(claim: Interview, claimed: string | undefined): Reading {
  const { kind = 'unknown', countryCode, provider = '' } = claim.value.network ?? {};
  if (/astrill/i.test(provider)) {
    if (claimed === ASTRILL_IS_ORDINARY_IN) return { claim, seen: 'clear' };
    return { claim, seen: claimed === undefined ? 'astrill' : 'astrillOutsideChina', network: provider };
  }
  const anonymised = ANONYMISED[kind];
  if (anonymised !== undefined) return { claim, seen: 'anonymised', network: anonymised };
  if (INSTITUTIONS.has(kind)) return { claim, seen: 'clear' };
  if (kind === 'unknown')
    return { claim, seen: 'unknown', why: 'the kind of network is not known', wouldTell: 'the class of the join address from an address intelligence source' };
  if (countryCode === undefined || claimed === undefined)
    return {
      claim,
      seen: 'unknown',
      why: 'the country of the join address or the residence claimed at that time is not known',
      wouldTell: 'the country of the join address, and the residence claimed at that time',
    };
  if (countryCode === claimed) return { claim, seen: 'clear' };
  if (FLOATING.has(kind))
    return {
      claim,
      seen: 'unknown',
      why: 'a mobile carrier or VPN in another country does not show where the person is',
      wouldTell: 'a session joined over a fixed line without VPN',
    };
  return { claim, seen: 'otherCountry', network: countryCode };
}

/** Sessions were joined over a network that hides the place, or from another country than the claimed one. */
export const interviewNetworkAnonymised = defineCheck({
  id: 'interview-network-anonymised',
  title: 'Session joined over an anonymising or distant network',
  stage: 'interview',
  description:
    'A session was joined from hosting, a residential proxy, Tor or Astrill, or from another country than the claimed residence. Corporate and school networks are not counted, nor are mobile carriers and consumer VPNs in another country.',
  data: 'Join address of the sessions with class, country and provider from an address intelligence source',
  falsePositives: [
    'An employer’s or client’s VPN that is not labelled as such',
    'A privacy VPN that rents hosting space',
    'Travel, or a border region',
    'An address database that is out of date',
    'Living in China, where Astrill is commonly recommended to foreigners',
  ],
  runbook: [
    'Ask which network was used, and whether the person was travelling',
    'Repeat the call without VPN',
    'Prefer proof of residence over more questions about the network',
    'Look for a second kind of data before it counts',
  ],
  references: ['S12', 'S17', 'S25', 'S28', 'S102'],
  messages: {
    astrillOutsideChina: 'Joined through {{network}} while the claimed residence is in {{residence}} (sessions: {{count}}, first on {{at}}).',
    astrill: 'Joined through {{network}}, no residence being stated for that time (sessions: {{count}}, first on {{at}}).',
    anonymised: 'Joined through {{network}} (sessions: {{count}}, first on {{at}}).',
    otherCountry: 'Joined from {{network}} while the claimed residence is in {{residence}} (sessions: {{count}}, first on {{at}}).',
  },

  run({ dossier }) {
    const residence = dossier.subject.claimedResidence;
    const livedThereBy = (at: string) => residence?.movedAt === undefined || daysBetween(residence.movedAt, at).least >= 0;
    const recorded = dossier.interviews.filter(({ value }) => value.network !== undefined).sort((a, b) => compareDates(a.value.at, b.value.at) || a.id.localeCompare(b.id));
    if (recorded.length === 0) return cannotTell('no session records the network it was joined from', 'the meeting log with join addresses and their class');
    const readings = recorded.map((claim) => read(claim, livedThereBy(claim.value.at) ? residence?.countryCode : undefined));
    const noticed = readings.flatMap((reading) => ('network' in reading ? [reading] : []));
    const addresses = dossier.addresses.filter(({ value }) => value.kind === 'residence');
    const found = [...new Set(noticed.map(({ seen, network }) => `${seen} ${network}`))].flatMap((key) => {
      const [first, ...others] = noticed.filter(({ seen, network }) => `${seen} ${network}` === key);
      if (first === undefined) return [];
      const data = { network: first.network, residence: residence?.countryCode ?? 'no stated country', count: 1 + others.length, at: first.claim.value.at.slice(0, 10) };
      return [{ messageId: first.seen, data, evidence: [supports(first.claim), ...others.map(({ claim }) => supports(claim)), ...addresses.map(context)] as const }];
    });
    if (found.length > 0) return found;
    const unknown = readings.flatMap((reading) => (reading.seen === 'unknown' ? [`${reading.why}\n${reading.wouldTell}`] : [])).sort()[0];
    const [why, wouldTell] = unknown?.split('\n') ?? [];
    return why === undefined || wouldTell === undefined ? [] : cannotTell(why, wouldTell);
  },
});
