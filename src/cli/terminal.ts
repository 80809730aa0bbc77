import pc from 'picocolors';

/** Where a command writes: data to `out`, talk to `err`. */
export type Terminal = {
  readonly out: (text: string) => void;
  readonly err: (text: string) => void;
  /** Resolves when the reader of `out` has caught up, so that output never piles up in memory. */
  readonly settle: () => Promise<void>;
  readonly colour: boolean;
  /** Width for text output. Unit: columns. */
  readonly width: number;
  /** A person is watching `err`, so progress may be drawn. */
  readonly live: boolean;
  /** A person can answer questions. */
  readonly interactive: boolean;
};

export type Paint = ReturnType<typeof pc.createColors>;

/** Colours that are none where the output is no terminal. */
export function paint(terminal: Pick<Terminal, 'colour'>): Paint {
  return pc.createColors(terminal.colour);
}

/** Control characters of hostile text would move the cursor or hide words, so they never reach a terminal. */
export function printable(text: string): string {
  return text.replace(/[\p{Cc}\p{Cf}\u2028\u2029]/gu, '\uFFFD');
}

/** Breaks a text into lines of at most `width` columns, each begun with `indent`. Words longer than a line are cut. */
export function wrap(text: string, width: number, indent = ''): string {
  const room = Math.max(20, width - indent.length);
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ').flatMap((one) => one.match(new RegExp(`.{1,${room}}`, 'gsu')) ?? [''])) {
    if (line !== '' && line.length + 1 + word.length > room) {
      lines.push(line);
      line = word;
    } else {
      line = line === '' ? word : `${line} ${word}`;
    }
  }
  return [...lines, line].map((one) => indent + one).join('\n');
}

/** Widest text output: longer lines tire the eye. Unit: columns. @source WCAG 2.2, 1.4.8: 80 characters, plus the indent */
const WIDEST = 110;

/** The terminal of a process. Colour follows NO_COLOR and FORCE_COLOR. @source https://no-color.org */
export function terminalOf(process: NodeJS.Process): Terminal {
  const { env, stdout, stderr, stdin } = process;
  const colour = env['NO_COLOR'] ? false : env['FORCE_COLOR'] ? env['FORCE_COLOR'] !== '0' : stdout.isTTY === true;
  return {
    out: (text) => void stdout.write(text),
    err: (text) => void stderr.write(text),
    settle: () => (stdout.writableNeedDrain ? new Promise((resolve) => void stdout.once('drain', resolve)) : Promise.resolve()),
    colour,
    width: Math.min(WIDEST, stdout.columns ?? 100),
    live: stderr.isTTY === true,
    interactive: stdin.isTTY === true && stderr.isTTY === true,
  };
}
