import { expect, test } from 'vitest';
import { isOneHome } from './index.ts';

const home = { address: '12 Example Street', unit: '4B', postalCode: '78701', city: 'Austin' };

test.each(['12 Example Street', '12 Example St, Austin', '12 Example Street, 4B, 78701, Austin', '12 Example Street, 4B, 78701', '12 Example Street, 78701'])(
  'is one home, however it is written: %s',
  (line) => {
    expect(isOneHome([{ address: '1 Other Road' }, home], line)).toBe(true);
  },
);

test.each([undefined, '', '14 Example Street, Austin', '12 Example Street, 89501, Reno', '12 Other Road, Austin'])('is another home: %s', (line) => {
  expect(isOneHome([home], line)).toBe(false);
});

test('is none where no street is known', () => {
  expect(isOneHome([{ city: 'Austin' }], '12 Example Street, Austin')).toBe(false);
  expect(isOneHome([], '12 Example Street, Austin')).toBe(false);
});
