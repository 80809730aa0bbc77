import { getDomain } from 'tldts';
import { type ReportText, type Sentence, sentenceAt } from '../../text.ts';
import { accountOfUrl } from './accounts.ts';
import * as cues from './cues.ts';
import { isOrdinaryFile } from './files.ts';
import { isOfficial, isPlaceholder } from './hosts.ts';
import { isSpecialAddress } from './ip.ts';
import type { Mention, Verdict } from './mention.ts';
import type { Setting } from './setting.ts';
import { type Warning, warningOfAddress, warningOfHash, warningOfHost } from './warning-list.ts';

/** Characters of the sentence in front of a value, and behind it, in which words are sought. Unit: characters. @source house: the clause that a value belongs to */
const BEFORE = 200;
/** @see BEFORE. Unit: characters. @source house */
const BEHIND = 90;

/** A mention with what stands around it. */
type Place = {
  readonly mention: Mention;
  readonly setting: Setting;
  readonly before: string;
  readonly behind: string;
  /** Words that announce the list or table that it stands in. */
  readonly announced: string | undefined;
  readonly section: Sentence['block']['section'];
  readonly heading: string;
  readonly inQuote: boolean;
};

const verdict = (context: Verdict['context'], confidence: number, why: string): Verdict => ({ context, confidence, why });

function placeOf(report: ReportText, mention: Mention, setting: Setting): Place {
  const sentence = sentenceAt(report, mention.start);
  const [start, end] = sentence === undefined ? [mention.start, mention.end] : [sentence.start, sentence.block.end];
  return {
    mention,
    setting,
    before: report.view.slice(Math.max(start, mention.start - BEFORE), mention.start),
    behind: behindOf(report, mention, end),
    announced: sentence === undefined ? undefined : setting.announcing.get(sentence.block),
    section: sentence?.block.section ?? 'body',
    heading: sentence?.block.heading ?? '',
    inQuote: sentence?.block.kind === 'quote',
  };
}

/** Addresses that are made for telling somebody. */
const TELLING = /(?:^|[^a-z])(?:report|contact|tips?|rewards?|complaint|survey|feedback|abuse|press)/i;
/** Characters behind a digest or file in which the text may call it harmless, be it in the next line. Unit: characters. @source house */
const NEXT_WORDS = 140;

/** The words behind a mention: of its own block, and for files and digests the next line too, as far as the next digest. */
function behindOf({ view }: ReportText, { type, end }: Mention, blockEnd: number): string {
  if (!/^(?:md5|sha|ssdeep|file-name)/.test(type)) return view.slice(end, Math.max(end, Math.min(blockEnd, end + BEHIND)));
  const words = view.slice(end, end + NEXT_WORDS + 90);
  // The digest of a file may stand between its name and what is said of it.
  return (type === 'file-name' ? words.replace(/[0-9a-fA-F]{32,128}/, '') : words).slice(0, NEXT_WORDS).split(/\n\s*\n|[0-9a-fA-F]{32}/, 1)[0] ?? '';
}

const contactOr = (place: Place, confidence: number, why: string): Verdict =>
  cues.REPORTING.test(place.before.replace(/\[[^\]]{0,200}\]\($/, '')) || TELLING.test(place.mention.value)
    ? verdict('reporting-contact', confidence, `${why}; the words in front of it are for reporting`)
    : verdict('benign', confidence, why);

/** What a value is by itself, whatever the words around it say. */
function byItself(place: Place): Verdict | undefined {
  const { mention, setting } = place;
  const { type, value, host } = mention;
  if (type === 'vulnerability') return verdict('benign', 0.95, 'number of a vulnerability');
  if (type === 'ipv4-addr' && isSpecialAddress(value)) return verdict('benign', 0.99, 'address of a private or reserved network');
  if (host === undefined) return undefined;
  if (isSpecialAddress(host)) return verdict('benign', 0.95, 'host in a private or reserved network');
  if (isPlaceholder(host)) return verdict('benign', 0.99, 'name that is reserved for examples');
  if (isOfficial(host)) return contactOr(place, 0.95, 'host of an authority');
  const domain = getDomain(host);
  if (type !== 'user-account' && domain !== null && setting.publishers.has(domain) && !mention.defanged) return contactOr(place, 0.95, 'host of the publisher');
  return undefined;
}

/** Who is the false one and who is imitated, and what the text calls good. */
function byLikeness({ mention, before, behind }: Place): Verdict | undefined {
  if (!/^(?:url|domain-name|email-addr|user-account)$/.test(mention.type)) return undefined;
  if (cues.FALSE_ONE.test(before)) return verdict('malicious', 0.92, 'the words in front call it spoofed or fake');
  if (cues.IMITATED.test(before)) return verdict('spoofed-brand', 0.93, 'the words in front say that it is imitated');
  if (cues.GOOD_ONE.test(before) || cues.GOOD_BEHIND.test(behind))
    return cues.IMITATES.test(before + behind)
      ? verdict('spoofed-brand', 0.93, 'called legitimate beside one that imitates it')
      : verdict('benign', 0.93, 'the text calls it legitimate');
  return undefined;
}

