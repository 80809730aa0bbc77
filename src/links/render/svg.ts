import type { Ring } from '#model';
import { explainedOf, percent, plain, ROLE_WORDS, type Thing, thingsOf, xml } from './words.ts';

/** People and things that are drawn of a ring; the rest is counted. @source house: what fits a screen and still reads */
const MOST_PEOPLE = 40;
const MOST_THINGS = 30;
/** Rounds of ordering by the middle of what a box is tied to. @source Sugiyama, Tagawa, Toda 1981, barycentre method; 8 house: it stands still */
const ROUNDS = 8;

/** Sizes of the drawing. Unit: px. */
const WIDTH = 1_040;
const MARGIN = 28;
const BOX = { width: 350, height: 56, gap: 16 } as const;
const HEAD = 64;
const SIGNS = 38;

const STYLE = `
.ground{fill:#fff}.panel{fill:#f6f8fa;stroke:#d0d7de}.person{fill:#fff;stroke:#57606a}.host,.payee,.referrer{fill:#fff4e5;stroke:#9a5b00;stroke-width:2}.persona{fill:#fdeef3;stroke:#a02c5a}
.thing{fill:#e8f1fb;stroke:#1f5fa8}.tie{stroke:#1f5fa8}.serve{stroke:#9a5b00;stroke-width:2.5}.arrow{fill:#9a5b00}
text{font-family:system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans",sans-serif;fill:#1f2328;font-size:14px}.head{font-size:18px;font-weight:600}.name{font-weight:600}.small{font-size:12px;fill:#4a5259}.aside{font-size:12px;fill:#4a5259;font-style:italic}
path{fill:none;stroke-width:1.6;stroke-opacity:.8}.arrow path,.arrow{stroke:none}
@media (prefers-color-scheme:dark){.ground{fill:#0d1117}.panel{fill:#161b22;stroke:#30363d}.person{fill:#0d1117;stroke:#8b949e}.host,.payee,.referrer{fill:#3a2600;stroke:#e3a041}.persona{fill:#3b1226;stroke:#f08db4}.thing{fill:#0c2d52;stroke:#79b8ff}.tie{stroke:#79b8ff}.serve{stroke:#e3a041}.arrow{fill:#e3a041}text{fill:#e6edf3}.small,.aside{fill:#adb6c0}}
`.trim();

/** Orders both sides so that lines cross little: each box goes to the middle of what it is tied to. */
function ordered(people: readonly string[], things: readonly Thing[]): { readonly people: readonly string[]; readonly things: readonly Thing[] } {
  let [left, right] = [[...people], [...things]];
  const middle = (positions: readonly number[], own: number) => (positions.length === 0 ? own : positions.reduce((sum, one) => sum + one, 0) / positions.length);
  const sortedBy = <T>(all: readonly T[], at: (one: T, nth: number) => number): T[] => {
    const places = all.map((one, nth) => ({ one, nth, place: at(one, nth) }));
    return places.sort((x, y) => x.place - y.place || x.nth - y.nth).map(({ one }) => one);
  };
  for (let round = 0; round < ROUNDS; round++) {
    const rows = new Map(left.map((id, nth) => [id, nth]));
    right = sortedBy(right, ({ members }, nth) =>
      middle(
        members.flatMap((id) => rows.get(id) ?? []),
        nth,
      ),
    );
    left = sortedBy(left, (id, nth) =>
      middle(
        right.flatMap(({ members }, row) => (members.includes(id) ? [row] : [])),
        nth,
      ),
    );
  }
  return { people: left, things: right };
}

function boxOf(x: number, y: number, kind: string, name: string, below: string, whole: string, radius: number): string {
  return [
    `<g><title>${xml(whole)}</title>`,
    `<rect class="${kind}" x="${x}" y="${y}" width="${BOX.width}" height="${BOX.height}" rx="${radius}"/>`,
    `<text class="name" x="${x + 16}" y="${y + 24}">${xml(name, SIGNS)}</text>`,
    `<text class="small" x="${x + 16}" y="${y + 43}">${xml(below, SIGNS + 12)}</text></g>`,
  ].join('');
}

