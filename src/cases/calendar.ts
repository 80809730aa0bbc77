const DAY_MS = 86_400_000;

/** How days of business are counted. */
export type Calendar = 'us-federal' | 'weekdays';

/** Legal public holidays of the United States: month, day or which weekday of the month; and since when. @source 5 U.S.C. 6103(a); Juneteenth by Pub. L. 117-17 (from general knowledge, not opened: wants counsel) */
const HOLIDAYS: readonly { readonly month: number; readonly day?: number; readonly weekday?: number; readonly nth?: number; readonly since: number }[] = [
  { month: 1, day: 1, since: 1971 },
  { month: 1, weekday: 1, nth: 3, since: 1986 },
  { month: 2, weekday: 1, nth: 3, since: 1971 },
  { month: 5, weekday: 1, nth: -1, since: 1971 },
  { month: 6, day: 19, since: 2021 },
  { month: 7, day: 4, since: 1971 },
  { month: 9, weekday: 1, nth: 1, since: 1971 },
  { month: 10, weekday: 1, nth: 2, since: 1971 },
  { month: 11, day: 11, since: 1978 },
  { month: 11, weekday: 4, nth: 4, since: 1971 },
  { month: 12, day: 25, since: 1971 },
];

const time = (date: string) => Date.parse(`${date}T00:00:00Z`);
const dateOf = (at: number) => new Date(at).toISOString().slice(0, 10);

/** The day of the week: 0 is Sunday. */
function weekdayOf(date: string): number {
  return new Date(time(date)).getUTCDay();
}

/** A date some days later. @param date `YYYY-MM-DD` */
export function plusDays(date: string, days: number): string {
  return dateOf(time(date) + days * DAY_MS);
}

/** A date some months later; the last day of the month where it has no such day. @param date `YYYY-MM-DD` */
export function plusMonths(date: string, months: number): string {
  const [year, month, day] = [Number(date.slice(0, 4)), Number(date.slice(5, 7)) - 1 + months, Number(date.slice(8, 10))];
  const last = new Date(Date.UTC(year, month + 1, 0)).getUTCDate();
  return dateOf(Date.UTC(year, month, Math.min(day, last)));
}

/** A holiday on a Saturday is kept on the Friday before, one on a Sunday on the Monday after. @source 5 U.S.C. 6103(b); Executive Order 11582 (from general knowledge, not opened: wants counsel) */
function kept(date: string): string {
  const weekday = weekdayOf(date);
  return weekday === 6 ? plusDays(date, -1) : weekday === 0 ? plusDays(date, 1) : date;
}

/** Days of a year on which federal offices are closed, in order; New Year’s Day of the next year among them where it is kept in December. */
export function federalHolidays(year: number): readonly string[] {
  const days = [year, year + 1].flatMap((of) =>
    HOLIDAYS.filter(({ since }) => of >= since).map(({ month, day, weekday = 0, nth = 1 }) => {
      if (day !== undefined) return kept(dateOf(Date.UTC(of, month - 1, day)));
      if (nth < 0) {
        const last = dateOf(Date.UTC(of, month, 0));
        return plusDays(last, -((weekdayOf(last) - weekday + 7) % 7));
      }
      const first = dateOf(Date.UTC(of, month - 1, 1));
      return plusDays(first, ((weekday - weekdayOf(first) + 7) % 7) + 7 * (nth - 1));
    }),
  );
  return days.filter((date) => date.startsWith(`${year}-`)).sort();
}

/** Whether a date is a day of business. @param date `YYYY-MM-DD` */
export function isBusinessDay(date: string, calendar: Calendar): boolean {
  const weekday = weekdayOf(date);
  if (weekday === 0 || weekday === 6) return false;
  return calendar === 'weekdays' || !federalHolidays(Number(date.slice(0, 4))).includes(date);
}

/** The last of so many business days after a date, which itself is not counted. @param date `YYYY-MM-DD` @param days 0 or more */
export function plusBusinessDays(date: string, days: number, calendar: Calendar): string {
  let [at, left] = [date, days];
  while (left > 0) {
    at = plusDays(at, 1);
    if (isBusinessDay(at, calendar)) left -= 1;
  }
  return at;
}
