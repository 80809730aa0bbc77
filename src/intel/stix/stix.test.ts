import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type ActorProfile,
  absenceSchema,
  actorProfileSchema,
  type IndicatorType,
  indicatorContextSchema,
  indicatorTypeSchema,
  industrySectorSchema,
  personStatusSchema,
  tlpSchema,
  wordingSchema,
} from '#model';
import { canonicalJson } from '#values';
import type { StixObject } from './objects.ts';
import { observableOf, patternOf, valuesIn } from './observables.ts';
import { fromStix } from './read.ts';
import { sha1, uuid5 } from './sha1.ts';
import { toStix } from './write.ts';

const CREATED = { created: '2026-01-01T00:00:00Z' } as const;

const word = fc.constantFrom('Example Group', 'Robin Sample', 'Quenby “the” Works', "O'Brien", 'a\\b', '가나다', 'x');
const place = fc.nat(500).map((start) => ({ quote: 'words of it', start, end: start + 11 }));
const with_ = <T extends object>(arbitrary: fc.Arbitrary<T>) => fc.tuple(arbitrary, place).map(([one, at]) => ({ ...one, ...at }));
const few = <T>(arbitrary: fc.Arbitrary<T>) => fc.array(arbitrary, { maxLength: 3 });
const country = fc.constantFrom('US', 'KP', 'CN');

/** A value as the analyser gives it, by its type; hashes and addresses have the form that the standard wants. */
const VALUES: Readonly<Partial<Record<IndicatorType, string>>> = {
  'ipv4-addr': '203.0.113.7',
  'ipv6-addr': '2001:db8::1',
  'autonomous-system': 'AS64500',
  'email-addr': 'robin@quenby.example',
  url: 'http://quenby.example/a?b=c',
  'domain-name': 'quenby.example',
  ssdeep: '3:abc:def',
  'mac-addr': '00:00:5e:00:53:01',
  md5: 'a'.repeat(32),
  sha1: 'b'.repeat(40),
  sha256: 'c'.repeat(64),
  sha512: 'd'.repeat(128),
  vulnerability: 'CVE-2024-12345',
};

/** Profiles of every shape that the schema allows. */
const profiles = fc
  .record({
    title: word,
    tlp: fc.option(fc.constantFrom(...tlpSchema.options), { nil: undefined }),
    published: fc.constantFrom('2025', '2025-01', '2025-01-23', undefined),
    actors: few(
      with_(
        fc.record({
          name: word,
          kind: fc.constantFrom('state-group' as const, 'state-workforce' as const, 'criminal-group' as const, 'persona' as const, 'unknown' as const),
          relation: fc.constantFrom('primary' as const, 'mentioned' as const, 'negated' as const, 'persona-of-primary' as const),
          wording: fc.constantFrom(...wordingSchema.options),
          aliases: few(with_(fc.record({ name: word }))),
          country,
        }),
      ),
    ),
    sponsor: fc.option(with_(fc.record({ name: word })), { nil: undefined }),
    people: few(with_(fc.record({ name: word, aliases: few(word), status: fc.constantFrom(...personStatusSchema.options), alleged: fc.boolean() }))),
    organisations: few(with_(fc.record({ name: word, aliases: few(word), role: fc.constantFrom('victim' as const, 'publisher' as const, 'front-company' as const) }))),
    indicators: few(
      with_(
        fc
          .record({
            type: fc.constantFrom(...indicatorTypeSchema.options),
            value: word,
            context: fc.constantFrom(...indicatorContextSchema.options),
            why: word,
            confidence: fc.constantFrom(0, 0.5, 1),
            defanged: fc.boolean(),
          })
          .map((one) => ({ ...one, value: VALUES[one.type] ?? one.value })),
      ),
    ),
    techniques: few(
      with_(
        fc.record({
          id: fc.constantFrom('T1566', 'T1219.002', 'T1656'),
          name: word,
          tactics: few(word),
          by: fc.constantFrom('id' as const, 'rule' as const, 'model' as const),
          confidence: fc.constantFrom(0.4, 1),
        }),
      ),
    ),
    sectors: few(with_(fc.record({ sector: fc.constantFrom(...industrySectorSchema.options) }))),
    countries: few(
      with_(
        fc.record({ code: country, relation: fc.constantFrom('victim' as const, 'origin' as const, 'operating-location' as const, 'impersonated' as const, 'mentioned' as const) }),
      ),
    ),
    software: few(with_(fc.record({ name: word, kind: fc.constantFrom('malware' as const, 'tool' as const, 'service' as const) }))),
    lines: few(place),
    advice: few(with_(fc.record({ signals: few(word), verifications: few(word) }))),
    absent: fc.uniqueArray(fc.constantFrom(...absenceSchema.options)),
  })
  .map(
    ({ title, tlp, published, actors, sponsor, people, organisations, indicators, techniques, sectors, countries, software, lines, advice, absent }): ActorProfile => ({
      id: 'report--0e8a2c9e-8f4d-5d5c-a5f1-0123456789ab',
      sha256: 'a'.repeat(64),
      characters: 600,
      source: { title, format: 'text', ...(tlp === undefined ? {} : { tlp }), ...(published === undefined ? {} : { published }) },
      attackVersion: '18.1',
      attribution: { actors, people, organisations, caveats: lines, ...(sponsor === undefined ? {} : { sponsor }) },
      activity: { facts: lines, dates: lines.map((one) => ({ value: '2025', meaning: 'event', ...one })), money: [], counts: [] },
      techniques,
      targeting: { sectors, countries, victims: lines },
      infrastructure: { software, indicators },
      implications: lines,
      mitigations: advice,
      redFlags: advice,
      absent,
    }),
  );

