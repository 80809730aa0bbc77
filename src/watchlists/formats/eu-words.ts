import type { WatchlistProperty } from '#model';
import type { EntityBuilder } from '../entity.ts';
import { readListDates } from '../entity.ts';

/*
 * What the XML and the CSV of the EU’s financial sanctions files have in common.
 */

export type EuName = {
  readonly whole: string;
  readonly parts: readonly string[];
  readonly role: string;
  readonly strong: boolean;
  readonly remark: string;
};

/** Adds a name: the first strong one names the entry, later ones are aliases. */
export function addEuName(entity: EntityBuilder, { whole, parts, role, strong, remark }: EuName, isFirst: boolean): void {
  const weak = !strong || /\blow? quality\b/i.test(remark);
  entity.add(weak ? 'weakAlias' : isFirst ? 'name' : 'alias', whole || parts.filter((part) => part !== '').join(' '));
  if (isFirst && !weak && entity.schema === 'Person') {
    entity.add('firstName', parts[0]);
    entity.add('lastName', parts.at(-1));
  }
  entity.add(entity.schema === 'Person' ? 'position' : 'notes', role);
  if (!/quality/i.test(remark)) entity.add('notes', remark);
}

/** @source codes of identifications in the EU’s financial sanctions files, as public readers list them */
const IDENTIFICATIONS: Readonly<Record<string, WatchlistProperty>> = {
  id: 'idNumber',
  ssn: 'idNumber',
  birthcert: 'idNumber',
  nationcert: 'idNumber',
  electionid: 'idNumber',
  residentperm: 'idNumber',
  drivinglicence: 'idNumber',
  nrn: 'idNumber',
  travelcardid: 'idNumber',
  passport: 'passportNumber',
  diplpassport: 'passportNumber',
  swiftbic: 'swiftBic',
  imo: 'imoNumber',
  regnumber: 'registrationNumber',
  tradelic: 'registrationNumber',
  fiscalcode: 'taxNumber',
  other: 'idNumber',
};

export function addEuIdentification(entity: EntityBuilder, code: string, ...numbers: readonly string[]): void {
  const property = IDENTIFICATIONS[code.trim().toLowerCase()];
  if (property === undefined && code !== '') entity.issue('invalid-value', 'warning', 'A kind of identification that is not known is read as an identity number', code);
  for (const number of numbers) entity.add(property ?? 'idNumber', number);
}

export type EuBirth = {
  readonly date: string;
  readonly year: string;
  readonly month: string;
  readonly day: string;
  readonly from: string;
  readonly to: string;
  readonly circa: boolean;
  readonly calendar: string;
};

function birthText({ date, year, month, day, from, to }: EuBirth): string {
  if (date !== '') return date;
  const filled = (part: string) => /^\d+$/.test(part) && Number(part) > 0;
  if (!filled(year)) return filled(from) && filled(to) ? `${from} to ${to}` : filled(from) ? from : filled(to) ? to : '';
  if (!filled(month)) return year;
  return [year, month.padStart(2, '0'), ...(filled(day) ? [day.padStart(2, '0')] : [])].join('-');
}

/** Adds a date of birth; one in another calendar says another day and is kept as a note. */
export function addEuBirthDate(entity: EntityBuilder, birth: EuBirth): void {
  const text = birthText(birth);
  if (text === '') return;
  if (birth.calendar !== '' && !/^gregorian$/i.test(birth.calendar)) entity.add('notes', `Born ${text} (${birth.calendar.toLowerCase()} calendar)`);
  else entity.addBirthDate(birth.circa && readListDates(text)?.changed === false ? `circa ${text}` : text, 'day-first');
}

/** A country by its code or else its name; `00` and UNKNOWN stand where there is none. */
export function addEuCountry(entity: EntityBuilder, property: 'nationality' | 'country', code: string, name: string): void {
  const known = (text: string) => text !== '' && text !== '00' && !/^unknown$/i.test(text);
  if (known(code) || known(name)) entity.addCountry(property, known(code) ? code : name);
}

/** Parts of a place in the order in which an address is written; a country alone is no address. */
export function euPlace(parts: readonly string[], country: string): string {
  const filled = parts.filter((part) => part !== '');
  return filled.length === 0 ? '' : [...filled, ...(country === '' || /^unknown$/i.test(country) ? [] : [country])].join(', ');
}