/** Whether the list, table or section that a value stands in is one of threats. */
function isListed({ announced, section, mention, heading }: Place): boolean {
  if (announced !== undefined && announced !== '') {
    if (cues.ANNOUNCES_READING.test(announced) && !/\b(?:indicators?|iocs?|malicious|used by)\b/i.test(announced)) return false;
    if (cues.ANNOUNCES_THREATS.test(announced)) return true;
  }
  return section === 'indicators' && (announced !== undefined || mention.defanged) && !cues.ANNOUNCES_READING.test(heading);
}

/** What a list of well-known hosts, addresses and files makes of a value. A prior: the words around it decide with it. */
function byList(place: Place, warning: Warning): Verdict | undefined {
  const { mention, before, announced } = place;
  if (mention.type === 'user-account') return undefined;
  const named = `on the list “${warning.list}”`;
  const listed = isListed(place);
  const threatened = listed || mention.defanged || cues.THREAT.test(before);
  if (warning.kind === 'hash') return verdict('benign', 0.97, named);
  if (warning.kind === 'sinkhole' || warning.kind === 'parking' || warning.kind === 'resolver') return verdict('benign', 0.8, named);
  if (warning.kind === 'vendor') return verdict(mention.defanged ? 'vendor' : 'benign', 0.85, named);
  if (warning.below) return undefined;
  const path = mention.type === 'url' ? mention.value.replace(/^[a-z]+:\/\//i, '').replace(/^[^/?#]*/, '') : '';
  const shares = cues.SHARING_SERVICE.test(announced ?? '') || cues.SHARING_SERVICE.test(before);
  if (warning.kind === 'service' && path.length > 4 && (listed || mention.defanged) && !shares) return verdict('malicious', 0.7, `a page of its own ${named}, named as dangerous`);
  if (mention.type === 'email-addr') return undefined;
  return threatened && mention.form === 'plain' ? verdict('abused-service', 0.8, `${named}, used as others use it`) : verdict('benign', 0.8, named);
}

const warningOf = ({ type, value, host }: Mention): Warning | undefined => {
  if (type === 'ipv4-addr') return warningOfAddress(value);
  if (type === 'md5' || type === 'sha1' || type === 'sha256' || type === 'sha512' || type === 'ssdeep') return warningOfHash(value);
  return host === undefined || type === 'email-addr' ? undefined : warningOfHost(host);
};

/** Providers whose addresses are nobody’s business addresses. @source house: those named in public advisories */
const FREE_MAIL =
  /^(?:g(?:oogle)?mail|proton(?:mail)?|pm|tuta(?:nota|mail)?|outlook|hotmail|live|msn|yahoo|ymail|aol|icloud|gmx|mail|yandex|rambler|bk|inbox|list|qq|163|126|foxmail|sina|naver|daum|hanmail|cock|onionmail|airmail|mailfence|disroot|riseup|keemail|firemail|xmpp|jabber|exploit|thesecure|dnmx|secmail|ctemplar|skiff|zoho|hushmail|startmail)\./;

/** What remains to be told from the kind of value and the words around it. */
function byKind(place: Place): Verdict {
  const { mention, before, behind, setting } = place;
  const { type, host } = mention;
  const threat = cues.THREAT.test(before) || cues.THREAT_BEHIND.test(behind);
  switch (type) {
    case 'ipv4-addr':
    case 'ipv6-addr':
      if (cues.VICTIMS_OWN.test(before)) return verdict('benign', 0.6, 'an address of a victim');
      return threat ? verdict('malicious', 0.85, 'the words around it speak of an attack') : verdict('malicious', 0.6, 'a public address in a report on threats');
    case 'md5':
    case 'sha1':
    case 'sha256':
    case 'sha512':
    case 'ssdeep':
      return verdict('malicious', 0.8, 'digest of a file in a report on threats');
    case 'wallet':
      return /\b(?:donat\w*|tip jar|support us)\b/i.test(before) ? verdict('benign', 0.8, 'for donations') : verdict('malicious', 0.75, 'wallet in a report on threats');
    case 'domain-name':
    case 'url':
      if (host?.endsWith('.onion')) return verdict('malicious', 0.8, 'hidden service in a report on threats');
      if (cues.ACTORS_OWN.test(before) && mention.form === 'plain') return verdict('malicious', 0.75, 'the words in front say that attackers ran it');
      if (setting.breaks) return verdict('benign', 0.75, 'left whole in a report that breaks what is dangerous');
      return threat && mention.form === 'plain'
        ? verdict('malicious', 0.7, 'the words around it speak of an attack')
        : verdict('benign', 0.65, 'nothing says that it is dangerous');
    case 'email-addr':
      if (FREE_MAIL.test(host ?? '') || threat || cues.ACTOR_CONTACT.test(before))
        return verdict('malicious', 0.75, FREE_MAIL.test(host ?? '') ? 'free mail address in a report on threats' : 'the words around it speak of attackers');
      return verdict('benign', 0.5, 'nothing says that it is dangerous');
    case 'phone-number':
    case 'user-account':
      return threat || cues.ACTOR_CONTACT.test(before)
        ? verdict('malicious', 0.65, 'the words around it speak of attackers')
        : verdict('benign', 0.5, 'nothing says that it is dangerous');
    case 'autonomous-system':
    case 'mac-addr':
      return threat ? verdict('malicious', 0.55, 'the words around it speak of an attack') : verdict('benign', 0.5, 'nothing says that it is dangerous');
    default:
      return verdict('malicious', threat ? 0.75 : 0.6, 'on systems that attackers were on');
  }
}

/** Files, folders, commands and keys. */
function ofHostThings(place: Place): Verdict {
  const { mention, before, behind, section } = place;
  if (mention.type === 'file-name') {
    if (isOrdinaryFile(mention.value)) return verdict('benign', 0.7, 'file that every project has');
    if (cues.GOOD_FILE.test(behind)) return verdict('benign', 0.85, 'the text calls it legitimate');
    if (cues.CHANGED_FILE.test(before) && cues.OF_THE_VICTIM.test(before)) return verdict('victim-file', 0.7, 'a file of the victim that was changed');
    if (cues.GOOD_ONE.test(before)) return verdict('benign', 0.8, 'the text calls it legitimate');
  }
  if (isListed(place)) return verdict('malicious', 0.9, 'in a list of indicators');
  if (section === 'mitigations' || section === 'red-flags' || section === 'references') return verdict('benign', 0.6, 'part of advice');
  return byKind(place);
}

const HOST_THINGS = new Set(['file-name', 'directory', 'process', 'windows-registry-key']);
const WAYS_TO_REACH = new Set(['email-addr', 'phone-number', 'user-account', 'wallet', 'domain-name', 'url']);

/** Where a value stands and how it is introduced. */
function byPlace(place: Place): Verdict | undefined {
  const { mention, before, behind, section, heading, inQuote, announced } = place;
  const { type, form, defanged } = mention;
  const digest = /^(?:md5|sha|ssdeep)/.test(type);
  if (digest && cues.COMMIT.test(before)) return verdict('benign', 0.9, 'number of a commit');
  if (digest && cues.GOOD_FILE.test(behind)) return verdict('benign', 0.88, 'the text calls the file legitimate');
  if (form === 'within') return verdict('malicious', 0.75, 'sample in the address of its analysis');
  if (form === 'image' && !defanged) return verdict('benign', 0.95, 'address of an image');
  if (form === 'link' && !defanged) return contactOr(place, 0.9, 'target of a link');
  const ransom = inQuote && cues.RANSOM_NOTE.test(heading);
  if (!defanged && (section === 'references' || section === 'furniture') && !digest && !ransom) return contactOr(place, 0.9, 'among references and notices');
  if (isListed(place)) return verdict('malicious', 0.95, announced === undefined ? 'in the section of indicators' : 'in a list of indicators');
  if (defanged) return verdict('malicious', 0.9, 'broken so that nobody opens it');
  if (ransom && WAYS_TO_REACH.has(type) && (type !== 'url' && type !== 'domain-name' ? true : mention.host?.endsWith('.onion') === true))
    return verdict('malicious', 0.85, 'in the note of the attackers');
  const actors = cues.ACTOR_CONTACT.test(before) && !cues.TO_THE_READER.test(before);
  if (type !== 'wallet' && cues.READING.test(before) && WAYS_TO_REACH.has(type) && !mention.host?.endsWith('.onion') && !(actors && type !== 'url' && type !== 'domain-name'))
    return contactOr(place, 0.8, 'named for the reader to look up');
  if ((section === 'mitigations' || section === 'red-flags') && !digest && type !== 'ipv4-addr') return verdict('benign', 0.7, 'part of advice');
  if (announced !== undefined && announced !== '' && cues.ANNOUNCES_READING.test(announced)) return verdict('benign', 0.75, 'in a list of reading or contacts');
  return undefined;
}

/** The part that a mention plays, with the reason. The first that tells decides: what it is by itself, likeness, lists of well-known values, its place, and its kind. */
export function judge(report: ReportText, named: Mention, setting: Setting): Verdict {
  // The page of an account is judged as the account.
  const isAccount = named.type === 'url' && named.host !== undefined && accountOfUrl(named.value, named.host) !== undefined;
  const mention: Mention = isAccount ? { ...named, type: 'user-account' } : named;
  const place = placeOf(report, mention, setting);
  if (HOST_THINGS.has(mention.type)) return ofHostThings(place);
  const sure = byItself(place) ?? byLikeness(place);
  if (sure !== undefined) return sure;
  const warning = warningOf(mention);
  return (warning === undefined ? undefined : byList(place, warning)) ?? byPlace(place) ?? byKind(place);
}