const refsOf = (object: StixObject) =>
  Object.entries(object).flatMap(([property, value]) =>
    property.endsWith('_ref') ? [String(value)] : property.endsWith('_refs') && Array.isArray(value) ? value.map(String) : [],
  );

/** Relationships that the standard defines for these pairs; `related-to` is for any. @source OASIS STIX 2.1, appendix B */
const ALLOWED = new Set(
  'intrusion-set originates-from location|intrusion-set targets location|intrusion-set targets identity|intrusion-set targets vulnerability|intrusion-set uses attack-pattern|intrusion-set uses malware|intrusion-set uses tool|threat-actor located-at location|threat-actor targets location|threat-actor targets identity|threat-actor targets vulnerability|threat-actor uses attack-pattern|threat-actor uses malware|threat-actor uses tool|threat-actor attributed-to identity|indicator indicates intrusion-set|indicator indicates threat-actor'.split(
    '|',
  ),
);

describe('a STIX bundle', () => {
  it('comes back as the profile it was made from, whatever that is', () => {
    fc.assert(
      fc.property(profiles, (profile) => {
        expect(actorProfileSchema.parse(profile)).toEqual(profile);
        const { value, issues } = fromStix(JSON.parse(JSON.stringify(toStix(profile, CREATED))));
        expect(value.profile).toEqual(profile);
        expect(issues).toEqual([]);
      }),
      { numRuns: 200 },
    );
  });

  it('has each id once, no pointer into nothing, only relations that the standard knows, and the same bytes twice', () => {
    fc.assert(
      fc.property(profiles, (profile) => {
        const { objects } = toStix(profile, CREATED);
        const ids = objects.map(({ id }) => id);
        expect(new Set(ids).size).toBe(ids.length);
        const known = new Set(ids);
        for (const object of objects) for (const ref of refsOf(object)) expect(known, `${object.type} → ${ref}`).toContain(ref);
        for (const { type, relationship_type: relation, source_ref: source, target_ref: target } of objects.filter((one) => one.type === 'relationship'))
          if (relation !== 'related-to') expect(ALLOWED, type).toContain(`${String(source).split('--')[0]} ${relation} ${String(target).split('--')[0]}`);
        expect(canonicalJson(toStix(profile, CREATED))).toBe(canonicalJson(toStix(profile, CREATED)));
      }),
      { numRuns: 200 },
    );
  });

  it('has indicators for what is malicious alone, and never makes a person an actor', () => {
    fc.assert(
      fc.property(profiles, (profile) => {
        const { objects } = toStix(profile, CREATED);
        const named = new Set(profile.infrastructure.indicators.filter(({ context }) => context === 'malicious').map(({ value }) => value));
        for (const one of objects.filter(({ type }) => type === 'indicator')) expect(named).toContain(one['name']);
        const actors = new Set(profile.attribution.actors.map(({ name }) => name));
        for (const one of objects.filter(({ type }) => type === 'threat-actor' || type === 'intrusion-set')) expect(actors).toContain(one['name']);
      }),
    );
  });

  const schemas = process.env['BONAFIDE_STIX_SCHEMAS'] ?? '';
  it.skipIf(!existsSync(schemas))('is what the OASIS schemas describe', () => {
    const ajv = new Ajv2020({ strict: false, unicodeRegExp: false, validateFormats: false, allErrors: true });
    for (const name of readdirSync(schemas, { recursive: true, encoding: 'utf8' }).filter((path) => path.endsWith('.json'))) {
      const schema = JSON.parse(readFileSync(join(schemas, name), 'utf8'));
      if (ajv.getSchema(schema.$id) === undefined) ajv.addSchema(schema);
    }
    const idOfSchema = (type: string) => [...Object.keys(ajv.schemas)].find((id) => id.endsWith(`/${type}.json`));
    fc.assert(
      fc.property(profiles, (profile) => {
        const bundle = JSON.parse(JSON.stringify(toStix(profile, CREATED)));
        // The schema of a bundle forgets objects that the standard has, such as locations and notes; each of those is looked at by itself.
        const listed = bundle.objects.filter(({ type }: StixObject) => !['extension-definition', 'location', 'note', 'cryptocurrency-wallet'].includes(type));
        for (const object of [{ ...bundle, objects: listed }, ...bundle.objects]) {
          const validate = ajv.getSchema(idOfSchema(object.type) ?? '');
          if (object.type === 'cryptocurrency-wallet') continue;
          expect(validate, object.type).toBeDefined();
          expect([validate?.(object), validate?.errors], JSON.stringify(object)).toEqual([true, null]);
        }
      }),
    );
  });
  if (!existsSync(schemas)) console.log('Skipped the OASIS schemas: BONAFIDE_STIX_SCHEMAS does not name a checkout of cti-stix2-json-schemas/schemas');
});

