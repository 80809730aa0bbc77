import { expect, test } from 'vitest';
import { areNeighbouringStates, usStateOf } from './us-states.ts';

const CODES = 'AL AK AZ AR CA CO CT DE DC FL GA HI ID IL IN IA KS KY LA ME MD MA MI MN MS MO MT NE NV NH NJ NM NY NC ND OH OK OR PA RI SC SD TN TX UT VT VA WA WV WI WY'.split(' ');

test('bordering is mutual, and no state borders on itself', () => {
  for (const a of CODES) {
    expect(usStateOf(a.toLowerCase())).toBe(a);
    for (const b of CODES) expect(areNeighbouringStates(a, b), `${a} ${b}`).toBe(areNeighbouringStates(b, a));
    expect(areNeighbouringStates(a, a)).toBe(false);
  }
});

test.each([
  ['Texas', 'TX'],
  ['north carolina', 'NC'],
  ['US-NY', 'NY'],
  ['Bavaria', undefined],
])('%s is %s', (region, code) => {
  expect(usStateOf(region)).toBe(code);
});
