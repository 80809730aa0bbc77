import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Link, type LinkJudgement, type LinkRecord, withoutProtected } from '#model';
import { dossier, testDigest } from '#testing';
import { lines } from './catalogue.ts';
import { estimate } from './estimate.ts';
import { KeyIndex } from './key-index.ts';
import { populationTies } from './population.ts';
import { linkRecord } from './record.ts';
import { judged, ringsOf } from './rings.ts';
import { finders, ownShingles, passagesOf, resemblance } from './sketch.ts';
import { hubsOf, indexKeys, tiesBetween } from './ties.ts';
import { mostHolders, priorWeights, valueWeight } from './weights.ts';

type File = Readonly<Record<string, unknown>>;
const record = (id: string, name: string, more: File = {}): LinkRecord => linkRecord(withoutProtected(dossier({ id, names: [{ name }], ...more })));
const weights = priorWeights(1_000);
const two = () => 2;
const phone = { phones: [{ number: '+1 202 555 0142' }] };

describe('a tie', () => {
  const [a, b] = [record('a', 'Ada Lindqvist', phone), record('b', 'Bram Okafor', phone)];

  it('is the same whichever of the two is named first', () => {
    expect(tiesBetween(a, b, two, weights)).toEqual(tiesBetween(b, a, two, weights));
  });

  it('weighs less the more people have the value, and nothing where it is a hub', () => {
    const weightAt = (holders: number) => tiesBetween(a, b, () => holders, weights)[0]?.weight ?? Number.NEGATIVE_INFINITY;
    expect(weightAt(2)).toBeGreaterThan(weightAt(5));
    expect(tiesBetween(a, b, () => 26, weights)).toEqual([]);
    expect(hubsOf(a, () => 26)).toMatchObject([{ feature: 'phone', holders: 26, likely: 'a switchboard or an agency' }]);
  });

  it('grows with every further thing that is shared, and things that rest on one fact count once', () => {
    const own = { ...phone, payoutAccounts: [{ kind: 'bank', number: '4234567891' }] };
    const heavier = tiesBetween(record('a', 'Ada Lindqvist', own), record('b', 'Bram Okafor', own), two, weights)[0];
    expect(heavier?.weight).toBeGreaterThan(tiesBetween(a, b, two, weights)[0]?.weight ?? 0);
    const place = { addresses: [{ kind: 'shipping', address: '5 Example Road', postalCode: '73301', latitude: 30.26711, longitude: -97.74312 }] };
    const once = { addresses: [{ kind: 'shipping', address: '5 Example Road', postalCode: '73301' }] };
    const weightOf = (more: File) => tiesBetween(record('a', 'Ada Lindqvist', more), record('b', 'Bram Okafor', more), two, weights)[0]?.weight;
    expect(weightOf(place)).toBe(weightOf(once));
  });

  it('says what no data is: nothing', () => {
    expect(tiesBetween(record('a', 'Ada Lindqvist'), record('b', 'Bram Okafor'), two, weights)).toEqual([]);
  });

  it('by which one serves the other points from who serves', () => {
    const host = record('z', 'Dana Example', { addresses: [{ kind: 'residence', address: '7 Example Lane', postalCode: '27601' }] });
    const worker = record('b', 'Bram Okafor', { shipments: [{ to: { address: '7 Example Lane', postalCode: '27601' } }] });
    expect(tiesBetween(worker, host, two, weights)).toMatchObject([{ kind: 'facilitates', a: 'z', b: 'b', values: [{ feature: 'delivery-host' }] }]);
  });
});

