/** Figures of a report: dates and periods, amounts of money, numbers of things. */
export { extractCounts } from './counts.ts';
export { extractDates } from './dates.ts';
export { extractMoney } from './money.ts';
