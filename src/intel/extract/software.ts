import type { ReportSoftware } from '#model';
import { type Block, quote, type ReportText, sentenceAt } from '../text.ts';
import { knownActor } from './attribution/actor-table.ts';
import { type KnownSoftware, softwareTable } from './attribution/software-table.ts';
import { oneLine, standsInAddress } from './attribution/words.ts';

/** Most kinds of software of one report. Unit: names. @source house: longer lists are tables of detections and no profile */
const MOST_SOFTWARE = 200;

type Found = { readonly start: number; readonly end: number; readonly known?: KnownSoftware; readonly kind: ReportSoftware['kind']; readonly strong: boolean };

const MALWARE_NOUN =
  'malware|ransomware|trojan|Trojan|backdoor|back door|loader|downloader|dropper|infostealer|info-stealer|stealer|keylogger|rootkit|bootkit|wiper|worm|botnet|implant|RAT|remote access trojan|web ?shell|cryptominer|miner|spyware|ransomware variant|ransomware as a service|malware family';
const TOOL_NOUN = 'tool|tools|utility|framework|scanner|penetration testing tool|VPN|proxy|tunnel(?:ing|er)?';
/** Words that are no name before “malware” and the like. */
const GENERIC =
  /^(?:the|this|these|that|such|new|custom|malicious|destructive|banking|mobile|android|windows|linux|macos|mac|ios|iot|php|java|python|powershell|javascript|remote|access|open|source|open-source|publicly|legitimate|commodity|known|unknown|additional|other|second|first|stage|second-stage|multi-stage|anti|antivirus|enterprise|cyber|anti-malware|fake|stop|stopransomware|joint|an?|its|their|his|her|our|your|and|or|of|for|in|on|as|with|from|by|advanced|persistent|russian|chinese|iranian|north|korean|dprk|state-sponsored|double|triple|extortion|memory|in-memory|fileless|stealthy|sophisticated|modular|backdoor|trojan|ransomware|malware|credential|password|browser|clipboard|crypto|cryptocurrency|bitcoin|monero|atm|pos|point-of-sale|web|rust|go|golang|c|net|unix|esxi|vmware|microsoft|google|apple|adobe|tor|hacking|security|networking|scanning|administration|admin|monitoring|rmm|two|three|four|most|many|some|all|any|each|both|several|various|multiple|if|when|once|after|before|while|note|indicators?|associated|variants?|using|recent|human-operated|anti-ransomware)$/i;

