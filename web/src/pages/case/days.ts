const DAY_MS = 86_400_000;

/** Days from today to a day; negative where it is over. Counted in UTC, as deadlines are. */
export function daysTo(date: string): number {
  return Math.round((Date.parse(`${date.slice(0, 10)}T00:00:00Z`) - Date.parse(`${new Date().toISOString().slice(0, 10)}T00:00:00Z`)) / DAY_MS);
}
