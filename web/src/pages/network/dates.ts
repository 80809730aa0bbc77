import { day } from '../../parts/dates.ts';

const months = new Intl.DateTimeFormat('en', { month: 'short', year: 'numeric', timeZone: 'UTC' });

/** A date no more precisely than it is known. */
export function dateOf(date: string): string {
  if (date.length <= 4) return date;
  return date.length === 'YYYY-MM'.length ? months.format(new Date(date)) : day(date);
}
