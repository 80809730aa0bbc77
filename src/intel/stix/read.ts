import { actorProfileSchema, type Issue, quoteReceived, type ReportSource, tlpSchema } from '#model';
import { type Exchange, isRecord, Lines, textOf } from '../exchange.ts';
import { PROFILE_EXTENSION } from './objects.ts';
import { typeOfPath, valuesIn } from './observables.ts';

/** Most objects of a bundle that are read. @source house: the whole of ATT&CK has 25,000 */
const MOST_OBJECTS = 100_000;

type Properties = Readonly<Record<string, unknown>>;

/** Objects whose names and descriptions are prose of a report. */
const PROSE = new Set([
  'report',
  'grouping',
  'intrusion-set',
  'threat-actor',
  'campaign',
  'malware',
  'tool',
  'attack-pattern',
  'course-of-action',
  'vulnerability',
  'infrastructure',
  'note',
  'opinion',
  'incident',
  'identity',
  'location',
]);
/** Objects that say nothing of their own here. */
const SILENT = new Set(['relationship', 'marking-definition', 'sighting', 'extension-definition', 'language-content', 'observed-data']);

function note(path: string, message: string, received?: unknown): Issue {
  return { code: 'unknown-field', severity: 'warning', path, message, ...(received === undefined ? {} : { received: quoteReceived(received) }) };
}

/** The profile that a bundle of ours carries. */
function ownProfile(objects: readonly Properties[]) {
  for (const object of objects) {
    const extension = isRecord(object['extensions']) ? object['extensions'][PROFILE_EXTENSION] : undefined;
    const parsed = isRecord(extension) ? actorProfileSchema.safeParse(extension['profile']) : undefined;
    if (parsed?.success === true) return parsed.data;
  }
  return undefined;
}

function sourceOf(objects: readonly Properties[]): Partial<ReportSource> {
  const report = objects.find(({ type }) => type === 'report');
  const marked = objects
    .map((object) =>
      /^TLP:(.+)$/i
        .exec(textOf(object['name']) ?? '')?.[1]
        ?.toLowerCase()
        .replace('white', 'clear'),
    )
    .find((one) => one !== undefined);
  const tlp = tlpSchema.safeParse(marked).data;
  const published = /^\d{4}-\d{2}-\d{2}/.exec(textOf(report?.['published']) ?? '')?.[0];
  const title = textOf(report?.['name']);
  const author = objects.find(({ id }) => id !== undefined && id === report?.['created_by_ref']);
  const publisher = textOf(author?.['name']);
  return {
    ...(title === undefined ? {} : { title }),
    ...(published === undefined ? {} : { published }),
    ...(publisher === undefined ? {} : { publisher }),
    ...(tlp === undefined ? {} : { tlp }),
  };
}

/** Values of an observable object, with their paths. */
function observed(object: Properties): readonly { readonly path: string; readonly value: string }[] {
  const type = textOf(object['type']) ?? '';
  const plain = Object.entries(object).flatMap(([property, value]) =>
    typeof value === 'string' || typeof value === 'number' ? [{ path: `${type}:${property}`, value: String(value) }] : [],
  );
  const hashes = isRecord(object['hashes'])
    ? Object.entries(object['hashes']).flatMap(([name, value]) => (typeof value === 'string' ? [{ path: `${type}:hashes.${name}`, value }] : []))
    : [];
  return [...plain, ...hashes];
}

/** One object of a foreign bundle. */
function readObject(object: Properties, path: string, lines: Lines, issues: Issue[]): void {
  const type = textOf(object['type']) ?? '';
  if (type === 'indicator') {
    const pattern = textOf(object['pattern']) ?? '';
    const found = valuesIn(pattern);
    if (found.length === 0) issues.push(note(`${path}/pattern`, 'The pattern compares nothing that is read; it is kept as text', pattern));
    const words = [textOf(object['name']), textOf(object['description'])].filter((one) => one !== undefined).join(': ');
    if (words !== '' || found.length === 0) lines.add(words === '' ? pattern : words);
    for (const one of found) lines.indicator({ ...one, context: 'malicious', why: 'an indicator object of the bundle' });
    return;
  }
  if (PROSE.has(type)) {
    const [name, description] = [textOf(object['name']) ?? textOf(object['abstract']), textOf(object['description']) ?? textOf(object['content'])];
    const aliases = Array.isArray(object['aliases']) ? object['aliases'].filter((one) => typeof one === 'string') : [];
    const other = aliases.filter((one) => one !== name);
    if (name !== undefined) lines.add(`${type.replaceAll('-', ' ')}: ${name}${other.length === 0 ? '' : ` (also known as ${other.join(', ')})`}`);
    if (description !== undefined) lines.add(description);
    if (name !== undefined || description !== undefined) lines.add('');
    const ids = (Array.isArray(object['external_references']) ? object['external_references'] : []).flatMap((one) =>
      isRecord(one) && one['source_name'] === 'mitre-attack' ? (textOf(one['external_id']) ?? []) : [],
    );
    if (type === 'attack-pattern' && ids.length > 0) lines.add(`${name ?? 'Technique'} [${ids[0]}]`);
    return;
  }
  if (SILENT.has(type)) return;
  const values = observed(object).flatMap(({ path: property, value }) => {
    const kind = typeOfPath(property);
    return kind === undefined ? [] : [{ type: kind, value: kind === 'autonomous-system' ? `AS${value}` : value }];
  });
  for (const one of values) lines.indicator({ ...one, context: 'benign', why: 'an observable of the bundle that no indicator names' });
  if (values.length === 0) {
    issues.push(note(path, `Objects of the type ${quoteReceived(type)} are not read; its words are kept in the text`, object['id']));
    lines.add(`${type}: ${[textOf(object['name']), textOf(object['value']), textOf(object['description']), textOf(object['id'])].filter((one) => one !== undefined).join(' ')}`);
  }
}

/**
 * Reads a STIX 2.1 bundle. One of ours comes back as the profile it was made from; of a foreign one the words become a text to be read,
 * and the values its own indicators. What is not understood is kept in the text and listed. Never throws.
 */
export function fromStix(json: unknown): Exchange {
  const listed = isRecord(json) && Array.isArray(json['objects']) ? json['objects'] : isRecord(json) && typeof json['type'] === 'string' && json['type'] !== 'bundle' ? [json] : [];
  const objects = listed.slice(0, MOST_OBJECTS).filter(isRecord);
  const issues: Issue[] = [];
  if (objects.length === 0)
    issues.push({ code: 'invalid-value', severity: 'error', path: '/objects', message: 'It is no STIX 2.1 bundle with objects', expected: 'a bundle with objects' });
  if (listed.length > MOST_OBJECTS) issues.push(note('/objects', `Only the first ${MOST_OBJECTS} objects are read`, listed.length));
  const profile = ownProfile(objects);
  if (profile !== undefined) return { value: { profile, text: '', source: profile.source, indicators: [] }, issues };
  const lines = new Lines();
  const source = sourceOf(objects);
  if (source.title !== undefined) lines.add(`# ${source.title}\n`);
  // Indicators first: a value they name is theirs, and not a mere observable.
  const order = (object: Properties) => (object['type'] === 'report' ? 0 : object['type'] === 'indicator' ? 1 : 2);
  for (const [at, object] of [...objects.entries()].sort(([a, one], [b, other]) => order(one) - order(other) || a - b)) readObject(object, `/objects/${at}`, lines, issues);
  return { value: { text: lines.text, source, indicators: lines.indicators }, issues };
}
