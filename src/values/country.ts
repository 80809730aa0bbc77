import { fold } from './text.ts';

/** ISO 3166-1 codes in pairs, alpha-3 and alpha-2, five letters each. @source ISO 3166-1 as in pycountry 2025, 249 countries */
const CODES =
  'ABWAWAFGAFAGOAOAIAAIALAAXALBALANDADAREAEARGARARMAMASMASATAAQATFTFATGAGAUSAUAUTATAZEAZBDIBIBELBEBENBJBESBQBFABFBGDBDBGRBGBHRBHBHSBSBIHBABLMBLBLRBYBLZBZ' +
  'BMUBMBOLBOBRABRBRBBBBRNBNBTNBTBVTBVBWABWCAFCFCANCACCKCCCHECHCHLCLCHNCNCIVCICMRCMCODCDCOGCGCOKCKCOLCOCOMKMCPVCVCRICRCUBCUCUWCWCXRCXCYMKYCYPCYCZECZDEUDE' +
  'DJIDJDMADMDNKDKDOMDODZADZECUECEGYEGERIERESHEHESPESESTEEETHETFINFIFJIFJFLKFKFRAFRFROFOFSMFMGABGAGBRGBGEOGEGGYGGGHAGHGIBGIGINGNGLPGPGMBGMGNBGWGNQGQGRCGR' +
  'GRDGDGRLGLGTMGTGUFGFGUMGUGUYGYHKGHKHMDHMHNDHNHRVHRHTIHTHUNHUIDNIDIMNIMINDINIOTIOIRLIEIRNIRIRQIQISLISISRILITAITJAMJMJEYJEJORJOJPNJPKAZKZKENKEKGZKGKHMKH' +
  'KIRKIKNAKNKORKRKWTKWLAOLALBNLBLBRLRLBYLYLCALCLIELILKALKLSOLSLTULTLUXLULVALVMACMOMAFMFMARMAMCOMCMDAMDMDGMGMDVMVMEXMXMHLMHMKDMKMLIMLMLTMTMMRMMMNEMEMNGMN' +
  'MNPMPMOZMZMRTMRMSRMSMTQMQMUSMUMWIMWMYSMYMYTYTNAMNANCLNCNERNENFKNFNGANGNICNINIUNUNLDNLNORNONPLNPNRUNRNZLNZOMNOMPAKPKPANPAPCNPNPERPEPHLPHPLWPWPNGPGPOLPL' +
  'PRIPRPRKKPPRTPTPRYPYPSEPSPYFPFQATQAREUREROURORUSRURWARWSAUSASDNSDSENSNSGPSGSGSGSSHNSHSJMSJSLBSBSLESLSLVSVSMRSMSOMSOSPMPMSRBRSSSDSSSTPSTSURSRSVKSKSVNSI' +
  'SWESESWZSZSXMSXSYCSCSYRSYTCATCTCDTDTGOTGTHATHTJKTJTKLTKTKMTMTLSTLTONTOTTOTTTUNTNTURTRTUVTVTWNTWTZATZUGAUGUKRUAUMIUMURYUYUSAUSUZBUZVATVAVCTVCVENVEVGBVG' +
  'VIRVIVNMVNVUTVUWLFWFWSMWSYEMYEZAFZAZMBZMZWEZW';

/** Names in exports that CLDR’s English does not use. @source ISO 3166-1 official short names and house list */
const OTHER_NAMES: Readonly<Record<string, string>> = {
  'united states of america': 'US',
  'u s a': 'US',
  'u s': 'US',
  uk: 'GB',
  'great britain': 'GB',
  england: 'GB',
  scotland: 'GB',
  wales: 'GB',
  'northern ireland': 'GB',
  'united kingdom of great britain and northern ireland': 'GB',
  'czech republic': 'CZ',
  'russian federation': 'RU',
  'korea republic of': 'KR',
  'republic of korea': 'KR',
  'korea south': 'KR',
  turkey: 'TR',
  'viet nam': 'VN',
  'ivory coast': 'CI',
  'hong kong': 'HK',
  macau: 'MO',
  myanmar: 'MM',
  burma: 'MM',
  'iran islamic republic of': 'IR',
  'moldova republic of': 'MD',
  'taiwan province of china': 'TW',
  'tanzania united republic of': 'TZ',
  'bolivia plurinational state of': 'BO',
  'venezuela bolivarian republic of': 'VE',
  'syrian arab republic': 'SY',
  'the netherlands': 'NL',
  'netherlands kingdom of the': 'NL',
  'cape verde': 'CV',
  swaziland: 'SZ',
  macedonia: 'MK',
  'bosnia herzegovina': 'BA',
  'democratic republic of the congo': 'CD',
  'republic of the congo': 'CG',
  'palestine state of': 'PS',
  palestine: 'PS',
};

let table: ReadonlyMap<string, string> | undefined;

/** Codes by folded code and name. Built once, on first use. */
function countries(): ReadonlyMap<string, string> {
  if (table !== undefined) return table;
  const english = new Intl.DisplayNames(['en'], { type: 'region', fallback: 'none' });
  const entries: (readonly [string, string])[] = [];
  for (const [, alpha3 = '', alpha2 = ''] of CODES.matchAll(/(.{3})(..)/g)) {
    const name = english.of(alpha2);
    entries.push([alpha2.toLowerCase(), alpha2], [alpha3.toLowerCase(), alpha2]);
    if (name !== undefined) entries.push([fold(name), alpha2]);
  }
  table = new Map([...entries, ...Object.entries(OTHER_NAMES)]);
  return table;
}

/** The ISO 3166-1 alpha-2 code of a country given as code or English name. @returns undefined where it is none */
export function readCountry(text: string): string | undefined {
  return countries().get(fold(text));
}
