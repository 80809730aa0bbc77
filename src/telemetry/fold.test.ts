import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Event } from '#model';
import { eventsOf, telemetry } from '#testing';
import { accountId, foldEvent } from './fold.ts';
import { packTrace, unpackTrace } from './pack.ts';
import { keptEvents, mergeTrace, type TraceState, traceView } from './state.ts';

const MINUTE = 60_000;
const START = Date.parse('2026-03-02T00:00:00Z');

/** Events of a few accounts and devices over half a year, so that every limit of the state is met. */
const someEvent: fc.Arbitrary<Event> = fc
  .record({
    uid: fc.nat(60).map((nth) => `e${nth}`),
    minute: fc.nat(200 * 24 * 60),
    kind: fc.constantFrom('sign-in', 'device', 'process', 'repository', 'download', 'shipment', 'meeting'),
    user: fc.constantFrom('alex@example.com', 'EXAMPLE\\Alex', 'sam@example.com', undefined),
    device: fc.constantFrom('laptop-1', 'laptop-2', undefined),
    ip: fc.constantFrom('192.0.2.1', '198.51.100.7', '203.0.113.9', undefined),
    city: fc.constantFrom('Austin', 'Reno', 'Oslo', undefined),
    bytes: fc.nat(10),
  })
  .map(({ uid, minute, kind, user, device, ip, city, bytes }) => ({
    uid,
    source: 'test',
    kind: kind as Event['kind'],
    time: START + minute * MINUTE,
    ...(user === undefined ? {} : { user: { name: user } }),
    ...(device === undefined ? {} : { device: { uid: device, serial: `S-${device}` } }),
    ...(ip === undefined ? {} : { ip }),
    ...(city === undefined ? {} : { place: { countryCode: 'US', city } }),
    ...(kind === 'repository' ? { repository: { action: 'clone' as const, name: `example/${uid}` } } : {}),
    ...(kind === 'download' ? { bytes } : {}),
    ...(kind === 'shipment' ? { shipment: { tracking: uid, step: 'delivered' as const } } : {}),
    ...(kind === 'meeting' ? { meeting: { uid } } : {}),
  }));

function folded(events: readonly Event[]): ReadonlyMap<string, string> {
  const traces = new Map<string, TraceState>();
  for (const event of events) foldEvent({ traces, lookup: () => undefined }, event);
  return new Map([...traces].map(([id, trace]) => [id, packTrace(trace)] as const).sort(([a], [b]) => (a < b ? -1 : 1)));
}

