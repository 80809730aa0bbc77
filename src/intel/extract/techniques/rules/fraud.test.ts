import { expect, it } from 'vitest';
import { matchTechniques } from '../match.ts';
import { FRAUD_RULES } from './fraud.ts';
import { PERSONA_RULES } from './persona.ts';

/** Rule, a sentence that shows the behaviour, its innocent twin. */
const CASES: readonly (readonly [rule: string, shows: string, twin: string])[] = [
  ['false-identity', 'The developers obtained jobs with stolen identities of people in Ohio.', 'The firm sells identity management software to hospitals.'],
  ['poses-as-somebody', 'A man posing as a Canadian engineer joined the call.', 'The loader poses as a legitimate Windows update.'],
  ['claims-to-be-somebody', 'The candidate claimed to be a citizen of Norland with ten years at a bank.', 'The vendor claims to be faster than its peers.'],
  ['hides-nationality', 'The workers obfuscate their nationality when they bid for contracts.', 'The curtain hides the stage.'],
  ['claims-nationality', 'The workers present themselves as U.S.-based developers who work from home.', 'Three U.S. citizens were charged with hosting the laptops of the worker.'],
  ['forged-identity-documents', 'They submitted a forged passport and a doctored diploma to the recruiter.', 'She showed her passport at the border.'],
  ['deepfake-persona', 'The face in the interview was an AI-generated image.', 'The interview was held by video.'],
  ['ai-obtained', 'The group uses AI chatbots and generative AI tools to write cover letters.', 'The company sells artificial intelligence to banks.'],
  ['account-for-persona', 'They created dozens of accounts on freelance platforms.', 'The bank opened a branch for its customers.'],
  ['account-for-persona-social', 'The actors set up fake LinkedIn profiles with stolen photographs.', 'The company has a LinkedIn page.'],
  ['account-for-persona-email', 'They registered new Gmail accounts for each applicant.', 'Please write to our email address.'],
  ['persona-network', 'They built several personas with references that vouch for each other.', 'The portfolio of the fund lost value.'],
  ['account-bought-rented-borrowed', 'Workers pay individuals to rent their freelance accounts.', 'The family rents a house from its employer.'],
  ['account-taken-over-social', 'The actor took over the Twitter account of a Danish student.', 'The student closed her Twitter account.'],
  ['email-account-taken-over', 'Messages were sent from compromised email accounts of a supplier.', 'The supplier sent messages from its newsletter.'],
  ['vpn-or-proxy', 'He logged in through a commercial VPN service to hide his address.', 'The actors exploited a vulnerability in the VPN appliance.'],
  ['third-country-address', 'The worker connected from a residential IP address in the United States.', 'Each IP address belongs to one server of the museum.'],
  ['tor-routing', 'The actors routed their traffic through Tor exit nodes.', 'Victims are told to open a payment site with the Tor browser.'],
  ['remote-desktop-on-device', 'The workers reached the company laptops with AnyDesk from abroad.', 'The support desk sells laptops.'],
  ['laptop-farm', 'She hosted a dozen laptops at home so that workers abroad could log in.', 'She hosted a dinner for a dozen friends.'],
  ['kvm-hardware', 'A PiKVM was attached to the device that the employer had sent.', 'The hypervisor is based on Linux KVM.'],
  ['rmm-tool', 'The intruders installed ScreenConnect to keep access.', 'ScreenConnect had a vulnerability in its login page, CVE-2099-0001.'],
  ['contractor-access', 'They used privileged access gained as contractors to enable intrusions.', 'Contractors repaired the roof of the network centre.'],
  ['placed-inside-companies', 'Operatives were hired by three firms and stole source code.', 'The firm hired forty developers last year.'],
  ['wages-for-a-state', 'The workers generate revenue for the DPRK regime.', 'The shop generates revenue for its owner.'],
  [
    'money-laundered',
    'The proceeds were laundered through a chain of mixers: laundering of stolen funds took days, with money mules.',
    'Banks carry out anti-money laundering checks.',
  ],
  ['crypto-theft', 'The group stole 40 million in cryptocurrency from an exchange.', 'The museum reported that a painting was stolen.'],
  ['repository-theft', 'He copied the source code of his employer from GitLab.', 'The tool was downloaded from a public GitHub repository.'],
  ['exfiltration-to-cloud-account', 'The data was uploaded to a personal Google Drive account.', 'The company moved its mail to the cloud.'],
  ['session-cookies', 'The stealer harvests session cookies from the browser.', 'The site asks for consent to cookies.'],
  ['company-credentials-misused', 'He shared his company credentials with a person abroad who could access the network.', 'The company credentials were printed on the badge.'],
];

it.each(CASES)('%s fires on what shows it and not on its innocent twin', (rule, shows, twin) => {
  const id = [...PERSONA_RULES, ...FRAUD_RULES].find(({ name }) => name === rule)?.id;
  expect(matchTechniques(shows).map((one) => one.id)).toContain(id);
  expect(matchTechniques(twin).map((one) => one.id)).not.toContain(id);
});

it('has a case for each rule', () => {
  expect(CASES.map(([rule]) => rule).sort()).toEqual([...PERSONA_RULES, ...FRAUD_RULES].map(({ name }) => name).sort());
});
