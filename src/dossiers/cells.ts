import { type DateOrder, fold, readCountry, readDate, readMoment } from '#values';
import type { CellKind } from './targets.ts';

/** The values a cell holds: one as a rule, several where a cell lists addresses or numbers. */
export type ReadCell = { readonly values: readonly unknown[]; readonly problem?: undefined } | { readonly problem: string };

/** What exports call the relation of a person to the firm, folded. */
const RELATIONS: Readonly<Record<string, readonly string[]>> = {
  applicant: ['applicant', 'candidate', 'prospect'],
  contractor: ['contractor', 'independent contractor', 'freelancer', 'freelance', 'consultant', '1099', 'contract'],
  employee: ['employee', 'full time', 'full time employee', 'part time', 'part time employee', 'permanent', 'regular', 'w2', 'festangestellt', 'intern', 'temporary employee'],
  'supplier-worker': ['supplier worker', 'agency worker', 'agency', 'staff augmentation', 'contingent worker', 'outsourced', 'leased worker'],
};

function one(value: unknown): ReadCell {
  return { values: [value] };
}

/** A number with a full stop for decimals and commas only between thousands; other spellings may mean two things. */
function readNumber(text: string): ReadCell {
  if (!/^-?(?:\d+|\d{1,3}(?:,\d{3})+)(?:\.\d+)?$/.test(text)) return { problem: 'Expected a number such as 120000 or 62.50, without a currency' };
  return one(Number(text.replaceAll(',', '')));
}

function readRelation(text: string): ReadCell {
  const folded = fold(text);
  const relation = Object.keys(RELATIONS).find((key) => RELATIONS[key]?.includes(folded));
  return relation === undefined ? { problem: `Expected one of ${Object.keys(RELATIONS).join(', ')}` } : one(relation);
}

function readDateCell({ date, problem }: ReturnType<typeof readDate>): ReadCell {
  return problem === undefined ? one(date) : { problem };
}

/** Reads the text of a cell, which is not empty. */
export function readCell(kind: CellKind, text: string, order: DateOrder | undefined): ReadCell {
  switch (kind) {
    case 'text':
      return one(text);
    case 'choice':
      return one(fold(text).replaceAll(' ', '-'));
    case 'email': {
      const listed = text.split(/[\s,;|]+/).filter((part) => part !== '');
      return { values: listed.length > 1 && listed.every((part) => part.includes('@')) ? listed : [text] };
    }
    case 'phone':
      return { values: text.split(/\s*[,;|\n]\s*/).filter((part) => part !== '') };
    case 'date':
      return readDateCell(readDate(text, order));
    case 'moment':
      return readDateCell(readMoment(text, order));
    case 'country': {
      const code = readCountry(text);
      return code === undefined ? { problem: 'Expected a country as ISO 3166-1 code or English name' } : one(code);
    }
    case 'tier': {
      const tier = /^(?:tier\s*)?([0-3])$/i.exec(text)?.[1];
      return tier === undefined ? { problem: 'Expected a tier from 0 to 3' } : one(Number(tier));
    }
    case 'relation':
      return readRelation(text);
    case 'number':
      return readNumber(text);
  }
}