const NAMED = new RegExp(`\\b([A-Z][\\w.+/-]{1,30}(?: [A-Z][\\w.+-]{1,30})?) (${MALWARE_NOUN})\\b`, 'g');
const INTRODUCED = new RegExp(
  `\\b(${MALWARE_NOUN}|tool|utility|malware variant|strain|variant|family|web ?shells)s?,?(?: (?:that|which))?(?: (?:is|are|was|were))?(?: also)? (?:known as|called|dubbed|named|tracked as)(?: the)? ["']?([A-Z][\\w.+-]{1,30}(?: [A-Z][\\w.+-]{1,30})?)["']?`,
  'g',
);
const QUOTED_LOADER = /\b(?:used|uses|using|deployed|via) ["']([A-Z][\w.+-]{2,30})["'] as (?:an? )?(?:\w{1,12} )?(loader|backdoor|dropper|downloader|implant|keylogger)/g;
const BESIDE = new RegExp(`^["']?,? ?(?:\\([^)]{1,40}\\) )?(?:banking |remote access |second-stage |${MALWARE_NOUN}|(?:C2|beacon|payload|variant|infection|sample)s?\\b)`, 'i');
const BESIDE_TOOL = new RegExp(`^["']?,? ?(?:an? |the )?(?:${TOOL_NOUN}|software|app|account|client|session|browser|email|e-mail|channel|wallet|exchange)\\b`, 'i');
const USED =
  /\b(?:us(?:e|es|ed|ing)|via|through|leverag\w{1,3}|deploy\w{0,4}|install\w{0,4}|download\w{0,3}|execut\w{1,3}|such as|including|include[sd]?|like|utiliz\w{1,4}|abus\w{1,3}|on|with|over|by|from|to|and|or|scripts?|tools?|services?|uploaded)\b[^.;]{0,60}$/i;
/** Platforms whose mention says nothing by itself: they count only where somebody uses them for what is described. */
const QUIET = /^(?:GitHub|GitLab|Bitbucket|LinkedIn|WhatsApp|Signal|Discord|Skype|Slack|WeChat|Zoom|Dropbox|Google Drive|OneDrive|MEGA|Twilio|Stripe|ChatGPT|Claude|Gemini)$/;
const QUIET_USED =
  /\b(?:us(?:e|es|ed|ing)|via|through|over|leverag\w{1,3}|abus\w{1,3}|exfiltrat\w{1,4} (?:\w{1,20} ){0,4}to|upload\w{0,3} (?:\w{1,20} ){0,4}to|communicat\w{1,4} (?:\w{1,20} ){0,4}(?:on|over|via))\s(?:[A-Z]\w{1,20},? (?:and |or )?){0,3}["']?$/i;
/** Advice names software without saying that anybody used it; unless it says that the actors do. */
const ACTORS =
  /\b(?:actors?|attackers?|threat|adversar\w{1,3}|criminals?|group|gang|workers?|they|hackers?)\b[^.;]{0,60}\b(?:us(?:e|es|ed|ing)|leverag\w{1,3}|deploy\w{0,4}|utiliz\w{1,4}|install\w{0,4}|rel(?:y|ied|ies))\b/i;

const isQuietSection = ({ section }: Block) => section === 'furniture' || section === 'references';

/** Whether a name of the table is meant here. */
function isMeant(report: ReportText, start: number, end: number, known: KnownSoftware, ordinary: boolean): boolean {
  const { view } = report;
  const sentence = sentenceAt(report, start);
  if (sentence === undefined || isQuietSection(sentence.block)) return false;
  const text = view.slice(start, end);
  const [before, after] = [view.slice(Math.max(sentence.start, start - 90), start), view.slice(end, end + 40)];
  const upper = /^[A-Z0-9]/.test(text);
  if (!upper && (ordinary || text.length < 5 || text !== text.toLowerCase() || !/[a-z]{5}|\d/.test(text))) return false;
  if (sentence.block.section === 'mitigations' && !ACTORS.test(view.slice(sentence.start, sentence.end))) return false;
  if (ordinary)
    return (
      upper &&
      (known.kind === 'malware'
        ? BESIDE.test(after) || /\b(?:malware|ransomware|trojan|loader|backdoor)s? (?:called|named|dubbed|known as|such as|like) ["']?$/i.test(before)
        : BESIDE_TOOL.test(after))
    );
  if (QUIET.test(known.name)) return QUIET_USED.test(before) && !/^ (?:profile|account|and Twitter|handle|page|repositor)/i.test(after);
  // A gang that is called by its malware is an actor.
  if (known.kind === 'malware') return !/^ (?:[Gg]roup|[Gg]ang|actors?|operators?|affiliates|[Tt]eam)\b/.test(after);
  return USED.test(before) || BESIDE_TOOL.test(after) || sentence.block.kind === 'bullet' || sentence.block.kind === 'row' || known.use === 'remote-access' || known.use === 'vpn';
}

/** “Star Blizzard” is an actor, whatever “Blizzard” is. */
function isPartOfActor(view: string, start: number, end: number): boolean {
  const before = /[A-Z]\w{1,20} $/.exec(view.slice(Math.max(0, start - 22), start))?.[0];
  return before !== undefined && knownActor(`${before}${view.slice(start, end)}`) !== undefined;
}

function fromTable(report: ReportText): readonly Found[] {
  const found: Found[] = [];
  for (const { start, end, entry } of softwareTable().find(report)) {
    const { software, ordinary } = entry;
    if (!isMeant(report, start, end, software, ordinary) || isPartOfActor(report.view, start, end)) continue;
    const to = end + (/^\/[A-Z]\w{2,20}/.exec(report.view.slice(end, end + 24))?.[0].length ?? 0);
    found.push({ start, end: to, known: software, kind: software.kind, strong: !ordinary });
  }
  return found;
}

function fromPatterns(report: ReportText): readonly Found[] {
  const found: Found[] = [];
  const { view } = report;
  const add = (name: string, at: number, kind: ReportSoftware['kind']) => {
    const words = (name.split(/\.(?= )/)[0] ?? name).replace(/\.$/, '').split(' ');
    let start = at;
    while (words.length > 1 && GENERIC.test(words[0] ?? '')) start += (words.shift()?.length ?? 0) + 1;
    const rest = words.join(' ');
    const sentence = sentenceAt(report, start);
    if (rest.length < 3 || words.some((word) => GENERIC.test(word)) || sentence === undefined || isQuietSection(sentence.block) || /(?:'s|-)$/.test(rest)) return;
    if (sentence.block.section === 'mitigations' || standsInAddress(view, start, start + rest.length)) return;
    const known = softwareTable().byName.get(rest.toLowerCase())?.software;
    found.push({ start, end: start + rest.length, kind: known?.kind ?? kind, ...(known !== undefined && { known }), strong: false });
  };
  for (const one of view.matchAll(NAMED)) add(one[1] ?? '', one.index, 'malware');
  for (const one of view.matchAll(INTRODUCED)) add(one[2] ?? '', one.index + one[0].lastIndexOf(one[2] ?? ''), /^(?:tool|utility)/i.test(one[1] ?? '') ? 'tool' : 'malware');
  for (const one of view.matchAll(QUOTED_LOADER)) add(one[1] ?? '', one.index + one[0].indexOf(one[1] ?? ''), 'malware');
  return found;
}

/** Ransomware that calls itself by a brand keeps the word, as reports do. */
function nameOf(report: ReportText, { start, end, kind }: Found): string {
  const name = oneLine(report.text.slice(start, end));
  return kind === 'malware' && /^ ransomware\b/i.test(report.view.slice(end, end + 12)) && !/ransomware$/i.test(name) ? `${name} ransomware` : name;
}

const keyOf = ({ known }: Found, name: string) => (known?.name ?? name).toLowerCase().replace(/ (?:ransomware|malware|web ?shell)$/, '');

/**
 * Malware, tools and services that a report says are used: names of the table in a sentence that uses them, and names beside
 * words such as “malware”. Advice alone names no software. Cost grows with the text.
 */
export function extractSoftware(report: ReportText): readonly ReportSoftware[] {
  const all = [...fromTable(report), ...fromPatterns(report)].sort((a, b) => a.start - b.start || b.end - a.end || Number(b.strong) - Number(a.strong));
  const byKey = new Map<string, ReportSoftware>();
  let end = -1;
  for (const one of all) {
    if (one.start < end) continue;
    end = one.end;
    const name = nameOf(report, one);
    const key = keyOf(one, name);
    const { known } = one;
    if (byKey.has(key) || byKey.size >= MOST_SOFTWARE) continue;
    byKey.set(key, {
      name,
      kind: one.kind,
      ...(known?.attackId !== undefined && { attackId: known.attackId }),
      ...(known?.use !== undefined && { use: known.use }),
      ...quote(report, one.start, one.end),
    });
  }
  return [...byKey.values()];
}
