import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Event, eventKindSchema } from '#model';
import { recognisers } from './index.ts';

const text = fc.option(fc.oneof(fc.string({ maxLength: 60 }), fc.constantFrom('AnyDesk', 'curl ipinfo.io', 'PiKVM', 'https://2fa.cn/', 'a.b.c', '::', '"', '\\', '.')), {
  nil: undefined,
});
const some = <T extends object>(fields: { [K in keyof T]: fc.Arbitrary<T[K]> }) => fc.option(fc.record(fields), { nil: undefined });
const anyEvent = fc.record({
  uid: fc.string(),
  source: fc.constant('test'),
  kind: fc.constantFrom(...eventKindSchema.options),
  time: fc.nat(),
  activity: fc.constantFrom(undefined, 'browser-account', 'logon'),
  url: text,
  title: text,
  user: some({ name: text, emailAddr: text }),
  device: some({ uid: text }),
  software: fc.option(fc.array(fc.record({ name: fc.string(), version: text }), { maxLength: 4 }), { nil: undefined }),
  process: some({ name: fc.string(), cmdLine: text, path: text, parent: text, originalName: text, company: text }),
  peripheral: some({ name: text, vendor: text, vendorId: text, productId: text, class: text }),
}) as unknown as fc.Arbitrary<Event>;

test('whatever an event says, recognisers give notes with a topic and a value, the same again, and never throw', () => {
  fc.assert(
    fc.property(anyEvent, (event) => {
      for (const recognise of recognisers) {
        const notes = recognise(event);
        expect(recognise(event)).toEqual(notes);
        for (const { topic, value } of notes) expect(topic !== '' && value !== '').toBe(true);
      }
    }),
    { numRuns: 500 },
  );
});
