import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { operations, operationsByName } from './catalogue.ts';

const folder = fileURLToPath(new URL('./', import.meta.url));
const files = readdirSync(folder).filter((name) => /^catalogue-.*\.ts$/.test(name) && !name.endsWith('.test.ts'));

it('the table holds every operation that is defined, and no two have one name', () => {
  const ids = files.flatMap((name) => [...readFileSync(`${folder}${name}`, 'utf8').matchAll(/(?:defineOperation|work)\(\{\n\s+id: '([^']+)'/g)].map(([, id]) => id));
  expect(ids.length).toBeGreaterThan(50);
  expect(operations.map(({ id }) => id).sort()).toEqual(ids.sort());
  expect(new Set(Object.values(operationsByName)).size).toBe(Object.keys(operationsByName).length);
});
