import { defang } from '../../parts/defang.ts';
import { words as all } from '../../texts/intelligence.ts';
import { words as reading } from '../../texts/reading.ts';

const words = all.compared.about;
type Known = keyof typeof reading.indicatorType;

/** What reports on one activity speak of, in words: the server names it by the vocabularies of STIX. */
export function spoken(about: string): string {
  const [, type = '', value = ''] = /^(\S+) (.*)$/s.exec(about) ?? [];
  if (type in reading.indicatorType) return `${reading.indicatorType[type as Known]} ${defang(type, value)}`;
  const [, meaning = ''] = /^amount: (.*)$/.exec(about) ?? [];
  if (meaning in reading.money) return words.amount(reading.money[meaning as keyof typeof reading.money]);
  const [, country = '', relation = ''] = /^country (\S+): (.*)$/.exec(about) ?? [];
  if (relation in reading.country) return words.country(country, reading.country[relation as keyof typeof reading.country]);
  return `${about.charAt(0).toUpperCase()}${about.slice(1)}`;
}