describe('texts', () => {
  const text =
    'Built payment services for a marketplace. Led the move from a monolith to services over eighteen months and mentored four developers. Wrote tooling that measures latency.';

  const alike = (one: readonly string[], other: readonly string[], isBoilerplate = () => false) =>
    resemblance(ownShingles(passagesOf(one), isBoilerplate), ownShingles(passagesOf(other), isBoilerplate));
  const texts = fc.array(fc.lorem({ maxCount: 40 }), { maxLength: 3 });

  it('are wholly alike to themselves, and the share is the same both ways', () => {
    fc.assert(
      fc.property(texts, texts, (one, other) => {
        const likeness = alike(one, other);
        expect(likeness).toBe(alike(other, one));
        expect(likeness).toBeGreaterThanOrEqual(0);
        expect(likeness).toBeLessThanOrEqual(1);
        if (passagesOf(one).length > 0) expect(alike(one, one)).toBe(1);
      }),
    );
  });

  it('are compared without what many write', () => {
    expect(alike([text], [text], () => true)).toBe(0);
  });

  it('find one another where a word in forty is other, and not where a sentence in ten is one', () => {
    const word = fc.integer({ min: 0, max: 9_999 }).map((nth) => `w${nth}`);
    const sentence = fc.array(word, { minLength: 12, maxLength: 12 }).map((all) => `${all.join(' ')}.`);
    const meet = (one: readonly string[], other: readonly string[]) => {
      const own = new Set(finders(passagesOf(one)));
      return finders(passagesOf(other)).some((finder) => own.has(finder));
    };
    fc.assert(
      fc.property(fc.array(sentence, { minLength: 10, maxLength: 10 }), (own) => {
        const edited = own.map((one, nth) => (nth % 4 === 0 ? one.replace(/w\d+/, 'other') : one));
        expect(meet(own, edited)).toBe(true);
      }),
      { numRuns: 100, seed: 20_261_128 },
    );
    let met = 0;
    fc.assert(
      fc.property(fc.array(sentence, { minLength: 9, maxLength: 9 }), fc.array(sentence, { minLength: 9, maxLength: 9 }), sentence, (one, other, common) => {
        if (meet([...one, common], [...other, common])) met += 1;
      }),
      { numRuns: 300, seed: 20_261_128 },
    );
    // By the formula of the finders 1 in 8,000: one common sentence does not bring strangers together.
    expect(met).toBeLessThan(3);
  });
});

describe('honest explanations', () => {
  const between = (a: LinkRecord, b: LinkRecord, holders = 2) => tiesBetween(a, b, () => holders, weights);
  const asked = (a: LinkRecord, b: LinkRecord, holders = 2) => between(a, b, holders).map(({ counts, explanations }) => [counts, explanations.join('; ')]);

  it('people of one family name have a phone in common, wherever they live and whichever way their names are written', () => {
    expect(asked(record('a', 'Ada Lindqvist', phone), record('b', 'Lindqvist Bram', phone))).toEqual([[false, 'both are called lindqvist']]);
    expect(asked(record('a', 'Lindqvist Ada', phone), record('b', 'Lindqvist Bram', phone))).toEqual([[false, 'both are called lindqvist']]);
  });

  it('a family name does not explain what more people have than a family has', () => {
    expect(asked(record('a', 'Ada Lindqvist', phone), record('b', 'Bram Lindqvist', phone), 9)).toEqual([[true, '']]);
  });

  it('a family name explains an account of the family, and none of a stranger', () => {
    const paid = (holderName: string) => ({ payoutAccounts: [{ kind: 'bank', number: '4234567891', holderName }] });
    const [a, b] = ['Ada Lindqvist', 'Bram Lindqvist'];
    expect(asked(record('a', a, paid(a)), record('b', b, paid(a))).every(([counts]) => counts === false)).toBe(true);
    expect(asked(record('a', a, paid('Robin Sample')), record('b', b, paid('Robin Sample')))).toEqual([[true, '']]);
  });

  it('a family name does not explain one résumé, one document or one handle', () => {
    const handle = { profiles: [{ network: 'GitHub', username: 'hawk-example' }] };
    expect(asked(record('a', 'Ada Lindqvist', handle), record('b', 'Bram Lindqvist', handle))).toEqual([[true, '']]);
  });

  it('a number of somebody who left years ago is another’s by right, and not the year after', () => {
    const left = (endedAt: string) => record('a', 'Ada Lindqvist', { ...phone, subject: { relation: 'employee', endedAt } });
    const came = record('b', 'Bram Okafor', { ...phone, subject: { relation: 'employee', startedAt: '2026-01-05' } });
    expect(asked(left('2019-03-01'), came)).toEqual([[false, 'Ada Lindqvist was last here in 2019, before Bram Okafor came']]);
    expect(asked(left('2025-03-01'), came)).toEqual([[true, '']]);
  });

  it('the network of a coworking house is had by who has a desk there', () => {
    const desk = {
      addresses: [{ kind: 'mailing', address: '1 Example Plaza', postalCode: '73301', classification: 'coworking' }],
      interviews: [{ at: '2026-01-05', network: { ip: '192.0.2.7', kind: 'residential' } }],
    };
    const [tie] = between(record('a', 'Ada Lindqvist', desk), record('b', 'Bram Okafor', desk));
    expect([tie?.counts, tie?.values.find(({ feature }) => feature === 'home-network')?.setAside]).toEqual([
      false,
      'both are at 1 Example Plaza, 73301: office or coworking house',
    ]);
  });
});

