import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { claimsOf, dossierSchema } from '#model';
import { testDigest } from '#testing';
import { ashbyEvent, greenhouseEvent, leverEvent } from './events.fixture.ts';
import { atsVendors, readAtsEvent } from './read.ts';

const context = { digest: testDigest, file: 'event' };
const bytes = (json: unknown) => new TextEncoder().encode(JSON.stringify(json));
const EVENTS = { greenhouse: greenhouseEvent, lever: leverEvent, ashby: ashbyEvent } as const;

const read = (vendor: (typeof atsVendors)[number], json: unknown) => {
  const { value, issues } = readAtsEvent(vendor, bytes(json), context);
  if (value === undefined || !('dossier' in value)) throw new Error('Expected a dossier');
  return { ...value, issues };
};

describe('an event of', () => {
  it('Greenhouse becomes a dossier whose statements stand at their places', () => {
    const { action, asOf, dossier, notFetched, issues } = read('greenhouse', greenhouseEvent);
    expect([action, asOf]).toEqual(['new_candidate_application', '2026-05-27T14:44:42.000Z']);
    expect(dossier).toMatchObject({
      id: 'greenhouse-60304594',
      caption: 'Robin Example',
      subject: { relation: 'applicant', role: { title: 'Data Scientist' } },
      names: [{ value: { name: 'Robin Example', givenName: 'Robin', familyName: 'Example' }, locator: { pointer: '/payload/application/candidate' } }],
      emails: [{ value: { address: 'robin@example.com', label: 'personal' }, locator: { pointer: '/payload/application/candidate/email_addresses/0' }, statedIn: 'application' }],
      phones: [{ value: { number: '+12025550142', label: 'mobile' } }],
      addresses: [{ value: { kind: 'residence', address: '1 Example Street, Example City, NY 10001' } }],
      profiles: [{ value: { network: 'Website' } }, { value: { network: 'social.example' } }],
      education: [{ value: { institution: 'Example University', startDate: '2007-09-15', endDate: '2011-05-15' } }],
      work: [{ value: { name: 'Sample Corp', startDate: '2012-01-02' } }, { value: { name: 'Example Ltd', position: 'Engineer' } }],
      applications: [{ value: { requisition: 'Data Scientist', via: 'Example Jobs', outcome: 'open' } }],
    });
    expect(notFetched).toEqual(['resume.pdf']);
    expect(issues.filter(({ severity }) => severity !== 'info')).toEqual([
      { code: 'unknown-field', severity: 'warning', file: 'event', path: '/payload/application/candidate/favourite_colour', message: 'Not a field that is known, not read' },
    ]);
  });

  it('Lever becomes one where the opportunity came with it, and nothing where ids came alone', () => {
    const { dossier } = read('lever', leverEvent);
    expect(dossier).toMatchObject({
      id: 'lever-7f23e772-f2cb-4ebb-b33f-54b872999992',
      emails: [{ value: { address: 'robin@example.com' } }],
      addresses: [{ value: { city: 'Example City' } }],
    });
    const { opportunity: _, ...ids } = leverEvent.data;
    expect(readAtsEvent('lever', bytes({ ...leverEvent, data: ids }), context).value).toMatchObject({
      action: 'candidateStageChange',
      nothing: expect.stringContaining('ids only'),
    });
  });

  it('Ashby becomes one, in which the primary address stands once', () => {
    const { dossier, notFetched, asOf } = read('ashby', ashbyEvent);
    expect(asOf).toBe('2026-05-28T10:00:00.000Z');
    expect(dossier).toMatchObject({ id: 'ashby-ca7d0000-0000-4000-8000-000000000002', work: [{ value: { name: 'Example Ltd' } }], subject: { role: { title: 'Data Scientist' } } });
    expect([dossier.emails.length, dossier.phones.length]).toEqual([1, 1]);
    expect(notFetched).toEqual(['resume.pdf']);
    expect(readAtsEvent('ashby', bytes({ action: 'ping', data: { webhookActionType: 'ping' } }), context).value).toMatchObject({ action: 'ping', nothing: expect.any(String) });
  });

  it.each(atsVendors)('%s keeps nothing of what nobody is judged by, wherever it stands', (vendor) => {
    const { dossier, issues } = read(vendor, EVENTS[vendor]);
    expect(JSON.stringify([dossier, issues])).not.toMatch(/(?:gender|race|veteran|disability|ethnicity|identity|zie-hir)-value/);
    expect(issues.some(({ code }) => code === 'protected-attribute')).toBe(true);
    expect(dossier.protected).toEqual({ birthDates: [], birthPlaces: [], nationalities: [] });
  });

  it.each(atsVendors)('%s keeps nothing of fields that firms make themselves', (vendor) => {
    expect(JSON.stringify(read(vendor, EVENTS[vendor]).dossier)).not.toMatch(/salary-value|notice-value|colour-value/);
  });

  it.each(atsVendors)('%s that says the same gives the same dossier', (vendor) => {
    expect(read(vendor, EVENTS[vendor]).dossier).toEqual(read(vendor, EVENTS[vendor]).dossier);
  });
});

/** The event with one of its values, at any depth, replaced. */
function damaged(json: unknown, value: unknown, at: number): unknown {
  let count = 0;
  const walk = (inner: unknown): unknown => {
    count += 1;
    if (count === at + 1) return value;
    if (Array.isArray(inner)) return inner.map(walk);
    return inner !== null && typeof inner === 'object' ? Object.fromEntries(Object.entries(inner).map(([key, one]) => [key, walk(one)])) : inner;
  };
  return walk(json);
}

describe('whatever comes', () => {
  it.each(atsVendors)('from %s is read or refused, never thrown at', (vendor) => {
    const anything = fc.oneof(
      fc.uint8Array({ maxLength: 200 }),
      fc.jsonValue().map(bytes),
      fc.tuple(fc.oneof(fc.jsonValue(), fc.string({ unit: 'binary' }), fc.double()), fc.nat({ max: 120 })).map(([value, at]) => bytes(damaged(EVENTS[vendor], value, at))),
    );
    fc.assert(
      fc.property(anything, (given) => {
        const { value } = readAtsEvent(vendor, given, context);
        if (value === undefined || !('dossier' in value)) return;
        expect(dossierSchema.safeParse(value.dossier).success).toBe(true);
        for (const claim of claimsOf(value.dossier)) expect(claim.documentId).toBe('event');
      }),
      { numRuns: 300 },
    );
  });
});
