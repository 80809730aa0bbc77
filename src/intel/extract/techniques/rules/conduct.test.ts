import { expect, it } from 'vitest';
import { technique } from '../../../attack.ts';
import { matchTechniques } from '../match.ts';
import { CONDUCT_RULES } from './conduct.ts';

/** Rule, a sentence that shows the behaviour, its innocent twin. */
const CASES: readonly (readonly [rule: string, shows: string, twin: string])[] = [
  ['identity-of-somebody-else', 'He applied for the job under the name of a man from Ohio.', 'The prize is given under the name of a poet.'],
  ['falsely-states', 'The applicants falsely stated that they were located in Texas.', 'The sign falsely stated the price of bread.'],
  ['stand-in', 'A stand-in appeared in the interview for the candidate.', 'The minister gave an interview.'],
  ['account-lent', 'Owners lend their freelance platform profiles to the workers.', 'The bank lent money to the shop.'],
  ['wages-sent-on', 'The salaries were remitted to the regime through facilitators.', 'The salaries were raised.'],
  ['victims-lost-money', 'Victims lost $3 million to the scheme.', 'The club lost the match.'],
  ['insider-misuses-access', 'IT workers used their privileged access to install backdoors at the firm.', 'Contractors have access to the canteen.'],
  ['routed-through-others', 'Connections were relayed through compromised home routers.', 'The bus is routed through the old town.'],
  ['behind-tor', 'The operators reach their servers through Tor.', 'The hikers climbed the tor.'],
  ['phishing-first', 'The intrusion began with spear phishing.', 'The season began with ice fishing.'],
  ['talked-into-it-by-phone', 'Employees were called and talked into installing software.', 'The band is called The Painters.'],
  ['sql-injection', 'They used SQL injection to gain access to the site.', 'The course teaches SQL.'],
  ['accounts-left-open', 'The former employee used credentials that were never revoked.', 'The licence was revoked.'],
  ['domain-administrator-used', 'Domain administrator accounts were compromised.', 'The domain administrator went on leave.'],
  ['batch-script', 'A batch script deletes the services.', 'The baker makes a batch of bread.'],
  ['tricked-into-running', 'Developers were tricked into running a project with hidden code.', 'The magician tricked the crowd.'],
  ['boot-record', 'The wiper overwrites the master boot record.', 'The shoemaker repairs a boot.'],
  ['locks-out-accounts', 'They changed the passwords of administrators and locked them out.', 'She changed her password in June.'],
  ['time-stamps', 'It alters the time stamps of its files.', 'The clerk stamps letters.'],
  ['firewall-rules-changed', 'Firewall rules were modified by the script.', 'The firewall rules are listed in annex B.'],
  ['process-hollowing', 'It uses process hollowing.', 'The tree has a hollow.'],
  ['local-account-made', 'A local account named support was created.', 'A local newspaper was created.'],
  ['talks-over-https', 'The implant talks to its server over HTTPS.', 'The museum serves its pages over HTTPS.'],
  ['dns-carries', 'DNS queries carry the commands.', 'DNS queries are counted.'],
  ['domain-account-discovery', 'AdFind lists accounts of the domain.', 'The domain of the king is large.'],
  ['uac-spelled-out', 'The malware bypasses User Account Control.', 'The pilot has control.'],
  ['hidden-attribute', 'The file carries the hidden attribute.', 'The path is hidden in the woods.'],
  ['esxi-commands', 'They ran esxcli on the host.', 'The host serves tea.'],
  ['mark-of-the-web', 'The archive removes the mark of the web.', 'The mark of the smith is a star.'],
  ['debugger-evasion', 'The sample checks for debuggers and has anti-debugging code.', 'The team debugs its program.'],
  ['mfa-changed', 'The actors disabled multi-factor authentication on the account.', 'The bank has multi-factor authentication.'],
  ['browser-extension', 'They installed a malicious Chrome extension.', 'The extension of the road took a year.'],
  ['execution-guardrails', 'The loader exits if the hostname is not that of the victim.', 'The train stops when the signal is red.'],
  ['hardware-added', 'A Raspberry Pi was plugged into the network of the office.', 'The raspberry pie was eaten.'],
  ['shortcut-file', 'The archive holds a malicious LNK file.', 'The shortcut leads through the park.'],
  ['exploits-trusted-vendor', 'A supply chain attack hit three firms.', 'The supply of water was cut.'],
];

it.each(CASES)('%s fires on what shows it and not on its innocent twin', (rule, shows, twin) => {
  const id = CONDUCT_RULES.find(({ name }) => name === rule)?.id;
  expect(matchTechniques(shows).map((one) => one.id)).toContain(id);
  expect(matchTechniques(twin)).toEqual([]);
});

it('has a case for each rule, and each rule a current technique', () => {
  expect(CASES.map(([rule]) => rule)).toEqual(CONDUCT_RULES.map(({ name }) => name));
  for (const { id } of CONDUCT_RULES) expect(technique(id)?.id).toBe(id);
});
