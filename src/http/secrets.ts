import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';

/** A new secret for one holder, 256 bits. @source OWASP ASVS 5.0, 7.2.3: at least 128 bits from a secure source */
export function newSecret(): string {
  return randomBytes(32).toString('base64url');
}

/** What is kept of a secret. @param pepper of this installation, so that a stolen database alone shows nothing to try against */
export function secretHash(secret: string, pepper: string): string {
  return createHmac('sha256', pepper).update(secret).digest('hex');
}

/** Compares in a time that does not tell where two hashes differ. */
export function isSame(a: string, b: string): boolean {
  const [one, two] = [Buffer.from(a), Buffer.from(b)];
  return one.length === two.length && timingSafeEqual(one, two);
}
