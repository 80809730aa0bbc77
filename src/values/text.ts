import anyAscii from 'any-ascii';
import { distance } from 'fastest-levenshtein';

/** Text that is ASCII already: romanising would leave it as it is, and take most of the time. */
const PLAIN = /^[\x20-\x7e]*$/;

/** A text in plain lower-case ASCII letters and digits, words separated by one blank. Scripts are romanised letter by letter. */
export function fold(text: string): string {
  return (PLAIN.test(text) ? text : anyAscii(text.normalize('NFKC')))
    .toLowerCase()
    .replace(/['’`]/g, '')
    .replace(/[^a-z0-9]+/g, ' ')
    .trim();
}

/** Folded words of a text. */
export function words(text: string): readonly string[] {
  const folded = fold(text);
  return folded === '' ? [] : folded.split(' ');
}

/** Likeness of two texts from 0 to 1: one minus the edit distance over the longer length. Two empty texts are alike. @source Levenshtein 1966 */
export function similarity(a: string, b: string): number {
  const longer = Math.max(a.length, b.length);
  return longer === 0 ? 1 : 1 - distance(a, b) / longer;
}

/** A message with `{{name}}` replaced. @throws Error where a placeholder has no datum, which is a bug of the message */
export function renderMessage(template: string, data: Readonly<Record<string, string | number>>): string {
  return template.replace(/\{\{(\w+)\}\}/g, (_, name: string) => {
    const value = Object.hasOwn(data, name) ? data[name] : undefined;
    if (value === undefined) throw new Error(`Invariant broken: no datum for {{${name}}} in “${template}”`);
    return String(value);
  });
}

/** JSON with keys in order, so that equal values have equal texts. @source RFC 8785 (JCS), for the JSON-safe values used here */
export function canonicalJson(value: unknown): string {
  if (typeof value === 'string') return JSON.stringify(value);
  if (value === null || typeof value !== 'object') return JSON.stringify(value) ?? 'null';
  // Built by appending: this runs over every dossier, and lists of parts would be most of its cost.
  let text = '';
  if (Array.isArray(value)) {
    for (const item of value) text += `${text === '' ? '' : ','}${canonicalJson(item)}`;
    return `[${text}]`;
  }
  for (const key of Object.keys(value).sort()) {
    const item: unknown = Reflect.get(value, key);
    if (item !== undefined) text += `${text === '' ? '' : ','}${JSON.stringify(key)}:${canonicalJson(item)}`;
  }
  return `{${text}}`;
}
