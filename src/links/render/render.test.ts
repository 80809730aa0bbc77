import fc from 'fast-check';
import { SaxesParser } from 'saxes';
import { describe, expect, it } from 'vitest';
import type { Ring } from '#model';
import { ringsDot, ringsGraphml } from './graphs.ts';
import { ringsSvg } from './svg.ts';

const claim = (id: string) => ({ ref: 'claim' as const, id, role: 'supports' as const });

function ringOf(captions: readonly string[], label: string, id = 'rng_1'): Ring {
  const ids = captions.map((_, nth) => `p${nth}`);
  const links = ids.slice(1).map((b) => ({
    a: 'p0',
    b,
    kind: 'facilitates' as const,
    weight: 12,
    probability: 0.94,
    judgement: 'no-judgement' as const,
    counts: true,
    explanations: [],
    values: [{ feature: 'delivery-host', thing: 't1', label, holders: captions.length, weight: 45, counted: true, a: claim('x'), b: claim('y'), ask: 'ask both' }],
  }));
  return {
    id,
    members: captions.map((caption, nth) => ({ id: `p${nth}`, caption, role: nth === 0 ? 'host' : 'member', since: `2026-0${(nth % 8) + 1}-01` })) as unknown as Ring['members'],
    shared: [
      { feature: 'delivery-host', thing: 't1', label, members: ids, holders: ids.length },
      { feature: 'payout-account', thing: 't2', label: 'Example Bank …7890', members: ids.slice(1), holders: ids.length - 1 },
    ],
    links: links as unknown as Ring['links'],
    earliest: '2026-01-01',
    probability: 0.94,
    patterns: ['laptop-farm-triad'],
  };
}

function parses(text: string): string {
  const parser = new SaxesParser({ xmlns: true });
  let read = '';
  parser.on('text', (part) => {
    read += part;
  });
  parser.write(text).close();
  return read;
}

const FARM = ringOf(['Dana Example', 'Ada Lindqvist', 'Bram Okafor', 'Chidi Moreau'], '7 Example Lane, Raleigh, NC 27601');

describe.each([
  ['svg', ringsSvg],
  ['graphml', ringsGraphml],
])('%s', (_, render) => {
  it('is well-formed whatever people and things are called', () => {
    const text = fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom('<script>alert(1)</script>', '\u202egnp.exe', '&amp;"\'', '\u0000\ud800', 'x'.repeat(2_000)));
    fc.assert(
      fc.property(fc.array(text, { minLength: 2, maxLength: 4 }), text, (captions, label) => {
        const drawn = render([ringOf(captions, label)]);
        expect(() => parses(drawn)).not.toThrow();
        expect(drawn).not.toMatch(/<script|\u202e/);
      }),
    );
  });

  it('names every member and everything shared, and gives the same bytes in any order', () => {
    const drawn = render([FARM]);
    const read = parses(drawn);
    for (const { caption } of FARM.members) expect(read).toContain(caption);
    for (const { label } of FARM.shared) expect(read).toContain(label);
    const other = ringOf(['Eino Castellanos', 'Fatou Brennan'], '9 Example Lane', 'rng_2');
    expect(render([FARM, other])).toBe(render([other, FARM]));
  });
});

describe('the picture', () => {
  it('says what nobody tied means, and how much of a large ring is left out', () => {
    expect(parses(ringsSvg([]))).toContain('Nobody stored is tied to anybody');
    expect(
      parses(
        ringsSvg([
          ringOf(
            Array.from({ length: 55 }, (_, nth) => `Person ${nth}`),
            '7 Example Lane',
          ),
        ]),
      ),
    ).toContain('and 15 more people');
  });

  it('has arrows from who serves', () => {
    const drawn = ringsSvg([FARM]);
    expect(drawn.match(/marker-end/g)).toHaveLength(1);
    expect(drawn.match(/marker-start/g)).toHaveLength(3);
  });
});

describe('the graph for Graphviz', () => {
  it('quotes what people are called, and points from who serves', () => {
    const dot = ringsDot([ringOf(['Dana "D" \\ Example', 'Ada\nLindqvist'], '7 Example Lane')]);
    expect(dot).toContain('Dana \\"D\\" \\\\ Example');
    expect(dot).toContain('Ada Lindqvist');
    expect(dot).toContain('"person p0" -> "rng_1 delivery-host 7 Example Lane";');
    expect(dot.split('{').length).toBe(dot.split('}').length);
  });
});
