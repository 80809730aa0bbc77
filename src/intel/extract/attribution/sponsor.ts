import type { ActorProfile } from '#model';
import { quote, type ReportText, sentenceAt } from '../../text.ts';

type Sponsor = NonNullable<ActorProfile['attribution']['sponsor']>;

/** Organs of states that run or profit from operations, with ISO 3166-1 codes. @source indictments and designations of the United States, advisories of the Five Eyes, reports of the UN Panel of Experts */
export const ORGANS: readonly (readonly [string, string])[] = [
  ['Munitions Industry Department(?: \\(MID\\))?', 'KP'],
  ['Reconnaissance General Bureau(?: \\(RGB\\))?', 'KP'],
  ["Workers' Party of Korea(?: \\(WPK\\))?|Central Committee of the Workers' Party", 'KP'],
  ["Korean People's Army(?: \\(KPA\\))?", 'KP'],
  ["Department 53(?: of the Ministry of [A-Z][a-z]+(?: [A-Z][a-z]+)*)?|Ministry of (?:People's Armed Forces|Atomic Energy Industry)|313th? General Bureau|Office 39|Room 39", 'KP'],
  [
    "Unit \\d{5} of the (?:Russian )?Main Intelligence Directorate(?: \\(GRU\\))?|(?:Russian )?Main Intelligence Directorate(?: \\(GRU\\))?|GRU(?:'s)? Unit \\d{5}|Unit \\d{5}",
    'RU',
  ],
  ['(?:Russian )?Federal Security Service(?: of the Russian Federation)?(?: \\((?:FSB|"FSB")\\))?(?:\'s)?(?: Center \\d{2})?|FSB(?:\'s)? Center \\d{2}|Center 18', 'RU'],
  ['(?:Russian )?Foreign Intelligence Service(?: \\(SVR\\))?', 'RU'],
  ['Ministry of State Security(?: \\(MSS\\))?', 'CN'],
  ["Ministry of Public Security(?: \\(MPS\\))?|People's Liberation Army(?: \\(PLA\\))?", 'CN'],
  ['Islamic Revolutionary Guard Corps(?: \\(IRGC\\))?', 'IR'],
  ['Ministry of Intelligence and Security(?: \\(MOIS\\))?|Ministry of Intelligence', 'IR'],
];

const REGIME =
  "(?:North Korean|DPRK|North Korea's|DPRK's|Kim|Pyongyang) (?:regime|government|leadership)|[Gg]overnment of (?:the DPRK|North Korea|the Democratic People's Republic of Korea)|(?:Chinese|Russian|Iranian) (?:government|military|regime)|[Gg]overnment of (?:Iran|Russia|China|the Islamic Republic of Iran|the Russian Federation|the People's Republic of China)";
const ORGAN = ORGANS.map(([words]) => words).join('|');
/** Words that tie what is described to a sponsor, before its name. */
const TIE =
  '(?:officers? (?:in|of|from|with)|members? of|employees? of|hackers? (?:of|from|working for)|work(?:s|ed|ing)? (?:for|on behalf of)|on behalf of|at the (?:direction|behest) of|(?:directed|sponsored|controlled|backed|supported|funded|dispatched|tasked|overseen|run|employed) by|(?:subordinate|subordinated|belong(?:s|ing)?|attributed|linked|tied|reports?|answer(?:s|ing)?) to|arm of|unit of|part of|revenue (?:for|to)|funds? (?:for|to)|money (?:for|to)|(?:generat\\w{1,4}|funnel\\w{0,4}|earn\\w{0,3}) [^.;]{1,50} (?:for|to)|in support of|the benefit of|affiliated with|associated with)';
const TIED = new RegExp(
  `\\b${TIE}(?: the)?(?: UN-?designated| U\\.S\\.-designated| sanctioned| DPRK's| North Korea's| Russian| Chinese| Iranian| DPRK)?\\s+(${ORGAN}|${REGIME})`,
  'g',
);
const OFFICERS = /\b((?:Russian )?(?:GRU|FSB|SVR|MSS|IRGC|PLA)) (?:officers?|agents?|intelligence officers?|hackers?)\b/;

const countryOfSponsor = (name: string): string | undefined =>
  ORGANS.find(([words]) => new RegExp(`^(?:${words})$`).test(name))?.[1] ??
  (/Korea|DPRK|Kim|Pyongyang|RGB/.test(name) ? 'KP' : /Russia|GRU|FSB|SVR/.test(name) ? 'RU' : /Chin|MSS|PLA/.test(name) ? 'CN' : /Iran|IRGC/.test(name) ? 'IR' : undefined);

/** Rules and laws say what would be punished, not what is. */
const LEGAL = /\b(?:sanctions? on any person|has the authority|determined to have|prohibit\w{0,4}|resolution \d{4}|may be subject|any person)\b/i;

/** The state organ that a report says is behind what it tells: named organs before “the regime”. */
export function sponsorOf(report: ReportText): Sponsor | undefined {
  let best: (Sponsor & { readonly organ: boolean }) | undefined;
  for (const found of report.view.matchAll(TIED)) {
    const name = (found[1] ?? '').replace(/'s$/, '');
    const organ = !/(?:regime|government|leadership|military|Korea|Iran|Russia|China)$/i.test(name) || /Workers' Party|Korean People/.test(name);
    const block = sentenceAt(report, found.index)?.block;
    const around = report.view.slice(Math.max(block?.start ?? 0, found.index - 240), found.index);
    if (block?.section === 'furniture' || block?.section === 'mitigations' || block?.kind === 'bullet' || LEGAL.test(around)) continue;
    if (best !== undefined && (best.organ || !organ)) continue;
    const start = found.index + found[0].lastIndexOf(found[1] ?? '');
    const country = countryOfSponsor(name);
    best = { name: name.replace(/\s+/g, ' '), organ, ...(country !== undefined && { country }), ...quote(report, start, start + name.length) };
  }
  if (best === undefined) {
    const officers = OFFICERS.exec(report.view);
    if (officers?.[1] === undefined) return undefined;
    const country = countryOfSponsor(officers[1]);
    return { name: officers[1], ...(country !== undefined && { country }), ...quote(report, officers.index, officers.index + officers[1].length) };
  }
  const { organ: _organ, ...sponsor } = best;
  return sponsor;
}
