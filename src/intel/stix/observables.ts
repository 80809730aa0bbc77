import type { ReportIndicator } from '#model';
import { idOf, observable, type StixObject, WALLET_EXTENSION } from './objects.ts';

const HASHES: Readonly<Partial<Record<ReportIndicator['type'], string>>> = { md5: 'MD5', sha1: 'SHA-1', sha256: 'SHA-256', sha512: 'SHA-512', ssdeep: 'SSDEEP' };

/** The object of a value, and its path in a pattern. Telephone numbers have none in the standard. */
export function observableOf({
  type,
  value,
}: Pick<ReportIndicator, 'type' | 'value'>): { readonly object: StixObject; readonly path: string; readonly literal: string } | undefined {
  const hash = HASHES[type];
  if (hash !== undefined) {
    const object = observable('file', { hashes: { [hash]: value } });
    return { object, path: `file:hashes.${/^[A-Z0-9]+$/.test(hash) ? hash : `'${hash}'`}`, literal: value };
  }
  switch (type) {
    case 'ipv4-addr':
    case 'ipv6-addr':
    case 'domain-name':
    case 'url':
    case 'email-addr':
    case 'mac-addr':
      return { object: observable(type, { value }), path: `${type}:value`, literal: value };
    case 'autonomous-system': {
      const number = Number(value.replace(/\D/g, ''));
      return { object: observable('autonomous-system', { number }), path: 'autonomous-system:number', literal: String(number) };
    }
    case 'user-account':
      return { object: observable('user-account', { account_login: value }), path: 'user-account:account_login', literal: value };
    case 'file-name':
      return { object: observable('file', { name: value }), path: 'file:name', literal: value };
    case 'directory':
      return { object: observable('directory', { path: value }), path: 'directory:path', literal: value };
    case 'windows-registry-key':
      return { object: observable('windows-registry-key', { key: value }), path: 'windows-registry-key:key', literal: value };
    case 'process':
      // A process is no other one, so the standard gives it no id of its properties.
      return { object: { type: 'process', spec_version: '2.1', id: idOf('process', value), command_line: value }, path: 'process:command_line', literal: value };
    case 'wallet':
      return {
        object: observable('cryptocurrency-wallet', { value }, { extensions: { [WALLET_EXTENSION]: { extension_type: 'new-sco' } } }),
        path: 'cryptocurrency-wallet:value',
        literal: value,
      };
    default:
      return undefined;
  }
}

/** A pattern that looks for one value. @source OASIS STIX 2.1, section 9 */
export function patternOf({ path, literal }: { readonly path: string; readonly literal: string }): string {
  const value = path.endsWith(':number') ? literal : `'${literal.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`;
  return `[${path} = ${value}]`;
}

const TYPES: Readonly<Record<string, ReportIndicator['type']>> = {
  'ipv4-addr:value': 'ipv4-addr',
  'ipv6-addr:value': 'ipv6-addr',
  'domain-name:value': 'domain-name',
  'url:value': 'url',
  'email-addr:value': 'email-addr',
  'mac-addr:value': 'mac-addr',
  'autonomous-system:number': 'autonomous-system',
  'user-account:account_login': 'user-account',
  'user-account:user_id': 'user-account',
  'file:name': 'file-name',
  'directory:path': 'directory',
  'windows-registry-key:key': 'windows-registry-key',
  'process:command_line': 'process',
  'cryptocurrency-wallet:value': 'wallet',
  'cryptocurrency-wallet:address': 'wallet',
  'file:hashes.md5': 'md5',
  'file:hashes.sha-1': 'sha1',
  'file:hashes.sha1': 'sha1',
  'file:hashes.sha-256': 'sha256',
  'file:hashes.sha256': 'sha256',
  'file:hashes.sha-512': 'sha512',
  'file:hashes.sha512': 'sha512',
};

/** Our type of a path in a pattern. */
export function typeOfPath(path: string): ReportIndicator['type'] | undefined {
  return TYPES[path.toLowerCase().replace(/['"]/g, '')];
}

/** One comparison: a path, `=`, and a text or number. Bounded, so that a pattern that is none costs nothing. */
const COMPARISON = /([a-z][a-z0-9-]{1,60}:[A-Za-z0-9_.'[\]*-]{1,120}?)\s{0,20}=\s{0,20}(?:'((?:[^'\\]|\\.){1,4000})'|(\d{1,20}))/g;

/** Values that a pattern looks for, as far as it compares for equality. @returns undefined for what is not understood */
export function valuesIn(pattern: string): readonly { readonly type: ReportIndicator['type']; readonly value: string }[] {
  return [...pattern.slice(0, 100_000).matchAll(COMPARISON)].flatMap(([, path = '', text, number]) => {
    const type = typeOfPath(path);
    const value = text === undefined ? (number ?? '') : text.replace(/\\(.)/g, '$1');
    return type === undefined || value === '' ? [] : [{ type, value: type === 'autonomous-system' ? `AS${value.replace(/\D/g, '')}` : value }];
  });
}
