import { fold } from './text.ts';

/** Words that stand where a value should. @source house list of what forms and imports are filled with; serial numbers that makers of boards leave unset, as dmidecode prints them */
const WORDS: ReadonlySet<string> = new Set(
  'n a|na|none|nil|null|unknown|not available|not applicable|tbd|tba|test|testing|example|xxx|xxxx|x|private|withheld|confidential|noemail|no email|no phone|same|see above|anonymous|undefined|0|1|username|user name|user|handle|yourname|your name|profile|account|number|default string|to be filled by o e m|to be filled by oem|system serial number|chassis serial number|not specified|invalid|empty'.split(
    '|',
  ),
);
/** Names of mailboxes that nobody has for himself. @source RFC 2142, and the same house list */
const MAILBOXES: ReadonlySet<string> = new Set(
  'test testing example none na null noreply no-reply donotreply nomail noemail unknown user admin administrator info candidate candidates applicant applicants jobs careers hr recruiting recruitment support sales contact office mail email hello abuse postmaster webmaster hostmaster'.split(
    ' ',
  ),
);
/** Fewest different digits of a number that somebody has. Unit: digits. @source house: 000-000-0000, 111-111-1111 and 1212121212 have one or two */
const FEWEST_DIGITS = 3;
/** Digits typed along the keyboard. */
const ROWS = ['01234567890123456789', '98765432109876543210'];

/** Whether a text is a word that stands for no value. */
export function isPlaceholder(text: string): boolean {
  const folded = fold(text);
  return folded === '' || WORDS.has(folded);
}

/** Whether a mail address is nobody’s own: a placeholder or the mailbox of an office. */
export function isNobodysMail(address: string): boolean {
  const local = address.slice(0, address.indexOf('@')).replace(/\+.*$/, '');
  return isPlaceholder(address) || isPlaceholder(local) || MAILBOXES.has(local);
}

/** Whether a number is nobody’s: one or two digits over and over, or a row of the keyboard. The last eight digits decide, since a country code is in front. */
export function isNobodysNumber(number: string): boolean {
  const digits = number.replace(/\D/g, '').slice(-8);
  return digits.length < 8 || new Set(digits).size < FEWEST_DIGITS || ROWS.some((row) => row.includes(digits));
}

/** Whether the number of an account, a document or a device is none: a word, one character over and over, or a row of the keyboard. */
export function isNoNumber(number: string): boolean {
  if (isPlaceholder(number)) return true;
  const plain = number
    .normalize('NFKC')
    .replace(/[^\p{L}\p{N}]/gu, '')
    .toUpperCase();
  return new Set(plain).size < 2 || (plain.length >= FEWEST_ROW && ROWS.some((row) => row.includes(plain)));
}
/** Digits along the keyboard that are no number somebody has. Unit: digits. @source house: shorter rows are part of true numbers */
const FEWEST_ROW = 8;
