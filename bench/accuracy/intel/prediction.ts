import type { ActorProfile, IndicatorType } from '#model';

/** Our types in the scorer’s words. */
const TYPES: Partial<Record<IndicatorType, string>> = {
  'ipv4-addr': 'ipv4',
  'ipv6-addr': 'ipv6',
  'domain-name': 'domain',
  'email-addr': 'email',
  'phone-number': 'phone',
  process: 'process-command-line',
  vulnerability: 'cve',
};

const STATUS: Readonly<Record<string, string>> = { 'pleaded-guilty': 'convicted', wanted: 'charged' };

/** A profile as the scorer of the annotated reports reads it; parts may be missing. */
export function predictionOf(profile: Partial<ActorProfile>): object {
  const { attribution, activity, targeting, infrastructure } = profile;
  const span = ({ start, end }: { readonly start: number; readonly end: number }) => ({ start, end });
  return {
    actors: attribution?.actors?.map(({ name, aliases, relation }) => ({ name, aliases: aliases.map((one) => one.name), relation })),
    people: attribution?.people?.map(({ name, status }) => ({ name, status: STATUS[status] ?? status })),
    organisations: attribution?.organisations?.map(({ name, aliases }) => ({ name, aliases })),
    techniques: profile.techniques?.map(({ id, by, start, end }) => ({ id, explicit: by === 'id', start, end })),
    indicators: infrastructure?.indicators?.map(({ type, value, context }) => ({ type: TYPES[type] ?? type, value, context })),
    sectors: targeting?.sectors?.map(({ sector }) => sector),
    countries: targeting?.countries?.map(({ code, relation }) => ({ code, relation })),
    money: activity?.money?.map(({ amount, most, currency }) => ({ amount: amount !== null && most !== undefined ? `${amount}-${most}` : amount, currency })),
    // The scorer reads `value` of each, whatever its description says.
    dates: activity?.dates?.map(({ value }) => ({ value })),
    malware: infrastructure?.software?.filter(({ kind }) => kind === 'malware').map(({ name }) => ({ name })),
    tools: infrastructure?.software?.filter(({ kind }) => kind !== 'malware').map(({ name }) => ({ name })),
    activity: activity?.facts?.map(span),
    mitigations: profile.mitigations?.map(span),
    redFlags: profile.redFlags?.filter(({ protectedCharacteristic }) => protectedCharacteristic === undefined).map(span),
    implications: profile.implications?.map(span),
    absent: profile.absent,
  };
}
