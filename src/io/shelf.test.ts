import fc from 'fast-check';
import { expect, test } from 'vitest';
import { memoryShelf } from './shelf.ts';

test('a shelf gives back what lies on each part, once, and is then as small as before', async () => {
  const text = fc.string({ minLength: 1 }).map((one) => JSON.stringify(one));
  await fc.assert(
    fc.asyncProperty(fc.array(fc.tuple(fc.nat(3), fc.array(text, { minLength: 1, maxLength: 5 })), { maxLength: 12 }), async (puts) => {
      const shelf = memoryShelf();
      for (const [part, texts] of puts) await shelf.put(part, texts);
      expect(shelf.size() > 0).toBe(puts.length > 0);
      for (const part of [0, 1, 2, 3]) {
        expect(await shelf.take(part)).toEqual(puts.filter(([one]) => one === part).flatMap(([, texts]) => texts));
        expect(await shelf.take(part)).toEqual([]);
      }
      expect(shelf.size()).toBe(0);
    }),
    { numRuns: 50 },
  );
});
