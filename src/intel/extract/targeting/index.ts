/** Whom and where: sectors, countries with their part, and victims as the text words them. */
export { extractCountries } from './countries.ts';
export { extractSectors } from './sectors.ts';
export { extractVictims } from './victims.ts';
