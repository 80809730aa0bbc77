/** Section 1 of a profile: who is behind it, who is named, where it comes from. */
export { extractActors } from './actors.ts';
export { extractOrganisations } from './organisations.ts';
export { extractPeople } from './people.ts';
export { describeSource } from './source.ts';
