import { getDomain } from 'tldts';
import type { Block, ReportText } from '../../text.ts';
import type { Mention } from './mention.ts';

/** What the report as a whole says about the part of its values. */
export type Setting = {
  /** Registrable domains of who published it. */
  readonly publishers: ReadonlySet<string>;
  /** Whether it breaks the addresses that are dangerous, so that those left whole are not. */
  readonly breaks: boolean;
  /** What announces a block that is part of a list or of a table: the heading of its columns, or the line above. */
  readonly announcing: ReadonlyMap<Block, string>;
};

/** Most characters of an announcement that are read, from its end. Unit: characters. @source house: one long sentence */
const LONGEST_ANNOUNCEMENT = 320;
/** Part of a line that values fill where it is an item of a list. @source house: a value, its port and a word of comment */
const VALUES_OF_LINE = 0.5;
/** Broken addresses from which a report is held to break all. @source house: one may stand in a quotation */
const BREAKS_FROM = 2;

const letters = (text: string) => text.toLowerCase().replace(/[^a-z0-9]/g, '');

/** Domains of the publisher: of its address, of a line `url:` at the top, and those that bear its name. */
function publishersOf({ source, view }: ReportText, mentions: readonly Mention[]): ReadonlySet<string> {
  const domains = new Set<string>();
  for (const url of [source.url, /(?:^|\n)(?:url|link|permalink|canonical|source)\s{0,3}:\s{0,3}["']?(https?:\/\/[^\s"']{4,300})/i.exec(view.slice(0, 1500))?.[1]]) {
    const domain = url === undefined ? null : getDomain(url);
    if (domain !== null) domains.add(domain);
  }
  const name = letters(source.publisher ?? '');
  for (const { host, defanged } of mentions) {
    const domain = host === undefined || defanged ? null : getDomain(host);
    const label = letters(domain?.split('.')[0] ?? '');
    if (domain !== null && label.length >= 5 && name.includes(label)) domains.add(domain);
  }
  // Links of a page to itself and to the accounts of its publisher: the domain whose name those accounts bear.
  const handles = new Set(
    mentions.flatMap(({ type, form, value }) =>
      type === 'url' && form === 'link' ? letters(/(?:twitter|x|facebook|instagram|linkedin)\.com\/(?:company\/)?([\w-]{4,40})\/?$/.exec(value)?.[1] ?? '') : [],
    ),
  );
  for (const { host, form } of mentions) {
    const domain = form === 'link' && host !== undefined ? getDomain(host) : null;
    if (domain !== null && handles.has(letters(domain.split('.')[0] ?? ''))) domains.add(domain);
  }
  return domains;
}

/** How many characters of each block its mentions fill. */
function covered(report: ReportText, mentions: readonly Mention[]): ReadonlyMap<Block, number> {
  const filled = new Map<Block, number>();
  const inOrder = mentions.filter(({ form }) => form === 'plain').sort((a, b) => a.start - b.start);
  let at = 0;
  for (const block of report.blocks) {
    while (at < inOrder.length && (inOrder[at]?.start ?? 0) < block.start) at += 1;
    for (; at < inOrder.length; at += 1) {
      const one = inOrder[at];
      if (one === undefined || one.start >= block.end) break;
      filled.set(block, (filled.get(block) ?? 0) + one.end - one.start);
    }
  }
  return filled;
}

/** The words up to a colon, where what follows them in the same block is mostly values. */
function ownAnnouncement({ view }: ReportText, { start, end }: Block, filled: number): string | undefined {
  if (filled === 0) return undefined;
  const colon = view.slice(start, Math.min(end, start + LONGEST_ANNOUNCEMENT)).search(/:[*_]{0,2}\s/);
  return colon > 0 && filled >= VALUES_OF_LINE * (end - start - colon) ? view.slice(start, start + colon + 1) : undefined;
}

/** For items of lists and rows of tables, the words that announce them. */
function announcements(report: ReportText, mentions: readonly Mention[]): ReadonlyMap<Block, string> {
  const filled = covered(report, mentions);
  const announcing = new Map<Block, string>();
  let [line, header, inTable] = ['', '', false];
  for (const block of report.blocks) {
    const words = report.view.slice(Math.max(block.start, block.end - LONGEST_ANNOUNCEMENT), block.end).trim();
    const own = ownAnnouncement(report, block, filled.get(block) ?? 0);
    const isItem = block.kind === 'bullet' || (block.kind !== 'heading' && (filled.get(block) ?? 0) >= VALUES_OF_LINE * (block.end - block.start));
    if (block.kind === 'row') {
      if (!inTable) header = words;
      inTable = true;
      announcing.set(block, `${line} ${header}`);
      continue;
    }
    inTable = false;
    if (own !== undefined) announcing.set(block, own);
    else if (isItem) announcing.set(block, line);
    else line = block.kind === 'heading' || /:\W{0,4}$/.test(words) ? words : '';
  }
  return announcing;
}

export function settingOf(report: ReportText, mentions: readonly Mention[]): Setting {
  const broken = mentions.filter(({ defanged, type }) => defanged && (type === 'url' || type === 'domain-name')).length;
  return { publishers: publishersOf(report, mentions), breaks: broken >= BREAKS_FROM, announcing: announcements(report, mentions) };
}
