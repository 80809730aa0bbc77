import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Assessment, WeighedFinding } from '#model';
import { ocsfFinding } from './ocsf.ts';

const finding: WeighedFinding = {
  id: 'fnd_1',
  checkId: 'second-remote-access-tool',
  messageId: 'two',
  title: 'Two remote-access tools are on the device lt-1.',
  strength: 'strong',
  family: 'device',
  group: 'remote-tools',
  standing: 'open',
  counted: true,
  why: 'counts',
  evidence: [{ ref: 'event', id: 'e1', section: 'intune', role: 'supports', quote: '2026-03-02T10:00:00.000Z: AnyDesk is installed' }],
  honestExplanations: ['Installed by the help desk'],
  settledBy: ['device-possession'],
};
const assessment = { dossierId: 'p1', caption: 'Alex Example', level: 'high', assessedAt: '2026-05-25T12:00:00.000Z' } as Assessment;
const made = ocsfFinding(assessment, finding, { title: 'Unsanctioned remote-access tool', description: 'Two tools.', attack: ['T1219'] }, '0.1.0');

type Attribute = { readonly requirement?: string; readonly type?: string; readonly object_type?: string; readonly is_array?: boolean };
type Kind = { readonly extends?: string; readonly attributes?: Readonly<Record<string, Attribute>>; readonly constraints?: unknown };

/** Definitions of a checkout of ocsf/ocsf-schema, by name. */
function definitions(folder: string): (name: string) => Readonly<Record<string, Attribute>> {
  const files = new Map<string, Kind & { readonly name?: string }>();
  for (const part of ['events', 'objects'])
    for (const entry of readdirSync(join(folder, part), { recursive: true, withFileTypes: true })) {
      if (!entry.isFile() || !entry.name.endsWith('.json')) continue;
      const read = JSON.parse(readFileSync(join(entry.parentPath, entry.name), 'utf8'));
      files.set(`${part} ${read.name ?? entry.name.replace('.json', '')}`, read);
    }
  const dictionary = (JSON.parse(readFileSync(join(folder, 'dictionary.json'), 'utf8')) as { attributes: Readonly<Record<string, Attribute>> }).attributes;
  const of = (name: string): Readonly<Record<string, Attribute>> => {
    const own = files.get(name);
    if (own === undefined) return {};
    const attributes = Object.fromEntries(Object.entries(own.attributes ?? {}).map(([key, value]) => [key, { ...dictionary[key], ...value }]));
    return { ...(own.extends === undefined ? {} : of(`${name.split(' ')[0]} ${own.extends}`)), ...attributes };
  };
  return of;
}

/** What of a value is not in its definition, or lacks there. */
function faults(value: Readonly<Record<string, unknown>>, name: string, of: ReturnType<typeof definitions>, at = ''): readonly string[] {
  const attributes = of(name);
  const missing = Object.entries(attributes)
    .filter(([key, { requirement }]) => requirement === 'required' && value[key] === undefined && key !== '$include')
    .map(([key]) => `${at}/${key} is required`);
  const unknown = Object.entries(value).flatMap(([key, inner]): readonly string[] => {
    const attribute = attributes[key];
    if (attribute === undefined) return [`${at}/${key} is unknown`];
    // What the schema leaves free.
    if (key === 'unmapped' || key === 'data') return [];
    if (attribute.type === undefined || !/^(?!json|string|integer|boolean|long|timestamp|float)/.test(attribute.type)) return [];
    const each = Array.isArray(inner) ? inner : [inner];
    return each.flatMap((one) =>
      one !== null && typeof one === 'object'
        ? faults(one, attribute.type === 'object_t' ? `objects ${attribute.object_type ?? ''}` : `objects ${attribute.type ?? ''}`, of, `${at}/${key}`)
        : [],
    );
  });
  return [...missing, ...unknown];
}

describe('a finding as OCSF', () => {
  test('says class, severity, evidence and status, and names nobody', () => {
    expect(made).toMatchObject({
      class_uid: 2004,
      type_uid: 200_401,
      severity_id: 4,
      status_id: 1,
      time: Date.parse('2026-05-25T12:00:00.000Z'),
      finding_info: { uid: 'fnd_1', attacks: [{ technique: { uid: 'T1219' } }] },
      resources: [{ uid: 'p1' }],
    });
    expect(JSON.stringify(made)).not.toContain('Alex Example');
  });

  const schema = process.env['BONAFIDE_OCSF_SCHEMA'];
  test.skipIf(schema === undefined || !existsSync(schema))('has what the class requires and nothing that it does not know (BONAFIDE_OCSF_SCHEMA)', () => {
    const of = definitions(schema ?? '');
    expect(Object.keys(of('events detection_finding')).length).toBeGreaterThan(20);
    expect(faults(made, 'events detection_finding', of)).toEqual([]);
  });
});
