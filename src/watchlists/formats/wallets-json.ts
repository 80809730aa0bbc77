import { quoteReceived } from '#model';
import { headOf, isHtml, refusal } from '../decode.ts';
import { entityBuilder } from '../entity.ts';
import { type Notes, readFiles } from '../files.ts';
import type { ListFile, ListFormat, ListIdentity, ReadList } from '../list.ts';

/*
 * Wallet addresses of one currency: a JSON array of texts, the currency in the name of the file.
 */

const NAME = /sanctioned_addresses_([A-Z0-9]{2,10})\.json$/i;

/** Longest address. Unit: characters. @source house: Monero’s integrated addresses have 106 */
const MAX_ADDRESS = 128;

function parse(file: ListFile, { issues }: Notes): readonly unknown[] {
  const refuse = (message: string, received?: string) => {
    issues.push(refusal(file.name, '/', message, 'a JSON array of addresses', received));
    return [];
  };
  if (isHtml(file.bytes)) return refuse('This is a page of HTML, not the list: the address gave an error page, or the page was saved in place of the file', 'html');
  try {
    const json: unknown = JSON.parse(new TextDecoder('utf-8').decode(file.bytes));
    return Array.isArray(json) ? json : refuse('Not a list of addresses', quoteReceived(json));
  } catch (error) {
    return refuse('This is no JSON', quoteReceived(error instanceof Error ? error.message : error));
  }
}

function readFile(file: ListFile, list: ListIdentity, notes: Notes): ReadList {
  const currency = NAME.exec(file.name)?.[1]?.toUpperCase();
  const entities = parse(file, notes).flatMap((address, index) => {
    const at = { file: file.name, path: `/${index}` };
    if (typeof address !== 'string' || !/^[\w:-]+$/.test(address) || address.length > MAX_ADDRESS) {
      notes.tally.note({ ...at, code: 'invalid-value', severity: 'error', message: 'This is no wallet address; it is not read', received: quoteReceived(address) });
      return [];
    }
    const entity = entityBuilder({ id: `${list.id}:${currency ?? 'unknown'}:${address}`, schema: 'CryptoWallet', dataset: list.id, ...at }, notes.tally);
    entity.add('publicKey', address);
    entity.add('type', currency);
    entity.addSanction({ authority: list.authority });
    return entity.build() ?? [];
  });
  return { entities };
}

function recognises({ name, bytes }: ListFile): boolean {
  return NAME.test(name) && /^\s*(?:\[|<)/.test(headOf(bytes));
}

/** JSON arrays of wallet addresses, a currency a file. */
export const walletsJson: ListFormat = {
  id: 'wallets-json',
  recognises,
  read: (files, list) => readFiles(files, recognises, (file, notes) => readFile(file, list, notes)),
  met: 'the addresses of 2024-09-27, complete: 17 currencies',
};
