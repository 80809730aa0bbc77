import { type FeedEntries, type IpRange, type Issue, type Parsed, quoteReceived } from '#model';
import { parseRanges } from './address.ts';

/** Lines that are not understood are named one by one up to this many; the rest is counted. */
const ISSUES_NAMED = 100;

/** Widest range that a feed may name: a slip such as /0 would class everybody. Unit: bits of prefix. @source house: no operator holds more than an IPv4 /8; the registries’ own IPv6 blocks are /12 */
const WIDEST = { 4: 8, 6: 16 } as const;

/** Names of the column of addresses. */
const ADDRESS_COLUMN = /^(?:ip|ips|ip[ _-]?address(?:es)?|address|addr|cidr|range|prefix|network|host|exit[ _-]?ip)$/i;
const SYSTEM = /^AS[ ]?(\d{1,10})\b(.*)$/i;
/** Highest number of an autonomous system. @source RFC 6793 */
const HIGHEST_ASN = 4_294_967_295;

function widthOf(range: IpRange): number {
  return range.version === 4 ? Math.log2(range.last - range.first + 1) : (range.last - range.first + 1n).toString(2).length - 1;
}

const isTooWide = (range: IpRange) => widthOf(range) > (range.version === 4 ? 32 : 128) - WIDEST[range.version];

function cellsOf(line: string, delimiter: string): readonly string[] {
  return line.split(delimiter).map((cell) => cell.trim().replace(/^"(.*)"$/, '$1'));
}

/** Delimiter and column of a table whose first line names a column of addresses. */
function headerOf(line: string): { readonly delimiter: string; readonly column: number } | undefined {
  for (const delimiter of [',', ';', '\t']) {
    const column = cellsOf(line, delimiter).findIndex((cell) => ADDRESS_COLUMN.test(cell));
    if (column >= 0) return { delimiter, column };
  }
  return undefined;
}

/**
 * What a feed lists: an address, range or AS number a line, with comments behind `#`, `;` or `//`; or a table with a column of addresses.
 * Never throws; a line that is none of these is an issue with its number.
 */
export function readFeed(text: string): Parsed<FeedEntries> {
  const ranges: IpRange[] = [];
  const systems: { asn: number; name?: string }[] = [];
  const issues: Issue[] = [];
  let [lines, unread] = [0, 0];
  const tell = (line: number, message: string, received: string) => {
    unread += 1;
    if (unread > ISSUES_NAMED) return;
    issues.push({
      code: 'invalid-value',
      severity: 'warning',
      path: `line ${line}`,
      message,
      expected: 'an address, a CIDR range or an AS number',
      received: quoteReceived(received),
    });
  };
  let header: ReturnType<typeof headerOf>;
  let isFirst = true;
  for (const [nth, raw] of text
    .replace(/^\ufeff/, '')
    .split(/\r\n|\r|\n/)
    .entries()) {
    const line = raw.trim();
    if (line === '' || /^(?:#|;|\/\/)/.test(line)) continue;
    if (isFirst) {
      isFirst = false;
      header = headerOf(line);
      if (header !== undefined) continue;
    }
    lines += 1;
    const system = header === undefined ? SYSTEM.exec(line) : null;
    if (system !== null) {
      const asn = Number(system[1]);
      const name = (system[2] ?? '').replace(/^[\s#,;:-]+/, '').trim();
      if (asn < 1 || asn > HIGHEST_ASN) tell(nth + 1, 'There is no such AS number', line);
      else systems.push(name === '' ? { asn } : { asn, name });
      continue;
    }
    const cell = header === undefined ? (/^[^\s#,;]+(?:\s*-\s*[0-9a-f.:]+)?/i.exec(line)?.[0] ?? line) : (cellsOf(line, header.delimiter)[header.column] ?? '');
    const found = parseRanges(cell);
    if (found === undefined) tell(nth + 1, 'The line is no address, no range and no AS number', line);
    else if (found.some(isTooWide)) tell(nth + 1, 'The range is wider than any operator’s', line);
    else ranges.push(...found);
  }
  const unnamed = unread - issues.length;
  if (unnamed > 0) issues.push({ code: 'invalid-value', severity: 'warning', path: '/', message: `${unnamed} more lines are neither addresses nor ranges nor AS numbers` });
  return { value: { ranges, systems, lines, unread }, issues };
}
