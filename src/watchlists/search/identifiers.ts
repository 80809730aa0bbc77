import type { WatchlistEntity, WatchlistProperty } from '#model';

/** Kinds of identifier that are compared exactly. `document` is a passport or national number; numbers of different kinds never match. */
export type IdentifierKind = 'document' | 'wallet' | 'email' | 'phone' | 'registration' | 'bank' | 'vessel' | 'digest';

/** Which properties of an entry hold identifiers of which kind. */
const KINDS: Readonly<Partial<Record<WatchlistProperty, IdentifierKind>>> = {
  passportNumber: 'document',
  idNumber: 'document',
  taxNumber: 'document',
  publicKey: 'wallet',
  email: 'email',
  phone: 'phone',
  registrationNumber: 'registration',
  leiCode: 'registration',
  swiftBic: 'bank',
  imoNumber: 'vessel',
  mmsi: 'vessel',
  digest: 'digest',
};

/** Shortest document number that is compared: shorter ones are shared by chance. Unit: characters. @source house, docs/decisions/0008 */
const SHORTEST_NUMBER = 5;
/** Shortest telephone number that is compared, without signs. Unit: digits. @source ITU-T E.164: country code and subscriber number have at least 7 */
const SHORTEST_PHONE = 7;

/** Form in which an identifier is compared. @returns undefined where it is too short to mean anything */
export function normaliseIdentifier(kind: IdentifierKind, value: string): string | undefined {
  if (kind === 'email') return /^[^\s@]+@[^\s@]+$/.test(value.trim()) ? value.trim().toLowerCase() : undefined;
  if (kind === 'phone') {
    const digits = value.replace(/\D/g, '').replace(/^00/, '');
    return digits.length >= SHORTEST_PHONE ? digits : undefined;
  }
  // Addresses of Ethereum and its kin are hexadecimal, in which case says nothing; in others it does.
  if (kind === 'wallet') return /^0x[0-9a-f]{40}$/i.test(value.trim()) ? value.trim().toLowerCase() : value.trim();
  if (kind === 'digest') return value.toLowerCase();
  const plain = value
    .normalize('NFKC')
    .replace(/[^\p{L}\p{N}]/gu, '')
    .toUpperCase();
  // Bank codes may be letters alone; what has no digit among the others is a remark.
  return plain.length >= SHORTEST_NUMBER && (kind === 'bank' || /\d/.test(plain)) ? plain : undefined;
}

/** Kind and form of one identifier, as the index keeps it. */
export function identifierKey(kind: IdentifierKind, value: string): string | undefined {
  const normal = normaliseIdentifier(kind, value);
  return normal === undefined ? undefined : `${kind}:${normal}`;
}

/** Keys of all identifiers of an entry. */
export function identifiersOf(entity: WatchlistEntity): readonly string[] {
  const keys = new Set<string>();
  for (const [property, kind] of Object.entries(KINDS)) {
    for (const value of entity.properties[property as WatchlistProperty] ?? []) {
      const key = identifierKey(kind, value);
      if (key !== undefined) keys.add(key);
    }
  }
  return [...keys];
}

/** Form in which the seal of a number was made. @source dossiers/build.ts, `sealNumber` */
export function sealedForm(key: string): string {
  return key
    .slice(key.indexOf(':') + 1)
    .normalize('NFKC')
    .replace(/[^\p{L}\p{N}]/gu, '')
    .toUpperCase();
}