describe('what is kept of accounts and devices', () => {
  test('is the same in whatever order events come, and however often', () => {
    fc.assert(
      fc.property(
        fc
          .array(someEvent, { maxLength: 300 })
          .chain((events) => fc.tuple(fc.constant(events), fc.shuffledSubarray(events, { minLength: events.length, maxLength: events.length }), fc.subarray(events))),
        ([events, shuffled, again]) => {
          expect(folded([...shuffled, ...again])).toEqual(folded(events));
        },
      ),
    );
  });

  test('is the same when it is put away and taken out between any two events', () => {
    fc.assert(
      fc.property(fc.array(someEvent, { maxLength: 60 }), (events) => {
        let traces = new Map<string, TraceState>();
        for (const event of events) {
          traces = new Map([...traces].map(([id, trace]) => [id, unpackTrace(packTrace(trace))]));
          foldEvent({ traces, lookup: () => undefined }, event);
        }
        expect(new Map([...traces].map(([id, trace]) => [id, packTrace(trace)] as const).sort(([a], [b]) => (a < b ? -1 : 1)))).toEqual(folded(events));
      }),
    );
  });

  test('is the same when parts of the events are folded apart and joined', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(someEvent, fc.nat(2)), { maxLength: 300 }), (events) => {
        const joined = new Map<string, TraceState>();
        for (const part of [1, 0, 2, 1]) {
          const traces = new Map<string, TraceState>();
          for (const [event, of] of events) if (of === part) foldEvent({ traces, lookup: () => undefined }, event);
          for (const [key, trace] of traces) {
            const known = joined.get(key);
            if (known === undefined) joined.set(key, trace);
            else mergeTrace(known, trace);
          }
        }
        expect(new Map([...joined].map(([key, trace]) => [key, packTrace(trace)] as const).sort(([a], [b]) => (a < b ? -1 : 1)))).toEqual(folded(events.map(([event]) => event)));
      }),
    );
  });

  test('does not grow with the number of events', () => {
    const size = (count: number) => {
      const events = Array.from(
        { length: count },
        (_, nth): Event => ({
          uid: `e${nth}`,
          source: 'test',
          kind: 'sign-in',
          time: START + (nth % 130) * 1440 * MINUTE + (nth % 1440) * MINUTE,
          user: { name: 'alex' },
          ip: '192.0.2.1',
          app: `app ${nth % 3}`,
        }),
      );
      return [...folded(events).values()].reduce((sum, text) => sum + text.length, 0);
    };
    expect(size(40_000)).toBeLessThan(1.3 * size(4_000));
  });

  test('holds the newest days and forgets the oldest', () => {
    const days = Array.from({ length: 150 }, (_, nth) => ({ at: new Date(START + nth * 1440 * MINUTE).toISOString(), kind: 'sign-in' as const, user: { name: 'alex' } }));
    const [account] = telemetry(days).accounts;
    expect(account?.days.map(({ day }) => day)).toEqual(Array.from({ length: 120 }, (_, nth) => Math.floor(START / 86_400_000) + 30 + nth));
    expect(account?.first.time).toBe(START);
  });

  test('counts the same download once', () => {
    const download = { at: '2026-03-02T10:00:00Z', uid: 'same', kind: 'download' as const, user: { name: 'alex' }, bytes: 500 };
    const [account] = telemetry([download, download, { ...download, uid: 'other', bytes: 70 }]).accounts;
    expect(account?.days[0]?.tallies).toMatchObject({ download: { count: 2, amount: 570, mark: { uid: 'other' } } });
  });

  test('shows hours by quarter and place', () => {
    const seen = telemetry(
      [
        { at: '2026-03-02T09:05:00Z', kind: 'sign-in', user: { name: 'alex' }, ip: '192.0.2.1' },
        { at: '2026-03-02T23:59:59Z', kind: 'sign-in', user: { name: 'alex' }, ip: '192.0.2.1' },
      ],
      { '192.0.2.1': { countryCode: 'US', city: 'Austin', latitude: 30.2672, longitude: -97.7431, kind: 'residential' } },
    );
    expect(seen.accounts[0]?.days[0]).toMatchObject({
      with: ['ip:192.0.2.1'],
      where: [{ countryCode: 'US', city: 'Austin', latitude: 30.3, longitude: -97.7, kind: 'residential', slots: [36, 95], mark: { uid: 'e0' } }],
    });
  });

  test('says nothing of a failed sign-in, which may be anybody’s', () => {
    expect(telemetry([{ at: '2026-03-02T09:05:00Z', kind: 'sign-in', status: 'failure', user: { name: 'alex' }, ip: '192.0.2.1' }]).accounts).toEqual([]);
  });

  test('keeps no secret of a command line', () => {
    const [device] = telemetry([
      {
        at: '2026-03-02T09:05:00Z',
        kind: 'process',
        device: { uid: 'd1' },
        process: { name: 'AnyDesk.exe', cmdLine: 'AnyDesk.exe --set-password --password hunter2 --pin=1234 -token "a b" /key:zz --name LT-1' },
      },
    ]).devices;
    expect(device?.first.text).toBe('process AnyDesk.exe --set-password --password … --pin=… -token … /key:… --name LT-1');
  });

  test('keeps parcels, calls and pay changes whole', () => {
    const [event] = eventsOf([{ at: '2026-03-02T09:05:00Z', kind: 'shipment', user: { emailAddr: 'alex@example.com' }, shipment: { tracking: 'T1', step: 'delivered' } }]);
    const traces = new Map<string, TraceState>();
    if (event !== undefined) foldEvent({ traces, lookup: () => undefined }, event);
    expect([...traces.values()].flatMap(keptEvents)).toEqual([event]);
    expect([...traces.values()].map(traceView)[0]?.days).toEqual([]);
  });
});

describe('an account', () => {
  test.each([
    [{ emailAddr: 'Alex@Example.com' }, 'alex@example.com'],
    [{ name: 'EXAMPLE\\Alex' }, 'alex'],
    [{ uid: '00u1', name: 'alex@example.com' }, 'alex@example.com'],
    [{ uid: '00u1' }, '00u1'],
  ])('%j is %s', (user, id) => {
    expect(accountId(user)).toBe(id);
  });

  test.each(['SYSTEM', 'NT AUTHORITY\\SYSTEM', 'root', '_windowserver', 'EXAMPLE$', '-'])('of an operating system is nobody’s: %s', (name) => {
    expect(accountId({ name })).toBeUndefined();
  });
});
