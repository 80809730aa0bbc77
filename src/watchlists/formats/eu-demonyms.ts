import { readListCountry } from '../entity.ts';

/**
 * Countries by the adjective with which the Official Journal names a nationality. CLDR has none of these words.
 * @source adjectives in the tables of the Official Journal of August 2026
 */
const DEMONYMS = `afghan AF; afgan AF; albanian AL; algerian DZ; american US; angolan AO; armenian AM; australian AU; austrian AT; azerbaijani AZ; bangladeshi BD;
belarusian BY; belarussian BY; belgian BE; bosnian BA; brazilian BR; british GB; bulgarian BG; burkinabe BF; burmese MM; burundian BI; cambodian KH;
cameroonian CM; canadian CA; chadian TD; chinese CN; colombian CO; croatian HR; cuban CU; cypriot CY; czech CZ; danish DK; dutch NL; egyptian EG;
eritrean ER; estonian EE; ethiopian ET; filipino PH; finnish FI; french FR; georgian GE; german DE; greek GR; guatemalan GT; guinean GN; haitian HT; honduran HN;
hungarian HU; indian IN; indonesian ID; iranian IR; iraqi IQ; irish IE; israeli IL; italian IT; ivorian CI; japanese JP; jordanian JO; kazakh KZ; kazakhstani KZ;
kenyan KE; kuwaiti KW; kyrgyz KG; laotian LA; latvian LV; lebanese LB; libyan LY; lithuanian LT; malaysian MY; malian ML; maltese MT; mauritanian MR; moldovan MD;
montenegrin ME; moroccan MA; nicaraguan NI; nigerian NG; north korean KP; norwegian NO; omani OM; pakistani PK; palestinian PS; polish PL; portuguese PT; qatari QA;
romanian RO; russian RU; rwandan RW; saudi SA; saudi arabian SA; senegalese SN; serbian RS; singaporean SG; slovak SK; slovenian SI; somali SO; somalian SO;
south african ZA; south korean KR; south sudanese SS; spanish ES; sudanese SD; swedish SE; swiss CH; syrian SY; taiwanese TW; tajik TJ; tanzanian TZ; thai TH;
togolese TG; tunisian TN; turkish TR; turkmen TM; ugandan UG; ukrainian UA; uzbek UZ; uzbekistani UZ; venezuelan VE; vietnamese VN; yemeni YE; zimbabwean ZW;
drc CD; burma MM; congolese drc CD; republic of moldova MD`;

const TABLE: ReadonlyMap<string, string> = new Map(
  DEMONYMS.split(/;\s*/).map((entry) => {
    const at = entry.lastIndexOf(' ');
    return [entry.slice(0, at).replace(/\s+/g, ' '), entry.slice(at + 1)];
  }),
);

/** What may stand round the word: hedges before it, remarks and numbers behind it. */
const HEDGE = /^(?:(?:allegedly|assumed|possibly|presumed|formerly|of the|and|or)\s+)+/i;

/** @returns the country’s code, or undefined where the word names none */
export function readNationality(text: string): string | undefined {
  const plain = text.trim().replace(HEDGE, '').replace(/\.$/, '');
  const known = (word: string) => TABLE.get(word.toLowerCase().trim()) ?? readListCountry(word);
  return known(plain) ?? known(plain.replace(/[()]/g, '')) ?? known(plain.replace(/\s*[(.].*$/s, '').replace(/\s+(?:since|by|nationality|citizenship)\b.*$/i, ''));
}

/** The nationalities in a text such as `Ukrainian, Russian`, and whether any part of it names none. */
export function readNationalities(text: string): { readonly codes: readonly string[]; readonly unread: boolean } {
  const whole = readNationality(text);
  if (whole !== undefined) return { codes: [whole], unread: false };
  const parts = text.split(/\s*(?:,|;|\/|\band\b|\bor\b|\b[a-z]\)\s)\s*/).filter((part) => part.trim() !== '');
  const codes = parts.flatMap((part) => readNationality(part) ?? []);
  return { codes: [...new Set(codes)], unread: parts.length > codes.length };
}
