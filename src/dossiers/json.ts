import type { Issue, Locator } from '#model';

export type JsonLocator = Extract<Locator, { kind: 'json-pointer' }>;

/** Deepest nesting that is read. A dossier nests six levels deep. @source house */
const MAX_DEPTH = 64;

export function isRecord(value: unknown): value is Record<string, unknown> {
  return value !== null && typeof value === 'object' && !Array.isArray(value);
}

/** A step of a JSON Pointer. @source RFC 6901, section 3 */
export function pointerStep(step: string | number): string {
  return `/${String(step).replaceAll('~', '~0').replaceAll('/', '~1')}`;
}

/** A place in a text, counted from 1. */
type Place = { readonly line: number; readonly column: number };

type ParsedJson =
  | { readonly value: unknown; readonly repeated: readonly (Place & { readonly name: string })[]; readonly problem?: undefined }
  | { readonly value?: undefined; readonly problem: { readonly line: number; readonly column: number; readonly message: string } };

/**
 * Parses JSON. Problems have line and column, counted from 1; nothing of the text is quoted in them. A name that stands twice in
 * one object is `repeated`: the language keeps the last one, and nothing may be dropped in silence.
 */
export function parseJson(text: string): ParsedJson {
  const scanned = scan(text);
  if (scanned.deep !== undefined) return { problem: { ...placeOf(text, scanned.deep), message: `Nested deeper than ${MAX_DEPTH} levels, which no person is` } };
  try {
    return { value: JSON.parse(text), repeated: scanned.repeated.map(({ offset, name }) => ({ ...placeOf(text, offset), name })) };
  } catch {
    const found = findJsonError(text) ?? { offset: text.length, expected: 'JSON' };
    const ended = found.offset >= text.trimEnd().length;
    return {
      problem: { ...placeOf(text, found.offset), message: ended ? `The text ends where ${found.expected} was expected: is the file complete?` : `Expected ${found.expected}` },
    };
  }
}

function placeOf(text: string, offset: number): Place {
  const before = text.slice(0, offset);
  const start = before.lastIndexOf('\n') + 1;
  return { line: before.split('\n').length, column: offset - start + 1 };
}

const QUOTE = 34;
const BACKSLASH = 92;

/** Index of the quotation mark that ends the string beginning at `start`. @returns length of the text where none does */
function endOfString(text: string, start: number): number {
  for (let at = text.indexOf('"', start + 1); at >= 0; at = text.indexOf('"', at + 1)) {
    let escapes = 0;
    while (text.charCodeAt(at - 1 - escapes) === BACKSLASH) escapes += 1;
    if (escapes % 2 === 0) return at;
  }
  return text.length;
}

const COLON = 58;

function isNameEnd(text: string, after: number): boolean {
  let at = after;
  while (' \t\n\r'.includes(text.charAt(at)) && at < text.length) at += 1;
  return text.charCodeAt(at) === COLON;
}

type Scanned = { readonly deep?: number; readonly repeated: readonly { readonly offset: number; readonly name: string }[] };

/** One walk over a text before any parser builds it: where it nests too deep, and which names stand twice in one object. */
function scan(text: string): Scanned {
  const open: (Set<string> | undefined)[] = [];
  const repeated: { offset: number; name: string }[] = [];
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === QUOTE) {
      const end = endOfString(text, at);
      const names = open.at(-1);
      if (names !== undefined && isNameEnd(text, end + 1)) {
        const name = text.slice(at + 1, end);
        if (names.has(name)) repeated.push({ offset: at, name });
        names.add(name);
      }
      at = end;
    } else if (code === 91 || code === 123) {
      if (open.length >= MAX_DEPTH) return { deep: at, repeated };
      open.push(code === 123 ? new Set() : undefined);
    } else if (code === 93 || code === 125) open.pop();
  }
  return { repeated };
}

const EXPECTED = {
  value: 'a value',
  'value-or-end': 'a value or ]',
  key: 'a name in quotation marks',
  'key-or-end': 'a name in quotation marks or }',
  colon: 'a colon',
  'comma-in-list': 'a comma or ]',
  'comma-in-object': 'a comma or }',
  nothing: 'nothing more: several objects go one on each line, or into a list',
} as const;
type Expectation = keyof typeof EXPECTED;

const LITERAL = /true|false|null|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;

