import { expect, it } from 'vitest';
import { technique } from '../../../attack.ts';
import { matchTechniques } from '../match.ts';
import { NARRATIVE_RULES } from './narrative.ts';

/** Rule, a sentence that shows the behaviour, its innocent twin. */
const CASES: readonly (readonly [rule: string, shows: string, twin: string])[] = [
  ['seems-to-come-from', 'The messages appeared to come from colleagues of the victims.', 'The smoke appeared to come from the kitchen.'],
  ['story-does-not-fit', 'The applicant said he was from Norland but could not speak its language.', 'The forecast said rain but it did not come.'],
  ['many-behind-one-persona', 'Several workers shared one persona.', 'Several workers shared one bus.'],
  ['sales-of-access-to-own-account', 'Students are paid for letting them log in to their freelance accounts.', 'Students pay for their lunch.'],
  ['logins-from-everywhere', 'The account was logged into from multiple IP addresses within an hour.', 'Guests came from many countries.'],
  ['part-of-wages-taken', 'Up to ninety percent of their wages are taken by the state.', 'Rent takes most of the afternoon.'],
  ['money-moved-on', 'The money was moved through payment services to accounts in China.', 'The piano was moved to the hall.'],
  ['files-get-extension', 'It renames files with the extension .lost and leaves a ransom note.', 'The extension of the road took a year.'],
  ['threatened-publication', 'They threatened to release proprietary code.', 'Rain threatened to delay the game.'],
  ['accounts-were-made', 'New accounts were created on the domain controllers.', 'New roads were built.'],
  ['sent-to-server-of-actors', 'Card data was sent to a server controlled by the actors.', 'A parcel was sent to the museum.'],
  ['code-in-updates', 'Malicious code was inserted in a software update from the vendor.', 'The update from the vendor fixes a fault.'],
  ['home-page-replaced', 'They replaced the home page of the town with a slogan.', 'They replaced the bridge.'],
  ['program-loads-library', 'A legitimate executable loads the malicious DLL beside it.', 'The lorry loads bricks.'],
  ['false-icon', 'The executable has the icon of a PDF document.', 'The singer is an icon.'],
  ['virtual-machine-check', 'It terminates if it detects VirtualBox.', 'VirtualBox is free.'],
  ['virtual-servers-bought', 'Virtual private servers were rented in two countries.', 'A virtual tour is on the page.'],
];

it.each(CASES)('%s fires on what shows it and not on its innocent twin', (rule, shows, twin) => {
  const id = NARRATIVE_RULES.find(({ name }) => name === rule)?.id;
  expect(matchTechniques(shows).map((one) => one.id)).toContain(id);
  expect(matchTechniques(twin)).toEqual([]);
});

it('has a case for each rule, and each rule a current technique', () => {
  expect(CASES.map(([rule]) => rule)).toEqual(NARRATIVE_RULES.map(({ name }) => name));
  for (const { id } of NARRATIVE_RULES) expect(technique(id)?.id).toBe(id);
});
