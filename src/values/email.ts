import { getDomain } from 'tldts';

/** Registrable domain of a mail address, in lower case. @returns undefined where there is none */
export function emailDomain(address: string): string | undefined {
  const at = address.lastIndexOf('@');
  return at < 1 ? undefined : (getDomain(address.slice(at + 1), { allowPrivateDomains: false }) ?? undefined);
}

/** An address in the form used for comparing: trimmed, in lower case. Providers treat the local part so in practice. */
export function normaliseEmail(address: string): string {
  return address.trim().toLowerCase();
}

/** Whether a text has the shape of an address: something, an at sign, a host with a dot. */
export function isEmail(address: string): boolean {
  return /^[^\s@]+@[^\s@]+\.[^\s@.]{2,}$/.test(address.trim());
}
