import type { Document, Dossier, Parsed, ScimUser, SectionName } from '#model';
import { readCountry } from '#values';
import { buildDossier, type DraftItem, type ReadContext } from './build.ts';

const PHONES: Readonly<Record<string, string>> = { mobile: 'mobile', home: 'home', work: 'work' };
/** Longest label. Unit: characters. @source the schema of a label in the model */
const LABEL_LENGTH = 500;

function said(fields: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
}

/** A worker’s dossier from the directory of the firm. Department, manager and their kin are kept with the user; no check compares them. @param inactiveSince when the account was closed */
export function readScimUser(user: ScimUser, id: string, inactiveSince: string | undefined, context: ReadContext): Parsed<Dossier> {
  const items: DraftItem[] = [];
  const at = (pointer: string) => ({ kind: 'json-pointer' as const, pointer });
  const add = (section: SectionName, value: Readonly<Record<string, unknown>>, pointer: string) =>
    items.push({ section, value: said(value), raw: said(value), locator: at(pointer) });
  const { name, displayName } = user;
  const whole = name?.formatted ?? [name?.givenName, name?.middleName, name?.familyName].filter((part) => part !== undefined).join(' ');
  if (whole !== '') add('names', { name: whole.slice(0, LABEL_LENGTH), givenName: name?.givenName, familyName: name?.familyName }, '/name');
  if (displayName !== undefined && displayName !== whole) add('names', { name: displayName, kind: 'preferred' }, '/displayName');
  for (const [index, { value, type }] of (user.emails ?? []).entries()) add('emails', { address: value, label: type }, `/emails/${index}`);
  for (const [index, { value, type }] of (user.phoneNumbers ?? []).entries()) add('phones', { number: value, label: PHONES[type ?? ''] ?? 'other' }, `/phoneNumbers/${index}`);
  let residence: Record<string, unknown> | undefined;
  for (const [index, { type, formatted, streetAddress, locality, region, postalCode, country }] of (user.addresses ?? []).entries()) {
    const countryCode = country === undefined ? undefined : readCountry(country);
    const isHome = type === 'home';
    add('addresses', { kind: isHome ? 'residence' : 'other', address: streetAddress ?? formatted, city: locality, region, postalCode, countryCode }, `/addresses/${index}`);
    if (isHome && countryCode !== undefined) residence ??= said({ countryCode, region, city: locality });
  }
  const isContractor = /contract|freelanc|consultant|external|vendor/i.test(user.userType ?? '');
  const carrier: Document = { id: 'directory', role: 'hr-record', origin: 'SCIM', mediaType: 'application/scim+json' };
  const subject = said({
    relation: isContractor ? 'contractor' : 'employee',
    role: said({ title: user.title }),
    claimedResidence: residence,
    endedAt: inactiveSince?.slice(0, 10),
  });
  return buildDossier(
    { id, caption: whole === '' ? (displayName ?? user.userName) : undefined, subject, subjectLocator: at(''), carrier, documents: [], items, protectedItems: [] },
    context,
  );
}
