import { type ReportText, type Sentence, sentenceAt } from '../../text.ts';
import { isPerson, nameStart, PERSON } from './person-names.ts';

/** Somebody whose office or post the text gives. */
export type Held = { readonly name: string; readonly start: number; readonly end: number; readonly status: 'official' | 'researcher' | 'leader'; readonly role: string };

const OFFICE =
  '(?:(?:Acting|Deputy|Assistant|Associate|Principal|Interim|Senior|Supervisory|First|Chief|Managing)\\s){0,3}(?:(?:U\\.?S\\.?|United States|FBI|Treasury|Justice|State|Homeland Security|Defense|District|Federal|Prime|Cyber|Trial|Magistrate|Special|Section|Unit|Division|Field|Inspector|White House|Foreign|Interior|National)\\s){0,3}(?:Attorneys?(?:\\sGeneral)?|Special Agents?(?:\\sin Charge)?|Agents?(?:\\sin Charge)?|Directors?|Secretar(?:y|ies)|Under ?[Ss]ecretary|Commissioner|Chief|Judge|(?:Chief|Associate)\\sJustice|Prosecutors?|Senators?|Sen\\.|Rep\\.|Congress(?:man|woman)|Minister|President|Ambassador|Inspector(?:\\sGeneral)?|Commander|Sheriff|Administrator|Counsel|General|Gen\\.|Col\\.|Lt\\.|Colonel|Lieutenant|Captain|Detective|Superintendent|Legal Attach(?:e|é)|Spokes(?:man|woman|person)|Coordinator|Envoy|Chairman|Chairwoman|Constable|Official)';
const LOWER_OFFICE = '(?:spokes(?:man|woman|person)|prosecutors?|judge|attorney general|minister|prime minister|president|senator|ambassador|police chief|inspector)(?: for| of)?';
const POST =
  '(?:CEO|CTO|CISO|CSO|COO|VP|SVP|EVP|(?:[Ss]enior |[Ee]xecutive )?[Vv]ice [Pp]resident|[Cc]hief (?:[Ee]xecutive|[Tt]echnology|[Ii]nformation|[Ss]ecurity|[Tt]hreat|[Rr]esearch|[Aa]nalyst|[Ss]cientist)\\w*(?: [Oo]fficer)?|[Cc]o-?[Ff]ounder|[Ff]ounder|[Hh]ead of|[Pp]rincipal|[Dd]irector of|[Mm]anaging [Dd]irector|[Ss]enior|[Ll]ead|[Rr]esearchers?|[Aa]nalysts?|[Ee]ngineers?|[Ee]xperts?|[Cc]onsultant|[Pp]rofessor|[Ff]ellow|[Mm]anager|[Ii]nvestigator)';
/** Words at which the stretch of offices and names ends. */
const STOP =
  /\b(?:said|says|announced|stated|told|that|who|against|charging|charged|sentenced|ordered|imposed|accepted|noted|added|alleg\w{1,4}|presided|prosecut(?:ed|ing)|unsealed|described|warned|wrote|explained|thanked|commended|praised|joined|after|following|is|are|was|were|will|has|have|had|where|when|whose|pleaded|indict\w{0,5}|arrest\w{0,3}|conspir\w{0,6}|defendants?)\b/;
const SAID = /\b(?:said|says|told|wrote|writes|explain(?:ed|s)|added|adds|noted|notes|warn(?:ed|s)|stated|according to|comment(?:ed|s)|tweeted|posted|shared|reported)\b/i;
const CALLED = new RegExp(`(?<![\\w-])(?:${OFFICE}|${LOWER_OFFICE})(?![\\w-])`, 'g');
const POSTED = new RegExp(`(?<![\\w-])${POST}(?![\\w-])`, 'g');
const NAMES = new RegExp(PERSON, 'gu');
const BEHIND = new RegExp(`^,?\\s\\(?(?:the |a |an |who (?:is|serves as) (?:the )?)?(?:(?:FBI|[A-Z][\\w&.'-]{1,20})(?:'s)?\\s){0,4}(?:${OFFICE}|${LOWER_OFFICE})(?![\\w-])`);
const BEHIND_POST = new RegExp(`^,\\s(?:the |a |an |who (?:is|serves as) (?:the )?)?(?:[\\w&.'-]{1,20}\\s){0,5}?${POST}(?![\\w-])`);
/** A former officer may be a defendant; a company’s officer is no official. */
const FORMER = /\b(?:former|ex-|one-time|self-described|purported|fake|posing as an?|claimed to be)\s?$/i;
const COMPANY =
  /^(?:Director|Managing Director|Chief|President|Manager|Principal|Senior)\b(?!.{0,30}\b(?:FBI|CISA|NSA|DHS|Homeland|Bureau|Agency|Department|Office|National|Division|Police|United States|U\.S\.))/;

