import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { watchlistEntitySchema } from '#model';
import { unmet } from '../list.ts';
import { ofacWallets } from '../lists/ofac-wallets.ts';
import { walletsJson } from './wallets-json.ts';

const FIXTURE = '["1ExampleWa11et", "1Example2", 7, "two words", "1ExampleWa11et"]';
const encode = (text: string) => new TextEncoder().encode(text);
const read = (bytes: Uint8Array) => walletsJson.read([{ name: 'sanctioned_addresses_XBT.json', bytes }], ofacWallets);

const BYTES = encode(FIXTURE);
const damaged = fc.tuple(fc.nat(BYTES.length - 1), fc.nat(255), fc.nat(BYTES.length)).map(([at, byte, end]) => {
  const copy = BYTES.slice(0, Math.max(end, at + 1));
  copy[at] = byte;
  return copy;
});

describe('walletsJson', () => {
  it('makes every address a wallet with its currency', () => {
    const { value, issues } = read(BYTES);
    expect(value.entities).toHaveLength(2);
    expect(value.entities[0]).toEqual({
      id: 'us-ofac-wallets:XBT:1ExampleWa11et',
      schema: 'CryptoWallet',
      caption: '1ExampleWa11et',
      properties: { publicKey: ['1ExampleWa11et'], type: ['XBT'] },
      sanctions: [{ authority: 'US OFAC' }],
      dataset: 'us-ofac-wallets',
    });
    expect(issues).toMatchObject([
      { code: 'invalid-value', severity: 'error', received: '7 | two words' },
      { code: 'duplicate-id', severity: 'error' },
    ]);
  });

  it('refuses what is no array', () => {
    expect(read(encode('{"a":1}')).issues).toMatchObject([{ code: 'unreadable' }]);
    expect(read(encode('<html>')).issues).toMatchObject([{ code: 'unreadable', received: 'html' }]);
    expect(read(encode('["cut')).issues).toMatchObject([{ code: 'unreadable' }]);
  });

  it('never throws, whatever the bytes are, and gives only well-formed entries', () => {
    fc.assert(
      fc.property(fc.oneof(fc.uint8Array({ maxLength: 300 }), damaged), (bytes) => {
        walletsJson.recognises({ name: 'sanctioned_addresses_XBT.json', bytes });
        for (const entity of read(bytes).value.entities) watchlistEntitySchema.parse(entity);
      }),
    );
  });

  const folder = process.env['BONAFIDE_DATA_DIR'];
  it.skipIf(folder === undefined)('reads the addresses of September 2024', () => {
    const base = `${folder}/sanctions/ofac-wallets-2024-09-27`;
    const files = readdirSync(base).map((name) => ({ name, bytes: new Uint8Array(readFileSync(`${base}/${name}`)) }));
    const { value, issues } = walletsJson.read(files, ofacWallets);
    expect(value.entities).toHaveLength(654);
    expect(issues).toEqual([]);
    expect(unmet(ofacWallets, value.entities)).toEqual([]);
  });
});
