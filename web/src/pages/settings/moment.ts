const moments = new Intl.DateTimeFormat('en', { dateStyle: 'medium', timeStyle: 'short', hourCycle: 'h23', timeZone: 'UTC' });

/** An instant to the minute, in universal time as all dates here. */
export const moment = (instant: string): string => `${moments.format(new Date(instant))} UTC`;