/** One ring as a panel. @returns its drawing and height */
function panel(ring: Ring, top: number): { readonly drawing: string; readonly height: number } {
  const members = new Map(ring.members.map((member) => [member.id, member]));
  const { people, things } = ordered(
    ring.members.slice(0, MOST_PEOPLE).map(({ id }) => id),
    thingsOf(ring).slice(0, MOST_THINGS),
  );
  const aside = explainedOf(ring);
  const asideLines = aside.slice(0, 3).map((text) => `Not counted: ${text}`);
  const more = [
    ...(ring.members.length > MOST_PEOPLE ? [`and ${ring.members.length - MOST_PEOPLE} more people`] : []),
    ...(ring.shared.length > MOST_THINGS ? [`and ${ring.shared.length - MOST_THINGS} more shared things`] : []),
    ...(aside.length > 3 ? [`and ${aside.length - 3} more things that honest explanations set aside`] : []),
  ];
  const step = BOX.height + BOX.gap;
  const rows = Math.max(people.length, things.length);
  const height = HEAD + rows * step + (asideLines.length + more.length) * 20 + 16;
  const [leftX, rightX] = [MARGIN + 20, WIDTH - MARGIN - 20 - BOX.width];
  const yOf = (nth: number, count: number) => top + HEAD + (nth + (rows - count) / 2) * step;
  const personAt = new Map(people.map((id, nth) => [id, yOf(nth, people.length)]));
  const lines: string[] = [];
  const boxes: string[] = [];
  for (const [nth, { what, label, members: ids, servers, holders }] of things.entries()) {
    const y = yOf(nth, things.length);
    for (const id of ids) {
      const from = personAt.get(id);
      if (from === undefined) continue;
      const [x1, y1, x2, y2] = [leftX + BOX.width, from + BOX.height / 2, rightX, y + BOX.height / 2];
      const middle = (x1 + x2) / 2;
      // Arrows go from who serves to what is done, and on to whom it is done for.
      const kind = servers.size === 0 ? 'tie' : 'serve';
      const heads = servers.size === 0 ? '' : servers.has(id) ? ' marker-end="url(#to)"' : ' marker-start="url(#from)"';
      lines.push(`<path class="${kind}" d="M${x1} ${y1} C${middle} ${y1} ${middle} ${y2} ${x2} ${y2}"${heads}/>`);
    }
    const others = holders > ids.length ? `, ${holders} people in all have it` : '';
    const below = servers.size === 0 ? `${what}: ${ids.length} of them${others}` : `${what}, for ${ids.length - servers.size} others`;
    boxes.push(boxOf(rightX, y, 'thing', label, below, `${what}: ${label}`, BOX.height / 2));
  }
  for (const id of people) {
    const { caption = id, role = 'member', since } = members.get(id) ?? {};
    boxes.push(
      boxOf(
        leftX,
        personAt.get(id) ?? top,
        role === 'member' ? 'person' : `person ${role}`,
        caption,
        `${since === undefined ? '' : `${since.slice(0, 10)} · `}${ROLE_WORDS[role]}`,
        `${caption} (${id}): ${ROLE_WORDS[role]}`,
        8,
      ),
    );
  }
  const words = [
    `${ring.members.length} people tied by what they share`,
    `${percent(ring.probability)} likely`,
    ...(ring.earliest === undefined ? [] : [`since ${ring.earliest}`]),
    ...ring.patterns,
  ].join(' · ');
  const notes = [...asideLines, ...more].map((text, nth) => `<text class="aside" x="${leftX}" y="${top + HEAD + rows * step + 12 + nth * 20}">${xml(text, 130)}</text>`);
  const drawing = [
    `<rect class="panel" x="${MARGIN}" y="${top}" width="${WIDTH - 2 * MARGIN}" height="${height}" rx="12"/>`,
    `<text class="head" x="${leftX}" y="${top + 34}">${xml(words, 100)}</text>`,
    `<text class="small" x="${leftX}" y="${top + 52}">${xml(ring.id)}</text>`,
    ...lines,
    ...boxes,
    ...notes,
  ].join('\n');
  return { drawing, height };
}

/** Rings as one picture, the largest first: people at the left, what they share at the right, arrows from who serves. The same rings give the same bytes. */
export function ringsSvg(rings: readonly Ring[]): string {
  const sorted = [...rings].sort((x, y) => y.members.length - x.members.length || x.id.localeCompare(y.id));
  const panels: string[] = [];
  let top = MARGIN;
  for (const ring of sorted) {
    const { drawing, height } = panel(ring, top);
    panels.push(drawing);
    top += height + MARGIN;
  }
  if (sorted.length === 0) {
    panels.push(`<text class="head" x="${MARGIN}" y="${top + 24}">Nobody stored is tied to anybody.</text>`);
    top += 2 * MARGIN;
  }
  const told = sorted.map(({ id, members }) => `${id}: ${members.map(({ caption }) => plain(caption, SIGNS)).join(', ')}`).join('; ');
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${top}" width="${WIDTH}" height="${top}" role="img" aria-labelledby="t d">`,
    `<title id="t">${sorted.length} ${sorted.length === 1 ? 'ring' : 'rings'} of people who share things</title>`,
    `<desc id="d">${xml(told, 2_000)}</desc>`,
    `<style>${STYLE}</style>`,
    '<defs><marker id="to" viewBox="0 0 10 10" refX="9" refY="5" markerWidth="5" markerHeight="5" orient="auto"><path class="arrow" d="M0 0L10 5L0 10z"/></marker>',
    '<marker id="from" viewBox="0 0 10 10" refX="1" refY="5" markerWidth="5" markerHeight="5" orient="auto"><path class="arrow" d="M10 0L0 5L10 10z"/></marker></defs>',
    `<rect class="ground" width="${WIDTH}" height="${top}"/>`,
    ...panels,
    '</svg>',
  ].join('\n');
}
