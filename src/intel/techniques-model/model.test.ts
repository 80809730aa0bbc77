import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { eachFeature, LONGEST_SENTENCE, stemOf, wordsOf } from './features.ts';
import { packTechniqueModel, type StoredModel, unpackTechniqueModel } from './format.ts';
import { openTechniqueModel, type TechniqueModel } from './model.ts';

const bytes = new Uint8Array(readFileSync(new URL('../../../data/intel/techniques.model.bin', import.meta.url)));
const shipped = openTechniqueModel(bytes) as TechniqueModel;

/** Small models of any content, in the exactness in which they are stored. */
const stored: fc.Arbitrary<StoredModel> = fc
  .record({
    ids: fc.uniqueArray(fc.tuple(fc.integer({ min: 1001, max: 1999 }), fc.integer({ min: 0, max: 40 })), { minLength: 1, maxLength: 5, selector: String }),
    keys: fc.uniqueArray(fc.integer({ min: 1, max: 2 ** 32 - 1 }), { maxLength: 12 }),
    reals: fc.array(fc.float({ noNaN: true, noDefaultInfinity: true }), { minLength: 24, maxLength: 24 }),
    weights: fc.array(fc.integer({ min: -127, max: 127 }), { minLength: 12, maxLength: 12 }),
  })
  .map(({ ids, keys, reals, weights }) => {
    const real = (nth: number) => reals[nth % reals.length] ?? 0;
    return {
      classes: ids.map(([id, sub], nth) => ({
        id: `T${id}${sub === 0 ? '' : `.${String(sub).padStart(3, '0')}`}`,
        scale: real(nth),
        bias: real(nth + 1),
        slope: real(nth + 2),
        offset: real(nth + 3),
      })),
      threshold: 0.25,
      leastKnown: 0.5,
      curve: Float32Array.from({ length: 11 }, (_, nth) => nth / 10),
      keys: Uint32Array.from(keys).sort(),
      rarity: Float32Array.from(keys, (_, nth) => real(nth)),
      first: Uint32Array.from({ length: keys.length + 1 }, (_, nth) => nth),
      classOf: Uint8Array.from(keys, (_, nth) => nth % ids.length),
      weight: Int8Array.from(keys, (_, nth) => weights[nth] ?? 0),
    };
  });

describe('a technique model', () => {
  test('comes back from its bytes as it was', () => {
    fc.assert(
      fc.property(stored, (model) => {
        expect(unpackTechniqueModel(packTechniqueModel(model))).toEqual(model);
      }),
    );
  });

  test('with any byte changed or cut off is not opened', () => {
    fc.assert(
      fc.property(stored, fc.nat(), fc.integer({ min: 1, max: 255 }), (model, place, change) => {
        const damaged = packTechniqueModel(model);
        const at = place % damaged.length;
        damaged[at] = (damaged[at] ?? 0) ^ change;
        expect(openTechniqueModel(damaged)).toBeUndefined();
        expect(openTechniqueModel(packTechniqueModel(model).subarray(0, at))).toBeUndefined();
      }),
    );
  });

  test('made of noise is not opened, and nothing throws', () => {
    fc.assert(fc.property(fc.uint8Array({ maxLength: 200 }), (noise) => openTechniqueModel(noise) === undefined));
  });
});

describe('the shipped technique model', () => {
  test('is the one that its card describes', async () => {
    const card = JSON.parse(readFileSync(new URL('../../../data/intel/techniques.model.json', import.meta.url), 'utf8'));
    const digest = Buffer.from(await crypto.subtle.digest('SHA-256', bytes)).toString('hex');
    expect([digest, bytes.length, shipped.techniques.length]).toEqual([card.sha256, card.bytes, card.techniques]);
  });

  test.each([
    ['The malware injects its payload into the memory of a running explorer.exe process.', 'T1055'],
    ['A registry run key gives the implant persistence when the user logs in.', 'T1547.001'],
    ['The loader captures every keystroke of the victim and writes it to a log file.', 'T1056.001'],
    ['Attackers sent spearphishing emails with a malicious attachment to employees.', 'T1566.001'],
  ])('names what is described: %s', (sentence, id) => {
    expect(shipped.classify(sentence).map((one) => one.id)).toContain(id);
  });

  test.each([
    ['no words', ''],
    ['one word', 'keylogging'],
    ['another language', 'Die Angeklagten haben sich vor dem Landgericht nicht eingelassen und schweigen weiterhin.'],
    ['what is too long for a sentence', 'process injection '.repeat(LONGEST_SENTENCE)],
    ['what has nothing to do with it', 'The annual picnic takes place in the garden behind the office on Sunday.'],
  ])('says nothing of %s', (_, text) => {
    expect(shipped.classify(text)).toEqual([]);
  });

  test('gives probabilities, the highest first, the same each time, of any text', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.lorem({ maxCount: 30 })), (text) => {
        const guesses = shipped.classify(text, 0);
        expect(shipped.classify(text, 0)).toEqual(guesses);
        expect(guesses.map(({ probability }) => probability)).toEqual(guesses.map(({ probability }) => probability).sort((a, b) => b - a));
        expect(guesses.every(({ probability }) => probability >= 0 && probability <= 1)).toBe(true);
      }),
    );
  });
});

describe('words of a sentence', () => {
  test('lose addresses, hashes, numbers and ids, which say nothing of a behaviour', () => {
    const words = wordsOf('CVE-2099-1234 at hxxp://a[.]example/x from 192.0.2.7 dropped d41d8cd98f00b204e9800998ecf8427e on port 4,444 (T1055)');
    expect(words).toEqual(['zzcve', 'at', 'zzurl', 'from', 'zzip', 'dropped', 'zzhash', 'on', 'port', 'zznumber', 'zzid']);
  });

  test.each([
    ['injects', 'inject'],
    ['injected', 'inject'],
    ['injecting', 'inject'],
    ['process', 'process'],
    ['queries', 'query'],
  ])('%s is read as %s', (word, stem) => {
    expect(stemOf(word)).toBe(stem);
  });

  test('never give the hash 0, which means an empty place', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        eachFeature(wordsOf(text), (hash) => expect(hash).toBeGreaterThan(0));
      }),
    );
  });
});
