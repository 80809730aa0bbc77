const days = new Intl.DateTimeFormat('en', { dateStyle: 'medium', timeZone: 'UTC' });

/** The day of an instant. */
export function day(instant: string): string {
  return days.format(new Date(instant));
}

const moments = new Intl.DateTimeFormat('en', { dateStyle: 'medium', timeStyle: 'short' });

/** Day and time of an instant, where the reader is. */
export function clock(instant: string): string {
  return moments.format(new Date(instant));
}

/** A date as precise as it is known: a year stays a year. */
export function partial(date: string): string {
  return /^\d{4}-\d{2}-\d{2}/.test(date) ? day(date) : date;
}
