import { closestRelation, type NameRelation } from './name.ts';
import { words } from './text.ts';

/** Legal forms that close a company’s name. Forms that are also personal names or initials (SA, AS, SL, Co) are left out. @source ISO 20275 entity legal forms, common abbreviations, house selection */
const LEGAL_FORMS = new Set([
  'ltd',
  'limited',
  'llc',
  'llp',
  'inc',
  'incorporated',
  'corp',
  'corporation',
  'company',
  'gmbh',
  'ug',
  'ag',
  'kg',
  'ohg',
  'sarl',
  'sas',
  'sasu',
  'bv',
  'nv',
  'oy',
  'ab',
  'aps',
  'plc',
  'pty',
  'pte',
  'srl',
  'spa',
  'kft',
  'sro',
  'doo',
  'ooo',
  'bhd',
  'fze',
  'ou',
]);

/** Words that stand between the holders of one account. @source house list of the languages of common bank statements: English, German, French, Spanish */
const BETWEEN_HOLDERS = /\s*(?:[&+/;,]|\b(?:and|or|und|oder|et|ou|y)\b)\s*/iu;

/** Whether a name closes with a company’s legal form. False says nothing: many companies trade without one. */
export function namesCompany(name: string): boolean {
  const all = words(name.replaceAll('.', ''));
  return all.length > 1 && LEGAL_FORMS.has(all.at(-1) ?? '');
}

/**
 * How an account holder’s name relates to any of a person’s names. On an account of several holders (“A & B”, “A or B”) the
 * closest one counts, since a joint account is the person’s own.
 */
export function relateHolder(holder: string, names: readonly string[]): NameRelation {
  const parts = holder.split(BETWEEN_HOLDERS).filter((part) => part.trim() !== '');
  const order: readonly NameRelation[] = ['same', 'given-name-shared', 'different', 'unknown'];
  const relations = [holder, ...parts].map((part) => closestRelation(part, names));
  return order.find((relation) => relations.includes(relation)) ?? 'unknown';
}