/** End of a string token, or the offset of what is wrong in it. */
function readString(text: string, start: number): { readonly end: number; readonly bad?: number } {
  for (let at = start + 1; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === QUOTE) return { end: at + 1 };
    if (code < 0x20) return { end: at, bad: at };
    if (code !== BACKSLASH) continue;
    if (!/^(?:["\\/bfnrt]|u[0-9a-fA-F]{4})/.test(text.slice(at + 1, at + 6))) return { end: at, bad: at };
    at += 1;
  }
  return { end: text.length, bad: text.length };
}

/** What follows a complete value, by what it stands in. */
function afterValue(stack: readonly ('{' | '[')[]): Expectation {
  const inside = stack.at(-1);
  return inside === undefined ? 'nothing' : inside === '{' ? 'comma-in-object' : 'comma-in-list';
}

/**
 * Where a text stops being JSON. The engine’s own messages name no place for some errors and quote the text in others.
 * @source RFC 8259
 */
function findJsonError(text: string): { readonly offset: number; readonly expected: string } | undefined {
  const stack: ('{' | '[')[] = [];
  let expects: Expectation = 'value';
  let at = 0;
  while (true) {
    while (at < text.length && ' \t\n\r'.includes(text.charAt(at))) at += 1;
    if (at >= text.length) return expects === 'nothing' ? undefined : { offset: text.length, expected: EXPECTED[expects] };
    const char = text.charAt(at);
    const wrong = { offset: at, expected: EXPECTED[expects] };
    if (expects === 'colon') {
      if (char !== ':') return wrong;
      expects = 'value';
      at += 1;
    } else if (expects === 'comma-in-list' || expects === 'comma-in-object') {
      const list: boolean = expects === 'comma-in-list';
      if (char === ',') expects = list ? 'value' : 'key';
      else if (char === (list ? ']' : '}')) {
        stack.pop();
        expects = afterValue(stack);
      } else return wrong;
      at += 1;
    } else if ((char === ']' && expects === 'value-or-end') || (char === '}' && expects === 'key-or-end')) {
      stack.pop();
      expects = afterValue(stack);
      at += 1;
    } else if (char === '"' && expects !== 'nothing') {
      const token = readString(text, at);
      if (token.bad !== undefined) return { offset: token.bad, expected: token.bad >= text.length ? 'the end of a text in quotation marks' : 'an escaped character' };
      expects = expects === 'key' || expects === 'key-or-end' ? 'colon' : afterValue(stack);
      at = token.end;
    } else if (expects === 'value' || expects === 'value-or-end') {
      if (char === '{' || char === '[') {
        stack.push(char);
        expects = char === '{' ? 'key-or-end' : 'value-or-end';
        at += 1;
        continue;
      }
      LITERAL.lastIndex = at;
      const literal = LITERAL.exec(text);
      if (literal === null) return { offset: 'truefalsenull'.includes(text.slice(at)) ? text.length : at, expected: EXPECTED[expects] };
      expects = afterValue(stack);
      at = LITERAL.lastIndex;
    } else return wrong;
  }
}

/** Texts whose value needs `cleanJson`. */
const UNCLEAN = /__proto__|\\u(?:0000|005[fF]|[dD][89a-fA-F])/;

/** Whether a JSON text may hold what a store or a reader stumbles over. */
export function needsCleaning(text: string): boolean {
  return UNCLEAN.test(text);
}

/**
 * A JSON value without characters that no text store takes (U+0000, halves of a pair) and without `__proto__`, which means
 * something else to the language. Each that is replaced or left out is reported.
 */
export function cleanJson(value: unknown, pointer: string, report: (code: Issue['code'], pointer: string, message: string) => void): unknown {
  const clean = (text: string, where: string): string => {
    const better = text.replace(/[\u0000\ud800-\udfff]/gu, '\ufffd');
    if (better !== text) report('invalid-value', where, 'Characters that are no text (U+0000 or half of a pair) are replaced by U+FFFD');
    return better;
  };
  if (typeof value === 'string') return clean(value, pointer);
  if (Array.isArray(value)) return value.map((item: unknown, index) => cleanJson(item, pointer + pointerStep(index), report));
  if (!isRecord(value)) return value;
  const entries = Object.entries(value).flatMap(([key, item]) => {
    if (key === '__proto__') {
      report('unknown-field', `${pointer}/__proto__`, 'Unknown field, not read');
      return [];
    }
    const name = clean(key, pointer);
    return [[name, cleanJson(item, pointer + pointerStep(name), report)] as const];
  });
  return Object.fromEntries(entries);
}
