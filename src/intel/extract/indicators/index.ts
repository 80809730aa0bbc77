import type { ReportIndicator } from '#model';
import { quote, type ReportText } from '../../text.ts';
import { accountOfUrl, scanHandles, scanPhones } from './accounts.ts';
import { scanCommands } from './commands.ts';
import { scanFiles, scanPaths, scanRegistry } from './files.ts';
import { readIpv4 } from './ip.ts';
import { judge } from './judge.ts';
import type { Mention, Verdict } from './mention.ts';
import { openScan } from './scan.ts';
import { settingOf } from './setting.ts';
import { scanNumbered, scanTokens } from './tokens.ts';
import { warningOfHost } from './warning-list.ts';
import { scanDotted, scanEmails, scanIpv6, scanUrls } from './web.ts';

/** Everything of a technical kind that the text names, every place of it, in order of reading. */
function mentionsOf(report: ReportText): readonly Mention[] {
  const scan = openScan(report);
  // What is found first keeps its letters: a host of an address is no host of its own, nor is a file of a command a file.
  for (const find of [scanUrls, scanEmails, scanRegistry, scanCommands, scanPaths, scanTokens, scanNumbered, scanIpv6, scanHandles, scanFiles, scanDotted, scanPhones]) find(scan);
  return scan.mentions.toSorted((a, b) => a.start - b.start || b.end - a.end);
}

/** Hosts and accounts that an address on the web names with itself. They play its part, so they are told apart only after it was judged. */
function withinUrl(report: ReportText, mention: Mention, { context, why, confidence }: Verdict): readonly (readonly [Mention, Verdict])[] {
  const { host } = mention;
  if (mention.type !== 'url' || host === undefined) return [];
  const more: (readonly [Mention, Verdict])[] = [];
  const account = accountOfUrl(mention.value, host);
  if (account !== undefined)
    more.push([
      { ...mention, type: 'user-account', value: account, form: 'host' },
      { context, why, confidence },
    ]);
  if (context !== 'malicious' && context !== 'spoofed-brand' && context !== 'abused-service') return more;
  const warning = warningOfHost(host);
  const shared = warning !== undefined && !warning.below && context === 'malicious';
  const named = host.replace(/^www\./, '');
  // Quoted are the letters of the host, not of the address: they are sought in the original, where they may be broken.
  const letters = named.replaceAll('.', '').slice(0, 1);
  const at = report.text
    .slice(mention.start, mention.end)
    .toLowerCase()
    .indexOf(named.split('.')[0] ?? letters);
  const tail = report.text.slice(mention.start + Math.max(at, 0), mention.end);
  const length = /[/?#](?![\])}])/.exec(tail)?.index ?? tail.length;
  const place = at < 0 ? mention : { start: mention.start + at, end: mention.start + at + Math.max(length, 1) };
  more.push([
    { ...mention, start: place.start, end: place.end, type: readIpv4(host) === undefined ? 'domain-name' : 'ipv4-addr', value: named, form: 'host' },
    shared ? { context: 'abused-service', confidence: 0.7, why: `on the list “${warning.list}”, with a dangerous page` } : { context, confidence, why },
  ]);
  return more;
}

/** Most mentions that are judged. @source house: the longest public lists of indicators have some 20,000 */
const MOST_MENTIONS = 200_000;

/** Whether a verdict tells more than the one before: it is surer, or as sure and worse. */
const tellsMore = (one: Verdict, other: Verdict): boolean =>
  one.confidence > other.confidence || (one.confidence === other.confidence && one.context === 'malicious' && other.context !== 'malicious');

/**
 * Technical values that a report names: once each, where it is named first, with the part that it plays by the surest of
 * all its mentions and the reason for it. Values are mended and normalised: hosts, mail addresses and digests in lower case,
 * telephone numbers in E.164, accounts as `host/handle`. Cost grows with the length of the text.
 */
export function extractIndicators(report: ReportText): readonly ReportIndicator[] {
  const mentions = mentionsOf(report).slice(0, MOST_MENTIONS);
  const setting = settingOf(report, mentions);
  const found = new Map<string, { readonly first: Mention; readonly defanged: boolean; readonly verdict: Verdict }>();
  for (const mention of mentions) {
    const verdict = judge(report, mention, setting);
    for (const [one, part] of [[mention, verdict] as const, ...withinUrl(report, mention, verdict)]) {
      const key = `${one.type} ${one.type === 'file-name' || one.type === 'url' ? one.value.toLowerCase().replace(/\/$/, '') : one.value}`;
      const before = found.get(key);
      found.set(key, {
        first: before?.first ?? one,
        defanged: one.defanged || before?.defanged === true,
        verdict: before === undefined || tellsMore(part, before.verdict) ? part : before.verdict,
      });
    }
  }
  return Array.from(found.values(), ({ first, defanged, verdict }) => ({
    type: first.type,
    value: first.value,
    ...(first.chain !== undefined && { chain: first.chain }),
    ...verdict,
    defanged,
    ...quote(report, first.start, first.end),
  })).sort((a, b) => a.start - b.start || b.end - a.end);
}
