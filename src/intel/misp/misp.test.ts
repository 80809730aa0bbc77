import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ActorProfile } from '#model';
import { fromMisp } from './read.ts';
import { toMisp } from './write.ts';

const place = { quote: 'words', start: 0, end: 5 };
const profile: ActorProfile = {
  id: 'report--1',
  sha256: 'b'.repeat(64),
  characters: 10,
  source: { title: 'A report', published: '2025-01-23', format: 'text', tlp: 'amber+strict', url: 'https://example.com/report' },
  attackVersion: '18.1',
  attribution: {
    actors: [{ name: 'Example Group', kind: 'state-group', relation: 'primary', wording: 'stated', aliases: [], ...place }],
    people: [{ name: 'Robin Sample', aliases: [], status: 'charged', alleged: true, ...place }],
    organisations: [{ name: 'Quenby Works', aliases: [], role: 'front-company', ...place }],
    caveats: [],
  },
  activity: { facts: [], dates: [], money: [], counts: [] },
  techniques: [{ id: 'T1656', name: 'Impersonation', tactics: ['stealth'], by: 'rule', confidence: 0.8, ...place }],
  targeting: { sectors: [{ sector: 'technology', ...place }], countries: [{ code: 'US', relation: 'victim', ...place }], victims: [] },
  infrastructure: {
    software: [],
    indicators: [
      { type: 'domain-name', value: 'bad.example.net', context: 'malicious', why: 'hosted', confidence: 0.9, defanged: true, ...place },
      { type: 'email-addr', value: 'press@example.com', context: 'reporting-contact', why: 'contact', confidence: 0.9, defanged: false, ...place },
    ],
  },
  implications: [],
  mitigations: [],
  redFlags: [],
  absent: [],
};

describe('a MISP event', () => {
  const { Event } = toMisp(profile, { created: '2026-01-01T00:00:00Z', markdown: '# Profile' });

  it('is for detection only where a value is malicious, and each attribute says why', () => {
    expect(Event.Attribute.map(({ type, value, to_ids }) => `${type} ${value} ${to_ids}`)).toEqual([
      'link https://example.com/report false',
      'domain bad.example.net true',
      'email-src press@example.com false',
    ]);
    for (const { comment } of Event.Attribute) expect(comment).not.toBe('');
  });

  it('has the date of the report, its marking, its galaxy tags, its people as what they are said to be, and its report', () => {
    expect(Event).toMatchObject({ date: '2025-01-23', info: 'A report', distribution: '0', published: false });
    expect(Event.Tag.map(({ name }) => name)).toEqual([
      'tlp:amber+strict',
      'misp-galaxy:threat-actor="Example Group"',
      'misp-galaxy:mitre-attack-pattern="Impersonation - T1656"',
      'misp-galaxy:sector="technology"',
      'misp-galaxy:target-information="US"',
    ]);
    expect(Event.Object.map(({ name, Attribute }) => `${name}: ${Attribute.map(({ value }) => value).join(', ')}`)).toEqual([
      'person: Robin Sample, charged, alleged',
      'organization: Quenby Works, front-company',
    ]);
    expect(Event.EventReport[0]?.content).toBe('# Profile');
  });

  it('has the shape that MISP takes: UUIDs once each, texts where it wants texts', () => {
    const uuids = [
      Event.uuid,
      ...Event.Attribute.map(({ uuid }) => uuid),
      ...Event.Object.flatMap(({ uuid, Attribute }) => [uuid, ...Attribute.map((one) => one.uuid)]),
      ...Event.EventReport.map(({ uuid }) => uuid),
    ];
    expect(new Set(uuids).size).toBe(uuids.length);
    for (const uuid of uuids) expect(uuid).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    for (const text of [Event.distribution, Event.analysis, Event.threat_level_id, Event.timestamp]) expect(text).toMatch(/^\d+$/);
    expect(toMisp(profile, { created: '2026-01-01T00:00:00Z', markdown: '# Profile' })).toEqual({ Event });
  });

  it('is read back with its values and their parts', () => {
    const { value, issues } = fromMisp({ Event });
    expect(value.source).toMatchObject({ title: 'A report', published: '2025-01-23', tlp: 'amber+strict' });
    expect(value.indicators.filter(({ type }) => type !== 'url').map(({ type, value: text, context }) => `${type} ${text} ${context}`)).toEqual([
      'domain-name bad.example.net malicious',
      'email-addr press@example.com benign',
    ]);
    expect(value.text).toContain('[T1656]');
    expect(issues).toEqual([]);
    for (const { quote, start, end } of value.indicators) expect(value.text.slice(start, end)).toBe(quote);
  });

  it('of somebody else may hold composites, addresses of both kinds and types that nobody knows', () => {
    const { value, issues } = fromMisp({
      response: [
        {
          Event: {
            info: 'x',
            Attribute: [
              { type: 'filename|sha256', value: 'a.exe|AB', to_ids: true },
              { type: 'ip-dst', value: '2001:db8::1', to_ids: true },
              { type: 'x-unknown', value: 'v' },
            ],
          },
        },
        { Event: {} },
      ],
    });
    expect(value.indicators.map(({ type }) => type)).toEqual(['file-name', 'sha256', 'ipv6-addr']);
    expect(issues.map(({ path }) => path)).toEqual(['/response', '/Event/Attribute/2']);
    expect(value.text).toContain('v');
  });

  it('that is none is an issue, never an exception', () => {
    fc.assert(fc.property(fc.jsonValue(), (json) => void fromMisp(json)));
    fc.assert(fc.property(fc.dictionary(fc.constantFrom('info', 'Tag', 'Attribute', 'Object', 'EventReport', 'Orgc'), fc.jsonValue()), (event) => void fromMisp({ Event: event })));
    expect(fromMisp(null).issues[0]?.severity).toBe('error');
  });
});
