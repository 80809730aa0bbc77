import { walletsJson } from '../formats/wallets-json.ts';
import { defineList } from '../list.ts';

const LISTS = 'https://raw.githubusercontent.com/0xB10C/ofac-sanctioned-digital-currency-addresses/lists';

/** @source currencies of the published arrays on 2024-09-27 */
const CURRENCIES = ['ARB', 'BCH', 'BSC', 'BSV', 'BTG', 'DASH', 'ETC', 'ETH', 'LTC', 'TRX', 'USDC', 'USDT', 'XBT', 'XMR', 'XRP', 'XVG', 'ZEC'];

/**
 * Wallet addresses that OFAC lists, as a public project extracts them from the list every night. An address says nothing of its holder:
 * the entry of the person or organisation is on OFAC’s own list.
 * @source expectations: 654 addresses on 2024-09-27
 */
export const ofacWallets = defineList({
  id: 'us-ofac-wallets',
  authority: 'US OFAC',
  title: 'US OFAC digital currency addresses',
  kind: 'sanctions',
  sources: CURRENCIES.map((currency) => ({ url: `${LISTS}/sanctioned_addresses_${currency}.json`, file: `sanctioned_addresses_${currency}.json` })),
  homepage: 'https://github.com/0xB10C/ofac-sanctioned-digital-currency-addresses',
  terms: 'Extracted by a public project from OFAC’s list, which is in the public domain in the United States.',
  formats: [walletsJson],
  expectations: { entities: { least: 200, most: 50_000 }, fill: [{ schema: 'CryptoWallet', property: 'publicKey', least: 1 }], shrink: 0.2 },
});
