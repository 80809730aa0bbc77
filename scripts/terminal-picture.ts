/*
 * Draws terminal output as an SVG, so that the picture in the README is the true output of the program and is refreshed with
 * the other generated files.
 */

type Style = { readonly bold: boolean; readonly dim: boolean; readonly colour: string; readonly background: string | undefined };

const PLAIN: Style = { bold: false, dim: false, colour: '#d7dde5', background: undefined };
const COLOURS: Readonly<Record<number, string>> = { 31: '#ff7b72', 32: '#7ee787', 33: '#e3b341', 36: '#76d9e6', 37: '#ffffff', 39: PLAIN.colour };

/** Size of a character cell. Unit: px at font size 14. */
const CELL = { width: 8.43, height: 19 } as const;
const MARGIN = 16;
const TITLE_BAR = 34;

function apply(style: Style, code: number): Style {
  if (code === 0) return PLAIN;
  if (code === 1) return { ...style, bold: true };
  if (code === 2) return { ...style, dim: true };
  if (code === 22) return { ...style, bold: false, dim: false };
  if (code === 41) return { ...style, background: '#8e1519' };
  if (code === 49) return { ...style, background: undefined };
  const colour = COLOURS[code];
  return colour === undefined ? style : { ...style, colour };
}

function escapeXml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

/** One line of output as SVG elements, and the style in force at its end. */
function drawLine(line: string, y: number, style: Style): { readonly svg: string; readonly style: Style } {
  let current = style;
  let column = 0;
  const parts: string[] = [];
  for (const piece of line.split(/(\u001b\[[\d;]*m)/)) {
    const codes = /^\u001b\[([\d;]*)m$/.exec(piece)?.[1];
    if (codes !== undefined) {
      current = codes.split(';').map(Number).reduce(apply, current);
      continue;
    }
    if (piece === '') continue;
    const x = MARGIN + column * CELL.width;
    const width = [...piece].length * CELL.width;
    if (current.background !== undefined)
      parts.push(`<rect x="${x.toFixed(1)}" y="${y - 14}" width="${width.toFixed(1)}" height="${CELL.height}" rx="3" fill="${current.background}"/>`);
    const weight = current.bold ? ' font-weight="700"' : '';
    const opacity = current.dim ? ' opacity="0.72"' : '';
    if (piece.trim() !== '')
      parts.push(`<text x="${x.toFixed(1)}" y="${y}" fill="${current.colour}"${weight}${opacity} textLength="${width.toFixed(1)}" xml:space="preserve">${escapeXml(piece)}</text>`);
    column += [...piece].length;
  }
  return { svg: parts.join(''), style: current };
}

/** Draws output with ANSI colours. @param title what stands in the title bar */
export function drawTerminal(output: string, title: string): string {
  const lines = output.trimEnd().split('\n');
  const columns = Math.max(...lines.map((line) => [...line.replace(/\u001b\[[\d;]*m/g, '')].length));
  const width = Math.ceil(columns * CELL.width + 2 * MARGIN);
  const height = TITLE_BAR + lines.length * CELL.height + MARGIN;
  let style = PLAIN;
  const body = lines.map((line, index) => {
    const drawn = drawLine(line, TITLE_BAR + 14 + index * CELL.height, style);
    style = drawn.style;
    return drawn.svg;
  });
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" font-family="ui-monospace,SFMono-Regular,Menlo,Consolas,DejaVu Sans Mono,monospace" font-size="14" role="img" aria-label="${escapeXml(title)}">`,
    `<rect width="${width}" height="${height}" rx="10" fill="#11161d"/><text x="${MARGIN}" y="22" fill="#8b98a8">$ ${escapeXml(title)}</text>`,
    ...body.filter((line) => line !== ''),
    '</svg>',
    '',
  ].join('\n');
}
