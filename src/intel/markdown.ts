import type { ActorProfile } from '#model';
import { outlineOf } from './render/outline.ts';
import type { Cell, Line, Part, Ref } from './render/page.ts';

/** One line of plain words: line breaks are blanks, control and direction marks show as a replacement sign. */
function flat(text: string): string {
  return text
    .replace(/[\s\u0085\u2028\u2029]+/g, ' ')
    .replace(/[\p{Cc}\p{Cf}\p{Cs}]/gu, '\uFFFD')
    .trim();
}

/** Text inside Markdown: markup, tables and automatic links of hostile text show as themselves. */
function safe(text: string): string {
  return flat(text)
    .replace(/[\\`*_{}[\]<>#|~!&$]/g, (character) => `\\${character}`)
    .replace(/:(?=\/\/)|@/g, '\\$&')
    .replace(/\b(www)\./gi, '$1\\.')
    .replace(/^([-+=]|\d{1,9}[.)])/, (sign) => `${sign.slice(0, -1)}\\${sign.slice(-1)}`);
}

/** A value in code; one that could leave its quotes or its cell stands as text. */
function code(text: string): string {
  return /[`|]/.test(text) ? safe(text) : `\`${flat(text)}\``;
}

const words = ({ quote, start, end }: Ref) => `“${safe(quote)}” (${start}–${end})`;

function cell(one: Cell): string {
  if (typeof one === 'string') return safe(one);
  return 'quote' in one ? words(one) : code(one.code);
}

function line({ says, ref, notes }: Line): readonly string[] {
  const said = [...(says === undefined ? [] : [`**${safe(says)}**`]), ...(ref === undefined ? [] : [words(ref)])].join(': ');
  return [`- ${said}`, ...(notes ?? []).map((note) => `  - ${safe(note)}`)];
}

function part(one: Part): readonly string[] {
  if (one.kind === 'heading') return [`### ${safe(one.text)}`, ''];
  if (one.kind === 'absent') return [`*${safe(one.text)}*`, ''];
  if (one.kind === 'remark') return [safe(one.text), ''];
  if (one.kind === 'lines') return [...one.lines.flatMap(line), ''];
  const row = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return [row(one.head.map(safe)), row(one.head.map(() => '---')), ...one.rows.map((cells) => row(cells.map(cell))), ''];
}

/** A profile as Markdown in seven sections; every statement with its words and where they stand, indicators defanged. The same profile gives the same bytes. */
export function renderProfileMarkdown(profile: ActorProfile): string {
  const { title, badges, summary, sections, closing } = outlineOf(profile);
  return [
    `# ${safe(title)}`,
    '',
    ...(badges.length === 0 ? [] : [badges.map(safe).join(' · '), '']),
    safe(summary),
    '',
    ...sections.flatMap((section) => [`## ${section.title}`, '', ...section.parts.flatMap(part)]),
    '---',
    '',
    ...closing.map((one) => `- ${safe(one)}`),
    '',
  ].join('\n');
}