describe('a foreign bundle', () => {
  const bundle = (...objects: readonly unknown[]) => ({ type: 'bundle', id: 'bundle--1', objects });

  it('becomes a text to be read and the values of its indicators', () => {
    const { value, issues } = fromStix(
      bundle(
        { type: 'domain-name', id: 'domain-name--1', value: 'bad.example.net' },
        { type: 'ipv4-addr', id: 'ipv4-addr--1', value: '203.0.113.7' },
        { type: 'report', name: 'A report', description: 'Example Group placed workers.', published: '2025-02-03T00:00:00Z', created_by_ref: 'identity--1' },
        { type: 'identity', id: 'identity--1', name: 'Example CERT' },
        {
          type: 'indicator',
          name: 'C2',
          pattern: "[domain-name:value = 'bad.example.net'] OR [file:hashes.'SHA-256' = 'AB12' AND file:name = 'it\\'s.exe']",
          pattern_type: 'stix',
        },
      ),
    );
    expect(value.source).toEqual({ title: 'A report', published: '2025-02-03', publisher: 'Example CERT' });
    expect(value.text).toContain('Example Group placed workers.');
    expect(value.indicators.map(({ type, value: text, context }) => `${type} ${text} ${context}`)).toEqual([
      'domain-name bad.example.net malicious',
      'sha256 AB12 malicious',
      "file-name it's.exe malicious",
      'ipv4-addr 203.0.113.7 benign',
    ]);
    for (const { quote, start, end } of value.indicators) expect(value.text.slice(start, end)).toBe(quote);
    expect(issues).toEqual([]);
  });

  it('keeps what it does not know, and lists it', () => {
    const { value, issues } = fromStix(
      bundle({ type: 'x-example-thing', id: 'x-example-thing--1', name: 'A thing' }, { type: 'indicator', pattern: "[x:y MATCHES 'a']", name: 'odd' }),
    );
    expect(value.text).toContain('x-example-thing: A thing');
    expect(issues.map(({ path }) => path)).toEqual(['/objects/1/pattern', '/objects/0']);
  });

  it('that is none is an issue, never an exception', () => {
    fc.assert(fc.property(fc.jsonValue(), (json) => void fromStix(json)));
    fc.assert(
      fc.property(
        fc.array(fc.dictionary(fc.constantFrom('type', 'name', 'pattern', 'value', 'hashes', 'external_references', 'aliases'), fc.jsonValue())),
        (objects) => void fromStix(bundle(...objects)),
      ),
    );
    expect(fromStix('nothing').issues[0]?.severity).toBe('error');
  });
});

describe('patterns', () => {
  it('are read back to the values they were made from', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('domain-name' as const, 'url' as const, 'file-name' as const, 'email-addr' as const, 'sha256' as const),
        fc.string({ minLength: 1 }),
        (type, value) => {
          const found = observableOf({ type, value });
          if (found !== undefined) expect(valuesIn(patternOf(found))).toEqual([{ type, value }]);
        },
      ),
    );
  });
});

describe('ids', () => {
  it('are made with SHA-1 and UUIDs of names as published', () => {
    const hex = (text: string) => Array.from(sha1(new TextEncoder().encode(text)), (byte) => byte.toString(16).padStart(2, '0')).join('');
    expect([hex(''), hex('abc'), hex('a'.repeat(200))]).toEqual([
      'da39a3ee5e6b4b0d3255bfef95601890afd80709',
      'a9993e364706816aba3e25717850c26c9cd0d89d',
      'e61cfffe0d9195a525fc6cf06ca2d77119c24a40',
    ]);
    expect(uuid5('6ba7b810-9dad-11d1-80b4-00c04fd430c8', 'www.example.com')).toBe('2ed6657d-e927-568b-95e1-2665a8aea6a2');
  });
});
