import { deepStrictEqual, ok, strictEqual } from 'node:assert/strict';
import fc from 'fast-check';
import { eventSchema } from '#model';
import { type JsonObject, readRecord, type TelemetrySource } from '#telemetry';
import type { TestWords } from './test-check.ts';

/** Records of logs by the id of their reader, each with what must be read of it: fields of its first event, or what is wrong. */
export type VendorRecords = Readonly<Record<string, readonly (readonly [record: JsonObject, read: JsonObject])[]>>;

/** Whether all of the wanted fields are there; others may be. */
function holds(actual: unknown, wanted: unknown): boolean {
  if (wanted === null || typeof wanted !== 'object') return Object.is(actual, wanted);
  if (actual === null || typeof actual !== 'object') return false;
  return Object.entries(wanted).every(([key, value]) => holds((actual as JsonObject)[key], value));
}

const eventsOf = (source: TelemetrySource, record: JsonObject) => {
  const read = readRecord(source, record, JSON.stringify(record));
  return 'events' in read ? read.events : [];
};

/** Tests readers by records in the vendors’ shapes, and by the laws of every reader. */
export function testTelemetrySources(
  records: VendorRecords,
  sources: readonly TelemetrySource[],
  sourceOf: (records: readonly JsonObject[]) => TelemetrySource | undefined,
  { describe, it }: TestWords,
): void {
  for (const [id, those] of Object.entries(records)) {
    describe(`the reader of ${id}`, () => {
      const source = sources.find((one) => one.id === id);
      ok(source !== undefined, `${id} is a reader`);

      it('reads records in the documented shape, as events of the published schema', () => {
        for (const [record, wanted] of those) {
          const read = readRecord(source, record, JSON.stringify(record));
          const seen = 'events' in read ? read.events[0] : read;
          ok(holds(seen, wanted), `${JSON.stringify(seen)} holds ${JSON.stringify(wanted)}`);
          for (const event of eventsOf(source, record)) deepStrictEqual(eventSchema.safeParse(event).error, undefined);
        }
      });

      it('is the one that knows them', () => {
        for (const [record] of those) strictEqual(sourceOf([record])?.id, id);
      });

      it('keeps fields that it does not know, and only those', () => {
        for (const [record] of those) {
          const [event] = eventsOf(source, { ...record, zz_unheard_of: 7 });
          if (event !== undefined) deepStrictEqual(event.unmapped, { zz_unheard_of: 7 });
          deepStrictEqual(eventsOf(source, record)[0]?.unmapped, undefined);
        }
      });

      it('gives the same record the same events, and says where a time is wrong', () => {
        for (const [record] of those) {
          deepStrictEqual(eventsOf(source, record), eventsOf(source, record));
          const damaged: JsonObject = JSON.parse(JSON.stringify(record).replace(/"(?:20\d\d-[\d-]+(?:[T ][\d:.Z]+)?|1772442300[\d.]*)"|\b17\d{8,11}\b/g, '"no time"'));
          ok('wrong' in readRecord(source, damaged, ''), 'a wrong time is said');
        }
      });

      it('never throws, whatever the record, and makes only events of the published schema', () => {
        const keys = [...new Set(those.flatMap(([record]) => Object.keys(record)))];
        const any = fc.dictionary(fc.oneof(fc.constantFrom(...keys), fc.string()), fc.jsonValue());
        fc.assert(
          fc.property(any, (record) => {
            source.recognises(record);
            for (const event of eventsOf(source, record)) deepStrictEqual(eventSchema.safeParse(event).error, undefined);
          }),
        );
      });
    });
  }
}
