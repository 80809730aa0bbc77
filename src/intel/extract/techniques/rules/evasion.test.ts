import { expect, it } from 'vitest';
import { matchTechniques } from '../match.ts';
import { CREDENTIAL_RULES } from './credentials.ts';
import { EVASION_RULES } from './evasion.ts';

const RULES = [...EVASION_RULES, ...CREDENTIAL_RULES];

/** Rule, a sentence that shows the behaviour, its innocent twin. */
const CASES: readonly (readonly [rule: string, shows: string, twin: string])[] = [
  ['disables-security-tools', 'The script disables antivirus software.', 'The script did not disable antivirus software.'],
  ['terminates-antivirus-processes', 'It looks for anti-virus processes and terminates them.', 'The firm sells antivirus licences.'],
  ['firewall-changed', 'It adds a rule to the firewall.', 'The office has a firewall.'],
  ['safe-mode', 'The host is restarted into safe mode.', 'The safe is in the hall.'],
  ['clears-event-logs', 'The actors cleared Windows event logs.', 'The crew cleared logs from the river.'],
  ['clears-linux-logs', 'It deletes syslog files: it wipes /var/log entries and erases Linux logs.', 'The syslog server is new.'],
  ['clears-history', 'It clears the bash history.', 'The history of the town is long.'],
  ['deletes-own-files', 'The ransomware deletes its executable when it is done.', 'They threatened to delete stolen data.'],
  ['timestomp', 'It uses timestomping.', 'The stamp shows the time.'],
  ['removes-traces', 'They tried to cover their tracks.', 'The train runs on tracks.'],
  ['obfuscated-files', 'The payload is a base64-encoded script.', 'The files of the victim were encrypted and a ransom was demanded.'],
  ['software-packing', 'The sample is packed with UPX.', 'The suitcase is packed with shirts.'],
  ['steganography', 'The shellcode is hidden by steganography.', 'The stegosaurus is hidden.'],
  ['deobfuscates', 'The loader decrypts its payload in memory.', 'Victims who paid could decrypt their files.'],
  ['masquerading', 'The malware disguises itself as a media player application.', 'The clown disguises himself.'],
  ['legitimate-name', 'The file was named svchost.exe.', 'The child was named after her aunt.'],
  ['double-extension', 'The file has a double extension.', 'The house has an extension.'],
  ['process-injection', 'It injects shellcode into a running process.', 'They found a SQL injection in the web page.'],
  ['sandbox-evasion', 'It checks for virtual machines to evade sandboxes.', 'The child plays in the sandbox.'],
  ['time-based-evasion', 'It sleeps for ten minutes before it acts.', 'The train had a delay.'],
  ['modifies-registry', 'It modifies registry values.', 'The registry of births is closed.'],
  ['hidden-window', 'It runs in a hidden window.', 'The window is closed.'],
  ['hidden-files', 'It sets the hidden attribute.', 'The treasure is hidden.'],
  ['code-signing', 'The malware was signed with a stolen certificate: digitally signed with valid certificates.', 'He signed the letter.'],
  ['uac-bypass', 'It bypasses UAC.', 'The road bypasses the town.'],
  ['reflective-loading', 'The DLL is loaded reflectively, loaded directly into memory.', 'The jacket is reflective.'],
  ['lsass-memory', 'They dumped the memory of LSASS.', 'They emptied the bin.'],
  ['ntds', 'A copy of ntds.dit was found.', 'A copy of the book was found.'],
  ['sam-dump', 'They saved the SAM hive.', 'Sam saved the hive of bees.'],
  ['dcsync', 'They ran DCSync.', 'They ran home.'],
  ['credential-dumping', 'The actors ran Mimikatz.', 'The actors ran home.'],
  ['browser-credentials', 'The stealer extracts passwords saved in Chrome and other browsers.', 'The browser asks for a password.'],
  ['password-stores', 'It steals data from password managers.', 'We wrote about password managers.'],
  ['unsecured-credentials', 'They searched network shares for passwords in files, and found plaintext passwords.', 'The password was long.'],
  ['brute-force', 'They used brute force against accounts.', 'The force of the wind was brutal.'],
  ['password-spraying', 'They used password spraying.', 'They sprayed the wall.'],
  ['credential-stuffing', 'They used credential stuffing.', 'The turkey had a stuffing.'],
  ['password-cracking', 'They cracked the hashes with Hashcat.', 'The wall has a crack.'],
  ['kerberoasting', 'They used Kerberoasting.', 'They like roasting.'],
  ['golden-ticket', 'They forged a golden ticket.', 'They bought a ticket.'],
  ['pass-the-hash', 'They used pass-the-hash.', 'Please pass the salt.'],
  ['mfa-fatigue', 'The user was flooded with repeated MFA prompts.', 'The user has MFA.'],
  ['adversary-in-the-middle', 'They set up an AiTM page with Evilginx.', 'He sat in the middle.'],
  ['keylogging', 'The implant records keystrokes.', 'The strokes of the swimmer are long.'],
  ['web-portal-capture', 'A card skimmer was placed; they injected code into the checkout page.', 'He skimmed the page.'],
  ['input-capture', 'The code scraped credit card data as it was entered.', 'He has a credit card.'],
  ['system-information', 'The implant collects system information from the host.', 'The information desk is closed.'],
  ['process-discovery', 'It enumerates running processes.', 'The hiring process was checked.'],
  ['file-discovery', 'It searches for files on all drives.', 'She filed her nails.'],
  ['network-scan', 'They scanned the network with Nmap.', 'The doctor made a scan.'],
  ['remote-system-discovery', 'They ran nltest to find domain controllers.', 'The host welcomed the guests.'],
  ['network-configuration', 'The tool runs ipconfig.', 'The tool runs well.'],
  ['user-discovery', 'The tool runs whoami.', 'The tool runs well.'],
  ['account-discovery', 'They enumerated domain accounts.', 'They closed accounts.'],
  ['domain-trusts', 'They enumerated domain trusts.', 'He trusts her.'],
  ['security-software-discovery', 'It checks for installed antivirus software.', 'It checks for rain.'],
  ['share-discovery', 'It enumerates network shares.', 'He buys shares.'],
  ['location-discovery', 'It checks the system language and the keyboard layout.', 'He speaks the language.'],
];

it.each(CASES)('%s fires on what shows it and not on its innocent twin', (rule, shows, twin) => {
  const id = RULES.find(({ name }) => name === rule)?.id;
  expect(matchTechniques(shows).map((one) => one.id)).toContain(id);
  expect(matchTechniques(twin).map((one) => one.id)).not.toContain(id);
});

it('has a case for each rule', () => {
  expect(CASES.map(([rule]) => rule).sort()).toEqual(RULES.map(({ name }) => name).sort());
});
