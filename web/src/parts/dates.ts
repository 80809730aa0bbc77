const days = new Intl.DateTimeFormat('en', { dateStyle: 'medium', timeZone: 'UTC' });

/** The day of an instant. */
export function day(instant: string): string {
  return days.format(new Date(instant));
}
