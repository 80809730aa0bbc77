import { isHost, isMeantAsHost } from './hosts.ts';
import { isSpecialAddress, readIpv4, readIpv6 } from './ip.ts';
import type { MentionForm } from './mention.ts';
import { type Scan, standsAlone } from './scan.ts';

/** Longest address on the web that is read. Unit: characters. @source RFC 9110, section 4.1, asks for at least 8,000; 2,048 is what browsers and reports show */
const LONGEST_URL = 2_048;
/** Longest host with its port and user. Unit: characters. @source RFC 1035 for the host, 255, and room for a user */
const LONGEST_AUTHORITY = 420;

const SCHEME = /\b(?:https?|ftps?|sftp|wss?|tcp|udp|socks5?|smb|ldaps?|rdp|ssh|git):\/\//gi;
/** What no address on the web holds. */
const STOP = /[\s<>"`|\\^{}\u00ab\u00bb\u2018-\u201f\u2026\u3000-\u303f\uff00-\uff0f\uff1a-\uff1f]|'(?![\w%])|\](?=\()|\*\*|,(?=https?:)/;

/** Takes off what belongs to the sentence: its stops, and brackets that were not opened within. */
function trimmed(address: string): string {
  let end = address.length;
  for (; end > 0; end -= 1) {
    const last = address[end - 1] ?? '';
    const open = last === ')' ? '(' : last === ']' ? '[' : '';
    if (open === '' ? !".,;:!?'*_~".includes(last) : address.slice(0, end).split(open).length >= address.slice(0, end).split(last).length) break;
  }
  return address.slice(0, end);
}

/** How an address stands: as target of a link or an image, or plainly. */
function formAt({ text }: Scan, start: number): MentionForm {
  const at = text[start - 1] === '<' ? start - 1 : start;
  if (text[at - 1] !== '(' || text[at - 2] !== ']') return 'plain';
  const label = text.slice(Math.max(0, at - 400), at - 2);
  return label[label.lastIndexOf('[') - 1] === '!' ? 'image' : 'link';
}

/** The rest of an address that was broken at the end of a printed line. @param end offset behind what was read of it */
function restOfLine(scan: Scan, address: string, end: number): { readonly more: string; readonly end: number } | undefined {
  const at = scan.mended.endOf(end);
  const gap = /^-?[ \t]?\r?\n[ \t]{0,8}/.exec(scan.report.text.slice(at, at + 12))?.[0];
  if (gap === undefined || address.length < 20 || !/[/\-_=&?%]$/.test(address)) return undefined;
  const from = end + scan.text.slice(end, end + gap.length + 2).search(/\S/);
  const line = scan.text.slice(from, from + 300);
  const more = trimmed(line.slice(0, line.search(/[\s<>"`|)]|$/)));
  if (!/^[a-z0-9%][\w%./~=&?#-]*$/i.test(more) || /^[A-Z][a-z]*$/.test(more) || isHost(more) || /^https?:|^www\./i.test(more)) return undefined;
  // A word of the sentence may follow an address that ends with a slash.
  if (/\/$/.test(address) && !/[/\-_=.%\d]/.test(more)) return undefined;
  return { more, end: from + more.length };
}

/** Notes an address on the web whose host is known to stand from one offset to another. @returns the offset behind it */
function addUrl(scan: Scan, start: number, authority: string, hostEnd: number, host: string): number {
  const { text } = scan;
  const tail = text.slice(hostEnd, hostEnd + LONGEST_URL);
  const stop = /^[/?#]/.test(tail) ? tail.search(STOP) : 0;
  const read = trimmed(text.slice(start, hostEnd + (stop < 0 ? tail.length : stop)));
  const end = Math.max(start + read.length, start + authority.length);
  const address = text.slice(start, end);
  const rest = restOfLine(scan, address, end);
  const value = (address + (rest?.more ?? '')).replace(/^[a-z0-9]+:\/\//i, (scheme) => scheme.toLowerCase()).replace(host, host.toLowerCase());
  scan.add('url', value, start, rest?.end ?? end, { form: formAt(scan, start), host: host.toLowerCase() });
  return rest?.end ?? end;
}

/** Addresses with a scheme. */
export function scanUrls(scan: Scan): void {
  const { text } = scan;
  SCHEME.lastIndex = 0;
  for (let found = SCHEME.exec(text); found !== null; found = SCHEME.exec(text)) {
    const from = found.index + found[0].length;
    const part = text.slice(from, from + LONGEST_AUTHORITY);
    const authority = /^(?:[^\s/@?#[\]<>"]{1,160}@)?(\[[0-9a-f:.]{2,45}\]|[^\s/:?#[\]()<>"'`|\\,;*]{1,253})(?::\d{1,5})?/i.exec(part);
    const host = authority?.[1]?.replace(/[._]+$/, '');
    if (authority === null || host === undefined) continue;
    const isAddress = readIpv4(host) !== undefined || (host.startsWith('[') && readIpv6(host.slice(1, -1)) !== undefined);
    if (!isAddress && !isHost(host)) continue;
    const whole = authority[0].replace(/[._]+$/, '');
    SCHEME.lastIndex = addUrl(scan, found.index, found[0] + whole, from + whole.length, host);
  }
}

/** Letters of hosts, and the first letters of mail addresses. @returns the offset at which they end, going one way */
function runEnd(text: string, at: number, step: 1 | -1, most: number, letters: RegExp): number {
  let offset = at;
  for (let count = 0; count < most && offset >= 0 && offset < text.length; count += 1, offset += step) {
    const code = text.charCodeAt(offset);
    const plain = (code >= 97 && code <= 122) || (code >= 48 && code <= 57) || (code >= 65 && code <= 90) || code === 45 || code === 46 || code === 95;
    if (!plain && !letters.test(text[offset] ?? '')) break;
  }
  return offset;
}

const HOST_LETTERS = /[\u00b7\u00e0-\u024f\u0370-\u1fff\u3040-\u9fff\uac00-\ud7af]/;
const LOCAL_LETTERS = /[%+#&'!=~$]/;

/** Addresses of mail. */
export function scanEmails(scan: Scan): void {
  const { text } = scan;
  for (let at = text.indexOf('@'); at >= 0; at = text.indexOf('@', at + 1)) {
    const first = runEnd(text, at - 1, -1, 64, LOCAL_LETTERS) + 1;
    const local = text.slice(first, at).replace(/^[^A-Za-z0-9]+/, '');
    const host = text.slice(at + 1, runEnd(text, at + 1, 1, 253, HOST_LETTERS)).replace(/[._-]+$/, '');
    const start = at - local.length;
    if (local === '' || /\.\.|\.$/.test(local) || !isHost(host) || scan.isTaken(start, at + 1 + host.length)) continue;
    const ending = host.slice(host.lastIndexOf('.') + 1);
    if (ending !== ending.toLowerCase() && host !== host.toUpperCase() && /[a-z]/.test(host.slice(0, host.lastIndexOf('.')))) continue;
    scan.add('email-addr', `${local}@${host}`.toLowerCase(), start, at + 1 + host.length, {
      host: host.toLowerCase(),
      form: formAt(scan, start - (/mailto:$/i.test(text.slice(Math.max(0, start - 7), start)) ? 7 : 0)),
    });
  }
}

/** Words in front of four numbers that make them a version or a number of a section. */
const NUMBERED =
  /(?:\b(?:versions?|ver\.?|v\.?|vers\.?|releases?|build|firmware|sections?|sec\.|clauses?|articles?|chapters?|paragraphs?|para\.?|rules?|tables?|figures?|appendix|annex|steps?|items?|oid|patch(?:es)?|updates?|prior to|requirements?|controls?|nist|iso|part)\s{0,2}|[§v]\s?|[A-Za-z]\/)$/i;
const NETWORK_WORDS =
  /\b(?:ip(?:v4|s)?|address(?:es)?|hosts?|servers?|c2|ports?|connect\w*|beacon\w*|traffic|resolv\w*|network|proxy|vpn|rdp|ssh|infrastructure|nodes?|relays?|dns)\b/i;

/** Whether four numbers are meant as an address. */
function isMeantAsAddress(scan: Scan, value: string, start: number, end: number): boolean {
  const { text } = scan;
  const [before, after] = [text.slice(Math.max(0, start - 40), start), text.slice(end, end + 4)];
  if (/^(?:\/\d{1,2}(?![\d/])|-?(?:rc|beta|alpha))/i.test(after)) return false;
  if (scan.isDefanged(start, end)) return true;
  if (NUMBERED.test(before) || value.startsWith('0.')) return false;
  if (/\b(?:versions?|releases?|firmware|builds?)\b/i.test(before) && /(?:,|and|or|to|through|before|-)\s*$/i.test(before)) return false;
  // “Product 6.3.2.1”: a name, small numbers, and nothing about networks in front.
  const small = value.split('.').every((part) => Number(part) < 40);
  return !(small && /[A-Z][A-Za-z]+\)?\s$/.test(before) && !NETWORK_WORDS.test(before));
}

const HOST_WORDS = /\b(?:domains?|web ?sites?|sites?|hosts?(?:ed)?|c2|servers?|urls?|registered|links?|portals?|visit|address(?:es)?)\b|\b(?:at|from|to|via) ["'(]{0,2}$/i;

/** A piece of letters, digits and dots: an address, a host, an address on the web without scheme, or nothing of these. */
function readDotted(scan: Scan, start: number, end: number): void {
  const { text } = scan;
  const value = text.slice(start, end);
  if (/^[\d.]+$/.test(value)) {
    if (readIpv4(value) !== undefined && isMeantAsAddress(scan, value, start, end)) {
      const path = /^(?::\d{1,5})?\/[\w~%?#-]/.exec(text.slice(end, end + 9));
      if (path !== null && scan.isDefanged(start, end)) addUrl(scan, start, value, end + path[0].search('/'), value);
      else scan.add('ipv4-addr', value, start, end);
    }
    return;
  }
  const before = text[start - 1] ?? '';
  if (/[@\\/=$]/.test(before) && !(before === '/' && !/[\w.]/.test(text[start - 2] ?? ' ')) && !scan.isDefanged(start, end)) return;
  const port = /^:\d{2,5}(?=[/\s]|$)/.exec(text.slice(end, end + 7))?.[0] ?? '';
  const isPath = /^\/[\w~%?#.-]/.test(text.slice(end + port.length, end + port.length + 2));
  const bare = /^www\d?\./i.test(value);
  const clause = text.slice(Math.max(0, start - 60), start);
  const cue = bare || isPath || HOST_WORDS.test(clause);
  const alone = standsAlone(text, start, end);
  if (!isMeantAsHost(value, { defanged: scan.isDefanged(start, end), cue, alone })) return;
  if (isPath || bare) addUrl(scan, start, value + port, end + port.length, value);
  else scan.add('domain-name', value.toLowerCase(), start, end, { host: value.toLowerCase(), form: formAt(scan, start) });
}

/** Addresses of the internet protocol, hosts, and addresses on the web without scheme. */
export function scanDotted(scan: Scan): void {
  const { text } = scan;
  let done = 0;
  for (let dot = text.indexOf('.'); dot >= 0; dot = text.indexOf('.', Math.max(dot + 1, done))) {
    const start = Math.max(done, runEnd(text, dot - 1, -1, 260, HOST_LETTERS) + 1);
    const end = runEnd(text, dot, 1, 260, HOST_LETTERS);
    done = end;
    const value = text.slice(start, end).replace(/^[-_.]+/, '');
    const from = end - value.length;
    const to = from + value.replace(/[-_.]+$/, '').length;
    if (to - from < 4 || !text.slice(from, to).includes('.') || scan.isTaken(from, to)) continue;
    readDotted(scan, from, to);
  }
}

const SIXES = /(?<![\w:.])(?:[0-9a-f]{0,4}:){2,7}(?:(?:\d{1,3}\.){3}\d{1,3}|[0-9a-f]{0,4})(?![\w:])/gi;

/** IPv6 addresses. Times, hardware addresses and networks are none. */
export function scanIpv6(scan: Scan): void {
  for (const found of scan.text.matchAll(SIXES)) {
    const [value] = found;
    const end = found.index + value.length;
    const address = readIpv6(value.replace(/(?<!:):$/, ''));
    if (address === undefined || address.length < 6 || !/\d/.test(address) || isSpecialAddress(address)) continue;
    if (/^\/\d{1,3}/.test(scan.text.slice(end, end + 4)) || scan.isTaken(found.index, end)) continue;
    scan.add('ipv6-addr', address, found.index, end);
  }
}
