import { promisify } from 'node:util';
import { deflateRaw, inflateRaw } from 'node:zlib';
import type { Shelf } from '#operations';

const [squeeze, swell] = [promisify(deflateRaw), promisify(inflateRaw)];

/** A shelf in memory. What lies on it says the same words again and again, and takes a tenth. */
export function memoryShelf(): Shelf {
  const parts = new Map<number, Promise<Buffer>[]>();
  let size = 0;
  return {
    size: () => size,
    put: async (part, texts) => {
      // Level 1: it is the quickest, and the others gain little.
      const squeezed = squeeze(texts.join('\n'), { level: 1 });
      const pile = parts.get(part);
      if (pile === undefined) parts.set(part, [squeezed]);
      else pile.push(squeezed);
      size += (await squeezed).length;
    },
    take: async (part) => {
      const pile = await Promise.all(parts.get(part) ?? []);
      parts.delete(part);
      size -= pile.reduce((sum, { length }) => sum + length, 0);
      return (await Promise.all(pile.map((bytes) => swell(bytes)))).flatMap((bytes) => bytes.toString('utf8').split('\n'));
    },
  };
}
