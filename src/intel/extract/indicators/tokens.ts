import type { IndicatorType } from '#model';
import type { Scan } from './scan.ts';
import { chainOf } from './wallets.ts';

/** Algorithms by number of hexadecimal digits. @source RFC 1321, FIPS 180-4 */
const DIGESTS: Readonly<Record<number, IndicatorType>> = { 32: 'md5', 40: 'sha1', 64: 'sha256', 128: 'sha512' };

/** Runs of letters and digits that may be a digest or a wallet. */
const RUN = /\b[0-9A-Za-z]{16,128}\b/g;
const TRANSACTION = /\b(?:transactions?|tx(?:id| ?hash)?|block ?hash)\b[^.\n]{0,30}$/i;
/** Places of reports on one sample, whose address names it. */
const SANDBOXES = /(?:hybrid-analysis|virustotal|any\.run|joesandbox|bazaar\.abuse|malshare|tria\.ge|malwr|reverse\.it|intezer|threatfox|vx-underground)/i;

/** How much of the text around a wallet is read for the name of its chain. Unit: characters. @source house: half a line each way */
const AROUND = 60;

/** A digest that a narrow column broke in two: neither half has the length of one. */
function joined({ text, report, mended }: Scan, end: number, digits: string): { readonly value: string; readonly end: number } | undefined {
  if (digits.length in DIGESTS || digits.length > 120) return undefined;
  const gap = /^ ?\r?\n[ \t]{0,4}/.exec(report.text.slice(mended.endOf(end), mended.endOf(end) + 8));
  const next = gap === null ? null : /^\s{1,6}([0-9a-f]{4,120})\b/i.exec(text.slice(end, end + 128));
  const more = next?.[1];
  if (next === null || more === undefined || more.length in DIGESTS || !(digits.length + more.length in DIGESTS)) return undefined;
  return { value: digits + more, end: end + next[0].length };
}

/** Digests of files, and wallets. */
export function scanTokens(scan: Scan): void {
  const { text } = scan;
  RUN.lastIndex = 0;
  for (let found = RUN.exec(text); found !== null; found = RUN.exec(text)) {
    const [run] = found;
    const end = found.index + run.length;
    if (/^[0-9a-f]+$/i.test(run) && /\d/.test(run)) {
      const whole = joined(scan, end, run) ?? { value: run, end };
      const type = DIGESTS[whole.value.length];
      if (type === undefined || (!/[a-f]/i.test(whole.value) && whole.value.length < 64)) continue;
      RUN.lastIndex = whole.end;
      if (!scan.isTaken(found.index, whole.end)) {
        if (!TRANSACTION.test(text.slice(Math.max(0, found.index - 70), found.index))) scan.add(type, whole.value.toLowerCase(), found.index, whole.end);
      } else if (SANDBOXES.test(text.slice(Math.max(0, found.index - 120), found.index))) scan.add(type, whole.value.toLowerCase(), found.index, whole.end, { form: 'within' });
      continue;
    }
    if (run.length < 25 || scan.isTaken(found.index, end)) continue;
    const chain = chainOf(run, text.slice(Math.max(0, found.index - AROUND), end + AROUND));
    if (chain !== undefined)
      scan.add('wallet', /^(?:0x|bc1|ltc1|zs1)/i.test(run) ? run.replace(/^(?:bc|ltc|zs)1.*/i, (one) => one.toLowerCase()) : run, found.index, end, { chain });
  }
}

const FUZZY = /\b(\d{1,8}):([A-Za-z0-9+/]{6,100}):([A-Za-z0-9+/]{3,100})(?![\w:+])/g;
const CVE = /\bCVE[- ]?((?:1999|20\d{2})-(?:\d{4}|[1-9]\d{4,6}))(?!\d)/gi;
const AUTONOMOUS = /\b(?:ASN[ -]?|AS)(\d{2,10})\b(?![.\d-])/g;
const HARDWARE = /\b[0-9A-F]{2}([:-])(?:[0-9A-F]{2}\1){4}[0-9A-F]{2}\b(?![:-])/gi;

/** Largest number of an autonomous system. @source RFC 6793 */
const LARGEST_AS = 4_294_967_295;

/** Fuzzy digests, vulnerabilities, autonomous systems and hardware addresses. */
export function scanNumbered(scan: Scan): void {
  const { text, add, isTaken } = scan;
  for (const found of text.matchAll(FUZZY)) {
    const size = Number(found[1]) / 3;
    // Block sizes are 3 times a power of 2; hours and minutes are not so long.
    if (
      size >= 1 &&
      Number.isInteger(Math.log2(size)) &&
      /[A-Za-z]/.test(found[2] ?? '') &&
      !/[:+/]/.test(text[found.index - 1] ?? '') &&
      !isTaken(found.index, found.index + found[0].length)
    )
      add('ssdeep', found[0], found.index, found.index + found[0].length);
  }
  for (const found of text.matchAll(CVE)) add('vulnerability', `CVE-${found[1] ?? ''}`, found.index, found.index + found[0].length);
  for (const found of text.matchAll(AUTONOMOUS)) {
    const number = Number(found[1]);
    const sure = found[0].startsWith('ASN') || number >= 1000 || /\b(?:autonomous|asns?|hosting|provider|bgp)\b/i.test(text.slice(Math.max(0, found.index - 60), found.index + 60));
    if (sure && number > 0 && number <= LARGEST_AS && !isTaken(found.index, found.index + found[0].length))
      add('autonomous-system', `AS${number}`, found.index, found.index + found[0].length);
  }
  for (const found of text.matchAll(HARDWARE))
    if (!isTaken(found.index, found.index + 17) && !/[:-]/.test(text[found.index - 1] ?? ''))
      add('mac-addr', found[0].toLowerCase().replaceAll('-', ':'), found.index, found.index + 17);
}