/** Longest stretch from an office to the last name it goes with. Unit: characters. @source house: a release names three agents of three field offices in 180 */
const LONGEST_STRETCH = 260;

/** Names in a stretch behind an office: “U.S. Attorney for the Western District of Pennsylvania A. B. and Special Agents in Charge C and D”. */
function namesIn(view: string, from: number, to: number): readonly { readonly name: string; readonly start: number; readonly end: number }[] {
  const names: { name: string; start: number; end: number }[] = [];
  for (const found of view.slice(from, to).matchAll(NAMES)) {
    const skip = nameStart(found[0]);
    const name = found[0].slice(skip).replace(/'s$/, '');
    if (isPerson(name)) names.push({ name: name.replace(/\s+/g, ' '), start: from + found.index + skip, end: from + found.index + skip + name.length });
  }
  return names;
}

function stretchEnd(view: string, from: number, sentence: Sentence): number {
  // The block and not the sentence: a full stop in “U.S. Attorney” may have ended it.
  const most = Math.min(sentence.block.end, from + LONGEST_STRETCH);
  const words = view.slice(from, most);
  const stop = /[;]|["](?=[a-z\s])|(?<=[a-z]{3})\.\s(?=[A-Z])/.exec(words.replace(/["'][A-Z]\w{1,20}["']/g, (nick) => '_'.repeat(nick.length)))?.index ?? words.length;
  const verb = STOP.exec(words)?.index ?? words.length;
  return from + Math.min(stop, verb);
}

/** Officials, and researchers and heads of companies, by the office or post beside their names. Cost grows with the text. */
export function officeHolders(report: ReportText): readonly Held[] {
  const { view } = report;
  const held: Held[] = [];
  for (const found of view.matchAll(CALLED)) {
    const sentence = sentenceAt(report, found.index);
    if (sentence === undefined || sentence.block.kind === 'heading' || FORMER.test(view.slice(Math.max(0, found.index - 20), found.index))) continue;
    const from = found.index + found[0].length;
    const until = stretchEnd(view, from, sentence);
    if (COMPANY.test(`${found[0]}${view.slice(from, from + 60)}`) && !/\b(?:FBI|Agency|Bureau|Treasury|Justice)\s?$/.test(view.slice(Math.max(0, found.index - 12), found.index)))
      continue;
    for (const one of namesIn(view, from, until)) held.push({ ...one, status: 'official', role: found[0] });
  }
  for (const found of view.matchAll(POSTED)) {
    const sentence = sentenceAt(report, found.index);
    if (sentence === undefined || sentence.block.kind === 'heading' || FORMER.test(view.slice(Math.max(0, found.index - 20), found.index))) continue;
    const from = found.index + found[0].length;
    const said = SAID.test(view.slice(sentence.start, sentence.end));
    const [one] = namesIn(view, from, Math.min(stretchEnd(view, from, sentence), from + 90));
    if (one !== undefined && (said || /^(?:CEO|[Cc]hief [Ee]xecutive|[Hh]ead of|[Ff]ounder)/.test(found[0])))
      held.push({ ...one, status: said ? 'researcher' : 'leader', role: found[0] });
  }
  return held;
}

/** The office or post behind a name: “A. B., Assistant Director of the FBI’s Cyber Division”. */
export function officeBehind(report: ReportText, start: number, end: number): { readonly status: 'official' | 'researcher'; readonly role: string } | undefined {
  const { view } = report;
  const after = view.slice(end, end + 120);
  const office = BEHIND.exec(after);
  if (office !== null && !/\bformer\b/i.test(office[0])) return { status: 'official', role: office[0].replace(/^,?\s/, '') };
  const sentence = sentenceAt(report, start);
  const post = BEHIND_POST.exec(after);
  return post !== null && sentence !== undefined && !/\bformer\b/i.test(post[0]) && SAID.test(view.slice(sentence.start, sentence.end))
    ? { status: 'researcher', role: post[0].replace(/^,\s/, '') }
    : undefined;
}
