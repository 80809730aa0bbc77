import type { ActorProfile } from '#model';
import { outlineOf } from './render/outline.ts';
import type { Cell, Line, Part, Ref, Section } from './render/page.ts';
import { STYLE } from './render/style.ts';

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

/** Text inside HTML, attributes included. Direction marks and control characters show as a replacement sign. */
function safe(text: string): string {
  return text
    .replace(/[\s\u0085\u2028\u2029]+/g, ' ')
    .replace(/[\p{Cc}\p{Cf}\p{Cs}]/gu, '\uFFFD')
    .replace(/[&<>"']/g, (character) => ENTITIES[character] ?? '');
}

const words = ({ quote, start, end }: Ref) => `<q>${safe(quote)}</q> <span class="at">${start}–${end}</span>`;

function cell(one: Cell): string {
  if (typeof one === 'string') return safe(one);
  return 'quote' in one ? words(one) : `<code>${safe(one.code)}</code>`;
}

function line({ says, ref, notes }: Line): string {
  const said = says === undefined ? '' : `<strong>${safe(says)}</strong>`;
  const quoted = ref === undefined ? '' : `<blockquote>${words(ref)}</blockquote>`;
  const below = notes === undefined || notes.length === 0 ? '' : `<ul class="notes">${notes.map((note) => `<li>${safe(note)}</li>`).join('')}</ul>`;
  return `<li>${said}${quoted}${below}</li>`;
}

function part(one: Part): string {
  if (one.kind === 'heading') return `<h3>${safe(one.text)}</h3>`;
  if (one.kind === 'absent') return `<p class="absent"><em>${safe(one.text)}</em></p>`;
  if (one.kind === 'remark') return `<p class="remark">${safe(one.text)}</p>`;
  if (one.kind === 'lines') return `<ul class="lines">${one.lines.map(line).join('\n')}</ul>`;
  const head = one.head.map((title) => `<th scope="col">${safe(title)}</th>`).join('');
  const rows = one.rows.map((cells) => `<tr>${cells.map((content) => `<td>${cell(content)}</td>`).join('')}</tr>`).join('\n');
  return `<div class="scroll" tabindex="0"><table><thead><tr>${head}</tr></thead><tbody>\n${rows}\n</tbody></table></div>`;
}

const section = ({ id, title, parts }: Section, index: number) =>
  `<section id="${id}"><h2><span class="number">${index + 1}</span>${safe(title)}</h2>\n${parts.map(part).join('\n')}\n</section>`;

/** A profile as one page without scripts or outside requests, light and dark. The same profile gives the same bytes. */
export function renderProfileHtml(profile: ActorProfile): string {
  const { title, badges, summary, sections, closing } = outlineOf(profile);
  return [
    '<!doctype html>',
    `<html lang="en"><head><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'">`,
    `<meta name="viewport" content="width=device-width,initial-scale=1"><meta name="referrer" content="no-referrer"><title>${safe(title)}</title><style>${STYLE}</style></head><body>`,
    `<header><h1>${safe(title)}</h1><p class="badges">${badges.map((badge) => `<span class="badge">${safe(badge)}</span>`).join(' ')}</p><p class="soft">${safe(summary)}</p>`,
    `<nav aria-label="Sections">${sections.map((one) => `<a href="#${one.id}">${safe(one.title)}</a>`).join('')}</nav></header>`,
    '<main>',
    ...sections.map(section),
    '</main>',
    `<footer>${closing.map((one) => `<p>${safe(one)}</p>`).join('\n')}</footer>`,
    '</body></html>',
    '',
  ].join('\n');
}