describe('a ring', () => {
  const vouched = (id: string, name: string, by?: string) =>
    record(id, name, { emails: [{ address: `${id}@example.com` }], ...(by === undefined ? {} : { references: [{ name: 'Lee', email: `${by}@example.com` }] }) });
  const ringOf = (people: readonly LinkRecord[]) => {
    const all = people.flatMap((one, nth) => people.slice(nth + 1).flatMap((other) => tiesBetween(one, other, two, weights)));
    return ringsOf(all, new Map(people.map((one) => [one.id, one])), [], testDigest).map(({ members }) => members.map(({ id }) => id).sort());
  };

  it('is a row of people of whom each vouches for the next', () => {
    expect(ringOf([vouched('a', 'Ada Lindqvist'), vouched('b', 'Bram Okafor', 'a'), vouched('c', 'Chidi Moreau', 'b')])).toEqual([['a', 'b', 'c']]);
  });

  it('is not one who vouches for one other', () => {
    expect(ringOf([vouched('a', 'Ada Lindqvist'), vouched('b', 'Bram Okafor', 'a')])).toEqual([]);
  });
});

describe('the index', () => {
  const someone = fc.record({
    phone: fc.integer({ min: 0, max: 5 }),
    handle: fc.integer({ min: 0, max: 5 }),
    name: fc.constantFrom('Ada Lindqvist', 'Bram Okafor', 'Chidi Moreau'),
  });

  it('brings together whom comparing everybody with everybody ties, and counts holders right', () => {
    fc.assert(
      fc.property(fc.array(someone, { minLength: 2, maxLength: 25 }), (people) => {
        const records = people.map(({ phone: number, handle, name }, nth) =>
          record(`p${nth}`, name, { phones: [{ number: `+1 202 555 011${number}` }], profiles: [{ network: 'GitHub', username: `handle${handle}` }] }),
        );
        const index = new KeyIndex();
        for (const one of records) index.add(one);
        const built = index.build();
        const count = (key: string) => records.filter((one) => indexKeys(one).some((own) => own.key === key)).length;
        for (const one of records) for (const { key } of one.traits) expect(built.holders(key)).toBe(count(key));
        expect(built.holders('nobody')).toBe(0);
        const every = records.flatMap((one, nth) => records.slice(nth + 1).flatMap((other) => tiesBetween(one, other, count, weights)));
        const found = [...populationTies(built, (nth) => records[nth] as LinkRecord, weights)];
        const ids = (links: readonly Link[]) =>
          links
            .filter(({ counts }) => counts)
            .map(({ a, b, kind }) => `${a} ${b} ${kind}`)
            .sort();
        expect(ids(found)).toEqual(ids(every));
        expect(ids([...populationTies(built, (nth) => records[nth] as LinkRecord, weights)])).toEqual(ids(every));
      }),
      { numRuns: 40 },
    );
  });

  it('compares a bounded number, however many share a value', () => {
    const index = new KeyIndex();
    for (let nth = 0; nth < 2_000; nth++) index.add(record(`p${nth}`, 'Ada Lindqvist', { ...phone, files: [{ kind: 'resume', digest: 'aa' }] }));
    const built = index.build();
    expect(built.others(0)).toEqual([]);
    expect(built.holders('phone-number:+12025550142')).toBe(2_000);
  });
});

describe('weights', () => {
  it('of every way of being tied have a bound of holders beyond which a value is a hub', () => {
    for (const line of lines) {
      const most = mostHolders(line);
      expect(most).toBeGreaterThanOrEqual(2);
      expect(most).toBeLessThanOrEqual(100);
      expect(valueWeight(line, 2, 1, weights)).toBeGreaterThan(valueWeight(line, 50, 1, weights));
      expect(valueWeight(line, 2, 1, weights)).toBeGreaterThan(valueWeight(line, 2, 0.9, weights));
    }
  });

  const pair = (nth: number, ...features: readonly string[]): Link => ({
    a: `a${nth}`,
    b: `b${nth}`,
    kind: 'shared-means',
    weight: features.length * 45 - 40,
    probability: 0.9,
    judgement: 'no-judgement',
    counts: true,
    explanations: [],
    values: features.map((feature) => ({
      feature,
      thing: feature,
      label: feature,
      holders: 2,
      weight: 45,
      counted: true,
      a: { ref: 'claim', id: 'x', role: 'supports' },
      b: { ref: 'claim', id: 'y', role: 'supports' },
      ask: '',
    })),
  });

  it('say that what other things confirm is seldom chance, and what reviewers refuse often is', () => {
    const confirmed = estimate(
      Array.from({ length: 200 }, (_, nth) => pair(nth, 'phone', 'payout-account')),
      weights,
      [],
    );
    expect(confirmed.chance['phone']).toBeLessThan(weights.chance['phone'] ?? 0);
    const refusals = Array.from(
      { length: 50 },
      (_, nth): LinkJudgement => ({ a: `a${nth}`, b: `b${nth}`, judgement: 'negative', reason: 'r', by: 'Robin Example', at: '2026-05-01T00:00:00Z' }),
    );
    const refused = estimate(
      Array.from({ length: 60 }, (_, nth) => pair(nth, 'phone')),
      weights,
      refusals,
    );
    expect(refused.chance['phone']).toBeGreaterThan(weights.chance['phone'] ?? 0);
    expect(estimate([], weights, [])).toEqual({ ...weights, chance: expect.any(Object) });
    for (const [id, chance] of Object.entries(estimate([], weights, []).chance)) expect(chance).toBeCloseTo(weights.chance[id] ?? 0, 6);
  });
});

