import type { EventKind, Mark } from '#model';
import { byKey, byText, type DayState, type KeptEvent, rising, type TraceState, type WhereState } from './state.ts';

/** Texts that are said again and again, once each; in their place stands their number. */
class Words {
  readonly list: string[] = [];
  private readonly numbers = new Map<string, number>();

  of(text: string): number {
    const known = this.numbers.get(text);
    if (known !== undefined) return known;
    this.numbers.set(text, this.list.length);
    return this.list.push(text) - 1;
  }
}

type PackedMark = readonly [time: number, uid: string, source: number, text: number];
type PackedDay = readonly [day: number, where: readonly (number | string)[], together: readonly number[], tallies?: readonly [number, [string, number][], PackedMark][]];
type Packed = readonly [
  kind: TraceState['kind'],
  id: string,
  words: readonly string[],
  first: PackedMark,
  last: number,
  kinds: readonly EventKind[],
  days: readonly PackedDay[],
  facts?: readonly [string, [string, PackedMark[], number, number[]][]][],
  records?: readonly [string, [string, KeptEvent][]][],
];

/** Cells of a place in a packed day: key, quarter-hours, time, id, log, words. */
const WHERE_CELLS = 8;

/** The state as a text: the same state gives the same text. */
export function packTrace(trace: TraceState): string {
  const words = new Words();
  const mark = ({ time, uid, source, text }: Mark): PackedMark => [time, uid, words.of(source), words.of(text)];
  const first = mark(trace.first);
  const days = trace.days.map(({ day, where, with: together, tallies }): PackedDay => {
    const cells: (number | string)[] = [];
    for (const one of byKey(where)) cells.push(words.of(one.key), one.a, one.b, one.c, one.mark.time, one.mark.uid, words.of(one.mark.source), words.of(one.mark.text));
    const things = (together.length < 2 ? together : [...together].sort()).map((thing) => words.of(thing));
    if (tallies === undefined) return [day, cells, things];
    return [day, cells, things, byText(tallies).map(([tally, { items, mark: earliest }]) => [words.of(tally), byText(items) as [string, number][], mark(earliest)])];
  });
  const facts = byText(trace.facts ?? []).map(([topic, values]): [string, [string, PackedMark[], number, number[]][]] => [
    topic,
    byText(values).map(([value, { marks, last, days: on }]) => [value, marks.map(mark), last, rising(on)]),
  ]);
  const records = byText(trace.records ?? []).map(([kind, events]): [string, [string, KeptEvent][]] => [kind, byText(events) as [string, KeptEvent][]]);
  const packed: Packed = [trace.kind, trace.id, words.list, first, trace.last, [...trace.kinds].sort(), days, facts, records];
  return JSON.stringify(packed);
}

/** The state of a text that `packTrace` wrote. */
export function unpackTrace(text: string): TraceState {
  const [kind, id, words, first, last, kinds, days, facts = [], records = []] = JSON.parse(text) as Packed;
  const word = (number: unknown): string => words[number as number] ?? '';
  const mark = ([time, uid, source, said]: PackedMark): Mark => ({ time, uid, source: word(source), text: word(said) });
  return {
    kind,
    id,
    key: `${kind}:${id}`,
    first: mark(first),
    last,
    kinds: [...kinds],
    days: days.map(([day, cells, together, tallies]) => {
      const where: WhereState[] = [];
      for (let at = 0; at < cells.length; at += WHERE_CELLS) {
        const [key, a, b, c, time, uid, source, said] = cells.slice(at, at + WHERE_CELLS) as [number, number, number, number, number, string, number, number];
        where.push({ key: word(key), a, b, c, mark: { time, uid, source: word(source), text: word(said) } });
      }
      const state: DayState = { day, where, with: together.map(word) };
      if (tallies !== undefined) state.tallies = new Map(tallies.map(([tally, items, earliest]) => [word(tally), { items: new Map(items), mark: mark(earliest) }]));
      return state;
    }),
    ...(facts.length === 0
      ? {}
      : {
          facts: new Map(facts.map(([topic, values]) => [topic, new Map(values.map(([value, marks, latest, on]) => [value, { marks: marks.map(mark), last: latest, days: on }]))])),
        }),
    ...(records.length === 0 ? {} : { records: new Map(records.map(([what, events]) => [what, new Map(events)])) }),
  };
}
