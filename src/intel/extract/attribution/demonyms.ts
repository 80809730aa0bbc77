import { readCountry } from '#values';

/** Adjectives and short names of countries in news and court releases, with ISO 3166-1 codes. @source ISO 3166-1 and English usage */
const WORDS = `north korean KP; north korea KP; dprk KP; dprk's KP; pyongyang KP; south korean KR; chinese CN; prc CN; beijing CN; russian RU; moscow RU; iranian IR; tehran IR; american US; us US;
u.s. US; ukrainian UA; mexican MX; japanese JP; israeli IL; indian IN; pakistani PK; vietnamese VN; belarusian BY; syrian SY; turkish TR; british GB; uk GB; u.k. GB; canadian CA; german DE; french FR;
dutch NL; polish PL; romanian RO; bulgarian BG; estonian EE; latvian LV; lithuanian LT; swedish SE; norwegian NO; finnish FI; danish DK; spanish ES; italian IT; portuguese PT; brazilian BR;
nigerian NG; ghanaian GH; kenyan KE; south african ZA; egyptian EG; emirati AE; saudi SA; jordanian JO; lebanese LB; iraqi IQ; afghan AF; kazakh KZ; uzbek UZ; georgian GE; armenian AM; moldovan MD;
serbian RS; albanian AL; greek GR; swiss CH; austrian AT; belgian BE; czech CZ; slovak SK; hungarian HU; irish IE; australian AU; filipino PH; malaysian MY; singaporean SG; indonesian ID; thai TH;
taiwanese TW; laotian LA; cambodian KH; mongolian MN; nepali NP; nepalese NP; bangladeshi BD; cuban CU; venezuelan VE; colombian CO; argentine AR; chilean CL; peruvian PE; dominican DO`;

const TABLE: ReadonlyMap<string, string> = new Map(
  WORDS.split(/;\s*/).map((entry) => {
    const at = entry.lastIndexOf(' ');
    return [entry.slice(0, at).replace(/\s+/g, ' '), entry.slice(at + 1)];
  }),
);

/** The countries of the table as an alternation, longest first. */
export const COUNTRY_WORDS: string = [...TABLE.keys()]
  .sort((a, b) => b.length - a.length)
  .map((word) => word.replace(/\./g, '\\.').replace(/ /g, '[ -]'))
  .join('|');

/** ISO 3166-1 alpha-2 code of an adjective or a name of a country; nothing where the words name none. */
export function countryOf(words: string): string | undefined {
  const plain = words
    .toLowerCase()
    .replace(/[\s-]+/g, ' ')
    .replace(/^the /, '')
    .trim();
  if (/democratic people's republic of korea/.test(plain)) return 'KP';
  if (/people's republic of china/.test(plain)) return 'CN';
  return TABLE.get(plain) ?? (plain.length > 3 ? readCountry(plain) : undefined);
}
