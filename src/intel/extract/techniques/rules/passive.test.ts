import { expect, it } from 'vitest';
import { technique } from '../../../attack.ts';
import { matchTechniques } from '../match.ts';
import { PASSIVE_RULES } from './passive.ts';

/** Rule, a sentence that shows the behaviour, its innocent twin. */
const CASES: readonly (readonly [rule: string, shows: string, twin: string])[] = [
  ['backups-were-destroyed', 'The backups on the storage server were wiped first.', 'The backups were stored in a vault.'],
  ['defences-were-disabled', 'Defender was switched off on each server.', 'The security tools were on sale.'],
  ['event-logs-were-cleared', 'The Windows event logs were cleared.', 'The logs were cut for the stove.'],
  ['disks-were-wiped', 'The disks of two hundred computers were wiped.', 'The disks were delivered.'],
  ['data-were-destroyed', 'Data on the servers was destroyed by the wiper.', 'The data was printed.'],
  ['site-taken-offline', 'The site was knocked offline by a flood of traffic.', 'The road was closed by a flood.'],
  ['persona-accounts-were-made', 'For each alias an account was opened at a bank.', 'The account of the trip was printed.'],
  ['social-profiles-were-made', 'The LinkedIn profiles had been created a week earlier.', 'The LinkedIn profile was long.'],
  ['profiles-were-bought', 'Verified accounts on the platform were bought from their owners.', 'The account of the trip was bought by a magazine.'],
  ['crypto-was-stolen', 'Forty million in tokens was looted from the exchange.', 'Forty million was spent on the bridge.'],
  ['threat-unless-paid', 'He threatened to hand over the secrets unless the firm paid him.', 'Rain threatened the fair.'],
  ['secret-files-in-own-cloud', 'Gigabytes of documents ended up in his private Dropbox.', 'The cloud moved to the east.'],
  ['clipboard-swapped', 'Wallet addresses in the clipboard are swapped.', 'The nurse holds a clipboard.'],
  ['polls-over-http', 'The bot polls its server with HTTP GET requests.', 'The page is served over HTTP.'],
  ['administrator-rights-gained', 'Within two days they gained domain admin rights.', 'The king gained a domain.'],
  ['identity-number-used', 'Using a stolen Social Security number, he was hired as an engineer.', 'The passport office is closed.'],
  ['told-them-where-they-live', 'He told the recruiters that he lived in Lima, but he sat elsewhere.', 'He told a story.'],
  ['face-does-not-match', 'The man in the interview did not look like the photograph on his passport.', 'The photograph was on the wall.'],
  ['supposed-recruiters-send-files', 'Supposed recruiters sent developers an archive with a test.', 'Recruiters visited the school.'],
];

it.each(CASES)('%s fires on what shows it and not on its innocent twin', (rule, shows, twin) => {
  const id = PASSIVE_RULES.find(({ name }) => name === rule)?.id;
  expect(matchTechniques(shows).map((one) => one.id)).toContain(id);
  expect(matchTechniques(twin)).toEqual([]);
});

it('has a case for each rule, and each rule a current technique', () => {
  expect(CASES.map(([rule]) => rule)).toEqual(PASSIVE_RULES.map(({ name }) => name));
  for (const { id } of PASSIVE_RULES) expect(technique(id)?.id).toBe(id);
});
