import { z } from 'zod';
import { type CheckableDossier, cannotTell, context, defineCheck, supports } from '#model';
import { compareDates, daysBetween, regionOfLocale, zoneOffsetMinutes, zonesOfCountry } from '#values';

const options = z.strictObject({
  /** Sessions in which both must contradict. Unit: sessions. @source red-flag catalogue of 2026-11, row clock-locale-mismatch (S89, S17): two sessions */
  sessions: z.int().min(1).default(2).meta({ description: 'Sessions in which time zone and locale both contradict the claimed residence' }),
});

/** Zones that hardened browsers report for everybody, so that they say nothing about the place. @source Mozilla bug 1330890 (UTC since Firefox 55); arkenfox/user.js issue 1857 (Atlantic/Reykjavik since Firefox 128) */
const STAND_IN_ZONES = new Set(['utc', 'etc/utc', 'gmt', 'etc/gmt', 'etc/uct', 'uct', 'zulu', 'etc/zulu', 'universal', 'etc/universal', 'atlantic/reykjavik']);

type Interview = CheckableDossier['interviews'][number];
type Answer = 'agrees' | 'contradicts' | 'unknown';

/** Instants that a session may have happened at, as far as its day is known; both ends of the day where the hour is not. */
function instantsOf(at: string): readonly string[] {
  if (at.length > 10) return [at];
  return at.length === 10 ? [`${at}T00:00:00Z`, `${at}T23:59:00Z`] : [];
}

/** Compares offsets at the session’s own date, never zone names: summer time moves, and a country has several zones. */
function compareZone(zone: string | undefined, claimed: readonly string[], at: string): Answer {
  if (zone === undefined) return 'unknown';
  const offsets = instantsOf(at).map((instant) => ({
    own: zoneOffsetMinutes(zone, instant),
    allowed: claimed.map((one) => zoneOffsetMinutes(one, instant)).filter((offset) => offset !== undefined),
  }));
  if (offsets.length === 0 || offsets.some(({ own, allowed }) => own === undefined || allowed.length === 0)) return 'unknown';
  if (offsets.some(({ own, allowed }) => allowed.some((offset) => offset === own))) return 'agrees';
  return STAND_IN_ZONES.has(zone.toLowerCase()) ? 'unknown' : 'contradicts';
}

/** Compares the region subtag alone. Groups of countries (as in es-419) and locales without region say nothing; the language is never looked at. */
function compareRegion(locale: string | undefined, countryCode: string): Answer {
  const region = locale === undefined ? undefined : regionOfLocale(locale);
  if (region === undefined || !/^[A-Z]{2}$/.test(region)) return 'unknown';
  return region === countryCode ? 'agrees' : 'contradicts';
}

/** Browser time zone and system region both point away from the claimed residence, repeatedly. */
export const clockLocaleMismatch = defineCheck({
  id: 'clock-locale-mismatch',
  title: 'Time zone and system region both differ from the claimed residence',
  stage: 'interview',
  description:
    'In two sessions the browser’s time zone has an offset that the claimed country does not use at that date, and the region of the system locale is another country too. One of them alone is never noticed.',
  data: 'Browser time zone and system locale of at least two sessions, and the claimed residence',
  falsePositives: [
    'Travelling during both sessions',
    'A hardened browser that reports a stand-in',
    'A recent move with the old settings kept',
    'A computer set up abroad or by an employer abroad',
  ],
  runbook: ['Ask whether the person was travelling or uses a hardened browser', 'Look at the session network and at proof of residence', 'Repeat on another day before it counts'],
  references: ['S17', 'S89'],
  messages: { both: 'In {{count}} sessions the time zone ({{zones}}) and the system region ({{regions}}) both differ from the claimed residence in {{residence}}.' },
  options,

  run({ dossier }, { options }) {
    const recorded = dossier.interviews
      .filter(({ value }) => value.timeZone !== undefined || value.locale !== undefined)
      .sort((a, b) => compareDates(a.value.at, b.value.at) || a.id.localeCompare(b.id));
    const wouldTell = `browser time zone and system locale of ${options.sessions} sessions`;
    if (recorded.length === 0) return cannotTell('no session records time zone or locale', wouldTell);
    const residence = dossier.subject.claimedResidence;
    if (residence === undefined) return cannotTell('no residence is claimed', 'the claimed country of residence');
    const zones = [...zonesOfCountry(residence.countryCode), ...(residence.timeZone === undefined ? [] : [residence.timeZone])];
    const compare = ({ value }: Interview): Answer => {
      if (residence.movedAt !== undefined && daysBetween(residence.movedAt, value.at).least < 0) return 'unknown';
      const region = compareRegion(value.locale, residence.countryCode);
      if (region === 'agrees') return 'agrees';
      const zone = compareZone(value.timeZone, zones, value.at);
      if (zone === 'agrees') return 'agrees';
      return zone === 'contradicts' && region === 'contradicts' ? 'contradicts' : 'unknown';
    };
    const compared = recorded.map((claim) => ({ claim, answer: compare(claim) }));
    const against = compared.filter(({ answer }) => answer === 'contradicts').map(({ claim }) => claim);
    const [first, ...others] = against;
    if (first !== undefined && against.length >= options.sessions) {
      const listed = (values: readonly (string | undefined)[]) => [...new Set(values)].filter(Boolean).sort().join(', ');
      const data = {
        count: against.length,
        zones: listed(against.map(({ value }) => value.timeZone)),
        regions: listed(against.map(({ value }) => regionOfLocale(value.locale ?? ''))),
        residence: residence.countryCode,
      };
      return [
        { messageId: 'both', data, evidence: [supports(first), ...others.map(supports), ...dossier.addresses.filter(({ value }) => value.kind === 'residence').map(context)] },
      ];
    }
    const clear = compared.filter(({ answer }) => answer === 'agrees').length;
    return clear === 0 || compared.length - clear >= options.sessions ? cannotTell('too few sessions can be compared with the claimed residence', wouldTell) : [];
  },
});