describe('rings', () => {
  const link = (a: string, b: string, probability = 0.9): Link => ({
    a,
    b,
    kind: 'shared-means',
    weight: 10,
    probability,
    judgement: 'no-judgement',
    counts: true,
    explanations: [],
    values: [],
  });
  const rings = (links: readonly Link[], known: readonly { id: string; members: readonly string[] }[] = []) => ringsOf(links, new Map(), known, testDigest);
  const said = (a: string, b: string, judgement: LinkJudgement['judgement'], day = 1): LinkJudgement => ({
    a,
    b,
    judgement,
    reason: 'r',
    by: 'Robin Example',
    at: `2026-05-0${day}T00:00:00Z`,
  });

  it('are the same in whatever order ties come', () => {
    const ties = fc.array(
      fc.tuple(fc.integer({ min: 0, max: 9 }), fc.integer({ min: 0, max: 9 })).filter(([x, y]) => x < y),
      { minLength: 1, maxLength: 15 },
    );
    fc.assert(
      fc.property(ties, (pairs) => {
        const links = pairs.map(([x, y]) => link(`p${x}`, `p${y}`));
        expect(rings([...links].reverse())).toEqual(rings(links));
      }),
    );
  });

  it('keep their name while they grow, the larger part keeps it when they split, and the larger gives it when they join', () => {
    const [first] = rings([link('a', 'b'), link('b', 'c'), link('c', 'd'), link('d', 'e')]);
    const known = [{ id: first?.id ?? '', members: ['a', 'b', 'c', 'd', 'e'] }];
    expect(rings([link('a', 'b'), link('b', 'c'), link('c', 'd'), link('d', 'e'), link('e', 'f')], known)[0]?.id).toBe(first?.id);
    const parts = rings([link('a', 'b'), link('c', 'd'), link('d', 'e')], known);
    expect(parts.map(({ members }) => members.length)).toEqual([3, 2]);
    expect(parts[0]?.id).toBe(first?.id);
    expect(parts[1]?.id).not.toBe(first?.id);
    const others = [...known, { id: 'rng_other', members: ['x', 'y'] }];
    expect(rings([link('a', 'b'), link('b', 'c'), link('c', 'x'), link('x', 'y')], others).map(({ id }) => id)).toEqual([first?.id]);
  });

  it('are parted by a negative judgement, tied by a positive one, and only positives are transitive', () => {
    const links = [link('a', 'b'), link('b', 'c')];
    expect(rings(judged(links, [said('a', 'b', 'negative')])).map(({ members }) => members.map(({ id }) => id))).toEqual([['b', 'c']]);
    const tied = judged(links, [said('a', 'b', 'positive'), said('b', 'd', 'positive')]);
    expect(tied.find(({ a, b }) => a === 'b' && b === 'c')?.judgement).toBe('no-judgement');
    expect(judged([link('a', 'd', 0.2)], [said('a', 'b', 'positive'), said('b', 'd', 'positive')])[0]).toMatchObject({ judgement: 'positive', counts: true });
    expect(judged(links, [said('a', 'b', 'negative'), said('a', 'b', 'unsure', 2)])[0]).toMatchObject({ judgement: 'unsure', counts: true });
  });

  it('count who serves several, and not who once took in a parcel', () => {
    const serves = (b: string): Link => ({ ...link('host', b), kind: 'facilitates' });
    expect(rings([serves('a')])).toEqual([]);
    expect(rings([serves('a'), serves('b')])[0]?.members.map(({ id }) => id)).toEqual(['a', 'b', 'host']);
  });

  it('are as probable as the tie that holds them', () => {
    expect(rings([link('a', 'b', 0.99), link('b', 'c', 0.6), link('a', 'c', 0.55)])[0]?.probability).toBe(0.6);
  });
});
