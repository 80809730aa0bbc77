/** Kinds of value: reading, comparing, measuring. Pure. */

export * from './accommodation.ts';
export * from './account-holder.ts';
export * from './cities.ts';
export * from './country.ts';
export * from './csv.ts';
export * from './date.ts';
export * from './date-text.ts';
export * from './email.ts';
export * from './input-limits.ts';
export * from './mail-drop.ts';
export * from './name.ts';
export * from './one-home.ts';
export * from './organisation.ts';
export * from './phone.ts';
export * from './place.ts';
export * from './placeholder.ts';
export * from './protected-terms.ts';
export * from './same-places.ts';
export * from './technology-releases.ts';
export * from './text.ts';
export * from './time-zone.ts';
export * from './us-state-circles.ts';
export * from './us-states.ts';
export * from './windows-1252.ts';
