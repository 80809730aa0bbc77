// Both tables are the engine's own and never change while it runs; asking it is the slowest thing a check can do.
const formats = new Map<string, Intl.DateTimeFormat>();
const zones = new Map<string, readonly string[]>();

function formatOf(zone: string): Intl.DateTimeFormat {
  const known = formats.get(zone);
  if (known !== undefined) return known;
  const format = new Intl.DateTimeFormat('en-US', { timeZone: zone, timeZoneName: 'longOffset', hour: 'numeric' });
  formats.set(zone, format);
  return format;
}

/** Offsets that were asked for, by zone and hour: they change on the hour at most, and few are asked for. */
const offsets = new Map<string, number | undefined>();
/** Offsets kept; beyond it none is added. Unit: offsets. @source house: changes the speed only */
const MOST_OFFSETS = 20_000;

/** Offset of an IANA zone from UTC at an instant. Unit: minutes, east positive. @returns undefined for a name that is no zone */
export function zoneOffsetMinutes(zone: string, instant: string): number | undefined {
  const key = `${zone} ${instant.slice(0, 13)}`;
  if (offsets.has(key)) return offsets.get(key);
  const offset = askOffset(zone, instant);
  if (offsets.size < MOST_OFFSETS) offsets.set(key, offset);
  return offset;
}

function askOffset(zone: string, instant: string): number | undefined {
  try {
    const parts = formatOf(zone).formatToParts(new Date(instant));
    const name = parts.find((part) => part.type === 'timeZoneName')?.value ?? '';
    const match = /^GMT(?:([+-])(\d{2}):(\d{2}))?$/.exec(name);
    if (match === null) return undefined;
    return (match[1] === '-' ? -1 : 1) * (Number(match[2] ?? 0) * 60 + Number(match[3] ?? 0));
  } catch {
    return undefined;
  }
}

/** IANA zones of a country from the engine’s own CLDR data. Empty where it knows none. */
export function zonesOfCountry(countryCode: string): readonly string[] {
  const known = zones.get(countryCode) ?? askZones(countryCode);
  zones.set(countryCode, known);
  return known;
}

function askZones(countryCode: string): readonly string[] {
  try {
    const locale = new Intl.Locale('und', { region: countryCode }) as Intl.Locale & { timeZones?: readonly string[]; getTimeZones?: () => readonly string[] };
    return locale.getTimeZones?.() ?? locale.timeZones ?? [];
  } catch {
    return [];
  }
}

/** Region subtag of a BCP 47 or POSIX locale, such as US of `en-US` and `en_US.UTF-8@euro`. @returns undefined where it has none */
export function regionOfLocale(locale: string): string | undefined {
  try {
    return new Intl.Locale(locale.replaceAll('_', '-').replace(/[.@].*$/, '')).region;
  } catch {
    return undefined;
  }
}
