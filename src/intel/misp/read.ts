import { type Issue, quoteReceived, type ReportSource, tlpSchema } from '#model';
import { type Exchange, isRecord, Lines, textOf } from '../exchange.ts';
import { OUR_TYPES } from './types.ts';

/** Most attributes of an event that are read. @source house: the largest public feeds have some 50,000 an event */
const MOST_ATTRIBUTES = 100_000;

type Properties = Readonly<Record<string, unknown>>;

const recordsIn = (value: unknown): readonly Properties[] => (Array.isArray(value) ? value.filter(isRecord) : []);

function readAttribute(attribute: Properties, path: string, lines: Lines, issues: Issue[]): void {
  const [type, value] = [textOf(attribute['type']) ?? '', textOf(attribute['value'])];
  if (value === undefined) return;
  const comment = textOf(attribute['comment']);
  if (comment !== undefined) lines.add(comment);
  // A composite holds two values; the first of a file’s is its name.
  const parts = type.includes('|') ? type.split('|').map((one, at) => [one, value.split('|')[at] ?? ''] as const) : [[type, value] as const];
  for (const [one, part] of parts) {
    const ours = OUR_TYPES[one];
    if (ours === undefined || part === '') {
      if (one !== 'text' && one !== 'comment' && one !== 'port')
        issues.push({
          code: 'unknown-field',
          severity: 'warning',
          path,
          message: `Attributes of the type ${quoteReceived(one)} are kept in the text and not compared`,
          received: quoteReceived(part),
        });
      lines.add(part);
    } else {
      const malicious = attribute['to_ids'] === true && ours !== 'vulnerability';
      lines.indicator({
        type: ours === 'ipv4-addr' && part.includes(':') ? 'ipv6-addr' : ours,
        value: part,
        context: malicious ? 'malicious' : 'benign',
        why: malicious ? 'an attribute of the event that is for detection' : 'an attribute of the event that is not for detection',
      });
    }
  }
}

/** Reads a MISP event: its words become a text to be read, its attributes the values. What is not understood is kept in the text and listed. Never throws. */
export function fromMisp(json: unknown): Exchange {
  const issues: Issue[] = [];
  const response = isRecord(json) ? json['response'] : undefined;
  const outer = Array.isArray(response) ? response[0] : isRecord(response) ? response : json;
  const event = isRecord(outer) && isRecord(outer['Event']) ? outer['Event'] : undefined;
  if (Array.isArray(response) && response.length > 1)
    issues.push({
      code: 'unknown-field',
      severity: 'warning',
      path: '/response',
      message: `It holds ${response.length} events; only the first is read. Read the others one by one`,
    });
  if (event === undefined)
    return {
      value: { text: '', source: {}, indicators: [] },
      issues: [...issues, { code: 'invalid-value', severity: 'error', path: '/Event', message: 'It is no MISP event', expected: 'an event' }],
    };
  const lines = new Lines();
  const tags = recordsIn(event['Tag']).flatMap(({ name }) => textOf(name) ?? []);
  const tlp = tlpSchema.safeParse(
    tags
      .find((tag) => /^tlp:/i.test(tag))
      ?.slice(4)
      .toLowerCase()
      .replace('white', 'clear'),
  ).data;
  const title = textOf(event['info']);
  const published = /^\d{4}-\d{2}-\d{2}$/.exec(textOf(event['date']) ?? '')?.[0];
  const publisher = isRecord(event['Orgc']) ? textOf(event['Orgc']['name']) : undefined;
  const source: Partial<ReportSource> = {
    ...(title === undefined ? {} : { title }),
    ...(published === undefined ? {} : { published }),
    ...(publisher === undefined ? {} : { publisher }),
    ...(tlp === undefined ? {} : { tlp }),
  };
  if (title !== undefined) lines.add(`# ${title}\n`);
  for (const tag of tags) {
    const [, galaxy, words] = /^misp-galaxy:([a-z-]{2,60})="([^"]{1,200})"$/.exec(tag) ?? [];
    if (words === undefined) continue;
    const id = /\bT\d{4}(?:\.\d{3})?\b/.exec(words)?.[0];
    lines.add(id === undefined ? `${galaxy?.replaceAll('-', ' ')}: ${words}` : `${words} [${id}]`);
  }
  for (const report of recordsIn(event['EventReport'])) lines.add(`\n${textOf(report['content']) ?? ''}\n`);
  const attributes = [
    ...recordsIn(event['Attribute']).map((one, at) => [one, `/Event/Attribute/${at}`] as const),
    ...recordsIn(event['Object']).flatMap((object, at) => recordsIn(object['Attribute']).map((one, inner) => [one, `/Event/Object/${at}/Attribute/${inner}`] as const)),
  ];
  for (const [attribute, path] of attributes.slice(0, MOST_ATTRIBUTES)) readAttribute(attribute, path, lines, issues);
  if (attributes.length > MOST_ATTRIBUTES)
    issues.push({
      code: 'too-large',
      severity: 'warning',
      path: '/Event/Attribute',
      message: `Only the first ${MOST_ATTRIBUTES} attributes are read`,
      received: `${attributes.length}`,
    });
  return { value: { text: lines.text, source, indicators: lines.indicators }, issues };
}
