import { expect, it } from 'vitest';
import { matchTechniques } from '../match.ts';
import { ACCESS_RULES } from './access.ts';
import { EXECUTION_RULES } from './execution.ts';

const RULES = [...ACCESS_RULES, ...EXECUTION_RULES];

/** Rule, a sentence that shows the behaviour, its innocent twin. */
const CASES: readonly (readonly [rule: string, shows: string, twin: string])[] = [
  ['phishing-attachment', 'Victims received emails with an attachment that held a loader.', 'The tool can steal emails with their attachments; it exfiltrates emails daily.'],
  ['phishing-document', 'Spearphishing messages carried weaponized documents about a conference.', 'The archive of the ministry holds documents and emails.'],
  ['phishing-link', 'The phishing email contained a link to a login page.', 'Emails link the two groups.'],
  ['phishing', 'The group gains access through phishing campaigns.', 'Staff attend phishing awareness training.'],
  ['phishing-via-service', 'A recruiter contacted the target on LinkedIn with a job offer and sent a malicious file.', 'The company has a page on LinkedIn for its jobs.'],
  ['fake-recruiter', 'Developers were contacted by fake recruiters who asked them to download a test.', 'The recruiter was happy with the interview.'],
  ['phishing-voice', 'The actors telephoned the help desk, a phone call in which they impersonated an employee.', 'She made a phone call to her mother.'],
  ['extortion-calls', 'Executives received phone calls that demanded a ransom.', 'The ransom was discussed at the meeting.'],
  ['exploits-public-facing', 'The actors exploited vulnerabilities in public-facing applications to gain initial access.', 'A patch closed the vulnerability of the printer.'],
  ['external-remote-services', 'They gained initial access through an exposed RDP service.', 'The clerk works with RDP from home.'],
  ['valid-accounts', 'The actors used stolen credentials to log in to the network.', 'The clerk used her account to log in.'],
  ['domain-accounts', 'They compromised a domain administrator account.', 'The registrar sold a domain name to an account holder.'],
  ['cloud-accounts', 'The intruders abused compromised Azure accounts.', 'The firm opened an Azure branch.'],
  ['drive-by', 'Visitors were infected by a watering hole attack.', 'The village has a well and a watering can.'],
  ['supply-chain', 'A software supply chain attack brought the backdoor to customers.', 'The supply chain of the bakery was late.'],
  ['malicious-packages', 'The group published malicious npm packages.', 'The package of the parcel service was late.'],
  ['removable-media', 'The worm spreads over USB drives.', 'The keyboard is connected over USB.'],
  ['initial-access-brokers', 'They bought the foothold from an initial access broker.', 'The insurance broker sold a policy.'],
  ['powershell', 'A PowerShell script starts the loader.', 'The power plant and the shell company were sold.'],
  ['command-shell', 'The actors ran a batch script on each host.', 'The bakery sold a batch of bread.'],
  ['remote-shell', 'The implant opens a reverse shell.', 'The shell was found on the beach.'],
  ['unix-shell', 'The dropper executed a bash script.', 'They had a bash in the garden.'],
  ['visual-basic-macros', 'The document runs a malicious VBA macro.', 'The macro view of the market is dim.'],
  ['python', 'The stealer is a Python script.', 'The zoo has a python.'],
  ['javascript', 'An obfuscated JavaScript loader runs in the page.', 'She teaches JavaScript at school.'],
  ['user-opens-file', 'The victim opens the attachment and runs the installer.', 'The museum opens at nine for visitors.'],
  ['user-clicks-link', 'When the user clicked the link, a page appeared.', 'The clock clicks at night.'],
  ['copy-and-paste', 'A ClickFix page appeared.', 'The page appeared twice.'],
  ['scheduled-task', 'The malware creates a scheduled task.', 'The task was finished on schedule.'],
  ['cron', 'It adds a cron job.', 'It adds a job.'],
  ['wmi', 'The tool executes commands through WMI.', 'The tool executes commands.'],
  ['wmi-subscription', 'It persists with a WMI event subscription.', 'She has a subscription to an event.'],
  ['service-execution', 'They used PsExec to run it on other hosts.', 'They used a van to move.'],
  ['windows-service', 'It installs itself as a Windows service.', 'The garage offers a service for windows.'],
  ['run-key', 'It writes a registry run key.', 'He hid the key before his run.'],
  ['create-account', 'The actors created new administrator accounts.', 'She created new social media accounts.'],
  ['create-local-account', 'It creates a local account.', 'It made a local newspaper.'],
  ['create-domain-account', 'They created new domain accounts.', 'They bought a new domain.'],
  ['account-manipulation', 'The intruder enrolled his own MFA device.', 'The clerk wrote an account of the meeting.'],
  ['web-shell', 'A web shell was placed on the server.', 'The web of the spider held a shell.'],
  ['group-policy', 'They deployed it with a malicious group policy object.', 'The policy of the group is kind.'],
  ['dll-side-loading', 'The payload starts by DLL side-loading.', 'The truck was loaded from the side.'],
  ['scripted-installation-msi', 'It calls msiexec.', 'It calls a taxi.'],
  ['rundll32', 'It is started with rundll32.exe.', 'It is started by hand.'],
  ['regsvr32', 'It is started with regsvr32.', 'It is started by hand.'],
  ['mshta', 'It is started with mshta.exe.', 'It is started by hand.'],
  ['exploitation-client', 'The document exploits a Microsoft Office vulnerability.', 'The document describes the office.'],
  ['exploitation-for-privilege', 'They exploited a driver vulnerability to escalate privileges.', 'It is a privilege to be here.'],
  ['native-api', 'The loader calls CreateProcess and other Windows API functions via API calls.', 'He looked through windows.'],
];

it.each(CASES)('%s fires on what shows it and not on its innocent twin', (rule, shows, twin) => {
  const id = RULES.find(({ name }) => name === rule)?.id ?? (rule === 'extortion-calls' ? 'T1657' : undefined);
  expect(matchTechniques(shows).map((one) => one.id)).toContain(id);
  expect(matchTechniques(twin).map((one) => one.id)).not.toContain(id);
});

it('has a case for each rule', () => {
  expect(CASES.map(([rule]) => rule).sort()).toEqual(RULES.map(({ name }) => name).sort());
});
