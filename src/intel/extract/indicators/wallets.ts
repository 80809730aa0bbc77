import { base58, base58Check, bech32, hasEip55Case, isCashAddress, moneroPayload, RIPPLE_LETTERS } from './checksums.ts';

/** Versions of addresses in base 58. @source chainparams of each chain; SLIP-0132 does not apply */
const VERSIONS: Readonly<Record<number, string>> = { 0: 'BTC', 5: 'BTC', 48: 'LTC', 50: 'LTC', 30: 'DOGE', 22: 'DOGE', 76: 'DASH', 16: 'DASH', 65: 'TRX' };
/** Prefixes of addresses in bech32. @source SLIP-0173 */
const PREFIXES: Readonly<Record<string, string>> = { bc: 'BTC', ltc: 'LTC', zs: 'ZEC', addr: 'ADA', cosmos: 'ATOM', bnb: 'BNB' };

/** Words near an address in the form of Ethereum, and the chain that they mean. */
const CHAINS: readonly (readonly [RegExp, string])[] = [
  [/\b(?:bsc|bnb|binance smart chain|bep-?20)\b/i, 'BSC'],
  [/\b(?:polygon|matic)\b/i, 'MATIC'],
  [/\barbitrum\b/i, 'ARB'],
  [/\b(?:avalanche|avax)\b/i, 'AVAX'],
  [/\b(?:ethereum classic|etc)\b/, 'ETC'],
];

function ofBase58(text: string): string | undefined {
  const payload = base58Check(text);
  if (payload === undefined) return undefined;
  if (payload.length === 21) return VERSIONS[payload[0] ?? -1];
  return payload.length === 22 && payload[0] === 0x1c && (payload[1] === 0xb8 || payload[1] === 0xbd) ? 'ZEC' : undefined;
}

/** Versions of Monero addresses: standard, integrated, sub-address. @source monero-project, src/cryptonote_config.h */
const MONERO = new Set([18, 19, 42]);

/**
 * The chain that letters are a right address on: every checksum is computed. Solana’s addresses have none, so they need a
 * word for it nearby. @param around the text near it @returns undefined where it is none
 */
export function chainOf(text: string, around: string): string | undefined {
  if (/^0x[0-9a-f]{40}$/i.test(text)) return hasEip55Case(text.slice(2)) ? (CHAINS.find(([words]) => words.test(around))?.[1] ?? 'ETH') : undefined;
  if (/^(?:bc|ltc|zs|addr|cosmos|bnb)1[a-z0-9]{20,100}$/i.test(text)) {
    const found = bech32(text);
    if (found === undefined) return undefined;
    const needed = (found.prefix === 'bc' || found.prefix === 'ltc') && found.version > 0 ? 'bech32m' : 'bech32';
    return found.form === needed ? PREFIXES[found.prefix] : undefined;
  }
  if (/^[qp][a-z0-9]{41}$/i.test(text) && isCashAddress(text)) return 'BCH';
  if (!/^[1-9A-HJ-NP-Za-km-z]+$/.test(text) || !/\d/.test(text) || !/[A-Z]/.test(text)) return undefined;
  if (/^[48]/.test(text) && (text.length === 95 || text.length === 106)) return MONERO.has(moneroPayload(text)?.[0] ?? -1) ? 'XMR' : undefined;
  if (text.length >= 25 && text.length <= 36) {
    const chain = /^[13LMDA9X7Tt]/.test(text) ? ofBase58(text) : undefined;
    if (chain !== undefined) return chain;
    if (text.startsWith('r')) return base58Check(text, RIPPLE_LETTERS)?.[0] === 0 ? 'XRP' : undefined;
  }
  return text.length >= 32 && text.length <= 44 && /\b(?:solana|sol|phantom|spl)\b/i.test(around) && base58(text)?.length === 32 ? 'SOL' : undefined;
}
