import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { layOut } from '../../text.ts';
import { extractMoney } from './money.ts';

const money = (text: string) =>
  extractMoney(layOut(text, { format: 'text' })).map(({ amount, most, currency, bound, meaning }) => ({
    amount,
    ...(most === undefined ? {} : { most }),
    currency,
    bound,
    meaning,
  }));
const first = (text: string) => money(text)[0];

describe('extractMoney', () => {
  it('reads symbols, codes and names with their magnitudes', () => {
    expect(money('Sums of $412,907, €1.5m, USD 2.5 billion, 3 million rubles and half a million dollars moved.').map(({ amount, currency }) => [amount, currency])).toEqual([
      [412_907, 'USD'],
      [1_500_000, 'EUR'],
      [2_500_000_000, 'USD'],
      [3_000_000, 'RUB'],
      [500_000, 'USD'],
    ]);
  });

  it('reads amounts in coins', () => {
    expect(money('The note asked for 7.5 ETH, 12 bitcoins or USDT 20,000.').map(({ amount, currency }) => [amount, currency])).toEqual([
      [7.5, 'ETH'],
      [12, 'BTC'],
      [20_000, 'USDT'],
    ]);
  });

  it('keeps how the text bounds an amount', () => {
    expect(first('They earned at least $5 million.')).toMatchObject({ amount: 5_000_000, bound: 'at-least' });
    expect(first('They sent $512K+ home.')).toMatchObject({ amount: 512_000, bound: 'at-least' });
    expect(first('A fine of up to $90,000 is possible.')).toMatchObject({ bound: 'at-most', meaning: 'fine' });
    expect(first('Losses came to nearly one billion USD.')).toMatchObject({ amount: 1_000_000_000, bound: 'about', meaning: 'loss' });
  });

  it('reads ranges, with the magnitude of the second where the first has none', () => {
    expect(first('Ransom demands ranged from $2 million to $9 million.')).toMatchObject({ amount: 2_000_000, most: 9_000_000, meaning: 'ransom' });
    expect(first('They paid $1-2 million.')).toMatchObject({ amount: 1_000_000, most: 2_000_000 });
    expect(first('Between $6,000 and $10,000 a month in wages.')).toMatchObject({ amount: 6_000, most: 10_000, meaning: 'wages' });
  });

  it('takes two amounts joined by “and” for two', () => {
    expect(money('They bought phones for $700 and $900.').map(({ amount }) => amount)).toEqual([700, 900]);
  });

  it('says that an amount has no number', () => {
    expect(first('The group asks for several million dollars.')).toMatchObject({ amount: null, currency: 'USD' });
  });

  it('takes the rupee of the country that the report speaks of', () => {
    expect(first('A bank in Pakistan lost Rs. 3.2 million.')).toMatchObject({ amount: 3_200_000, currency: 'PKR' });
  });

  it('reports an amount once', () => {
    expect(money('They took $44,000. Of the $44,000, nothing was found.')).toHaveLength(1);
  });

  it.each([
    'A 10 Bitcoin wallet, 24 percent, port 3389 and 555-0142.',
    "The script runs print $1 and $_POST['a'].",
    'They won, and 5 won again.',
    'Twenty pounds of paper; section 12.5; 22 U.S.C. 9241.',
    'Losses of Rs 2.6 were told, without the word for millions.',
  ])('finds no money in: %s', (text) => {
    expect(money(text)).toEqual([]);
  });

  it('never throws, and every quote stands where it says', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('$', '1', '5,000', 'million', 'to', '-', 'and', 'between', 'US', 'bitcoin', ' ', '\n', '+', 'K', '€', 'Rs', 'hundreds of', 'dollars', '.')),
        (parts) => {
          const report = layOut(parts.join(' '), { format: 'text' });
          const found = extractMoney(report);
          for (const { quote, start, end } of found) expect(report.text.slice(start, end)).toBe(quote);
          expect(extractMoney(report)).toEqual(found);
        },
      ),
    );
  });
});
