import { expect, it } from 'vitest';
import { technique } from '../../../attack.ts';
import { matchTechniques } from '../match.ts';
import { IMPACT_RULES } from './impact.ts';
import { RULES as ALL } from './index.ts';
import { MOVEMENT_RULES } from './movement.ts';

const RULES = [...MOVEMENT_RULES, ...IMPACT_RULES];

/** Rule, a sentence that shows the behaviour, its innocent twin. */
const CASES: readonly (readonly [rule: string, shows: string, twin: string])[] = [
  ['rdp-lateral', 'They used RDP to move laterally.', 'The clerk works with RDP.'],
  ['smb-lateral', 'It spreads over SMB to admin shares.', 'Many SMBs were at the fair.'],
  ['ssh-lateral', 'They connected to the server over SSH.', 'The SSH project is old.'],
  ['winrm-lateral', 'They moved with PowerShell remoting.', 'They moved house.'],
  ['vnc-lateral', 'They used UltraVNC.', 'They used a van.'],
  ['lateral-movement', 'The actors moved laterally through the network.', 'The crab moved sideways.'],
  ['lateral-tool-transfer', 'They copied the ransomware to other hosts.', 'They copied the letter.'],
  ['exploit-lateral', 'It spreads with EternalBlue.', 'It spreads with butter.'],
  ['software-deployment', 'They abused SCCM to deploy it.', 'The firm sells software.'],
  ['screen-capture', 'The implant takes screenshots.', 'A screenshot of the ransom note is shown: they posted screenshots.'],
  ['video-capture', 'The implant activates the webcam.', 'The applicant turned on the camera for the video interview.'],
  ['audio-capture', 'It records audio with the microphone.', 'The singer has a microphone.'],
  ['clipboard', 'It steals the contents of the clipboard.', 'He held a clipboard.'],
  ['local-data', 'The actors stole sensitive files from infected computers.', 'The survey collected information about voters.'],
  ['cloud-data', 'They exfiltrated data from cloud storage.', 'The cloud was grey.'],
  ['email-collection', 'They stole emails from the mailbox.', 'They wrote emails.'],
  ['mail-forwarding', 'They added email forwarding rules.', 'They like rules.'],
  ['archive-collected', 'They compressed the data with WinRAR before exfiltration.', 'The city archive is old.'],
  ['data-staged', 'They staged the data for exfiltration.', 'The play was staged.'],
  ['automated-collection', 'A script automatically collects documents.', 'The lights go on automatically.'],
  ['ingress-tool-transfer', 'The loader downloads additional malware.', 'The report is available for download.'],
  ['web-protocols', 'The backdoor communicates over HTTPS with its C2 server.', 'The page uses HTTPS.'],
  ['c2-general', 'The implant communicates with a command and control server.', 'The pilot is in control.'],
  ['dns-c2', 'It uses DNS tunneling for C2.', 'The DNS record is old.'],
  ['encrypted-channel', 'Its C2 traffic is encrypted with RC4.', 'Traffic was slow.'],
  ['protocol-tunnelling', 'They used Chisel to tunnel traffic.', 'The train goes through a tunnel.'],
  ['proxy-tools', 'It acts as a SOCKS5 proxy.', 'He wears socks.'],
  ['web-service-c2', 'A Telegram bot serves as C2.', 'He wrote on Telegram.'],
  ['non-standard-port', 'It listens on a non-standard port.', 'The ship is in the port.'],
  ['exfiltration-over-c2', 'The stolen data is sent to the C2 server.', 'The parcel is sent to the server room.'],
  ['exfiltration-alternative', 'The data was exfiltrated with WinSCP over FTP.', 'The museum runs an FTP server.'],
  ['exfiltration-web', 'The files were uploaded to file sharing sites.', 'The file was sent by post.'],
  ['encrypts-files', 'The malware encrypts files on the network of the victim.', 'The data was not encrypted by the actors on any system of the victim.'],
  ['ransomware-deployed', 'The actors deployed ransomware on all hosts.', 'See the ransomware guide.'],
  ['inhibits-recovery', 'It runs vssadmin to delete shadow copies.', 'The company deleted a file.'],
  ['stops-services', 'It stops services related to databases.', 'The bus stops here.'],
  ['shutdown', 'It forces a reboot of the host: forcing a restart.', 'The shop was shut.'],
  ['destroys-data', 'They used destructive malware.', 'The storm destroyed a barn.'],
  ['wipes-disk', 'It overwrites the master boot record.', 'He bought a disk.'],
  ['defacement', 'They defaced the website.', 'They faced the wall.'],
  ['ransom-wallpaper', 'It changes the desktop wallpaper.', 'The room has wallpaper.'],
  ['denial-of-service', 'They launched a DDoS attack.', 'The service was fine.'],
  ['amplification', 'It was a DNS amplification attack.', 'The amplifier is loud.'],
  ['application-flood', 'They launched an HTTP flood.', 'The river may flood.'],
  ['resource-hijacking', 'They installed a cryptominer.', 'The mining company has a site.'],
  ['data-manipulation', 'They manipulated transaction records.', 'He plays records.'],
  ['ransom-demanded', 'They demanded a ransom in bitcoin.', 'The FBI does not encourage paying a ransom.'],
  ['leak-threat', 'They threatened to publish the stolen data.', 'The publisher sells books.'],
  ['fraudulent-transfers', 'They caused fraudulent wire transfers.', 'The player wants a transfer.'],
  ['malware-developed', 'The group develops custom malware.', 'The city develops a park.'],
  ['domains-acquired', 'They registered lookalike domains.', 'The domain administrator registered for the course.'],
  ['domains-used', 'The domains were used by the workers of the scheme.', 'The domain was used by the museum.'],
  ['sham-websites', 'They designed websites that look like those of real firms.', 'They designed websites for a bakery.'],
  ['demands-money', 'The actors demanded $4 million within a week.', 'The plant demands water and light.'],
  ['spoofed-address', 'A letter was added to spoof the domain of the shop.', 'A letter was added to the file.'],
  ['servers-acquired', 'They rented virtual private servers.', 'They rented a boat.'],
  ['servers-rented', 'They leased servers from a bulletproof hosting provider.', 'They leased a car.'],
  ['malvertising', 'It was spread by malvertising.', 'It was spread by word of mouth.'],
  ['compromised-infrastructure', 'They used compromised routers as relays: compromised routers to relay traffic.', 'The router is new.'],
  ['active-scanning', 'They conducted technical reconnaissance of the network.', 'The scouts were in the wood.'],
  ['vulnerability-scanning', 'They scanned for vulnerable servers with Acunetix.', 'They looked for berries.'],
  ['victim-research', 'They conducted online research into companies.', 'The university does research.'],
  ['tools-obtained', 'They used publicly available tools.', 'The carpenter used tools.'],
  ['malware-obtained', 'They purchased a stealer, a malware loader.', 'They purchased bread.'],
];

it.each(CASES)('%s fires on what shows it and not on its innocent twin', (rule, shows, twin) => {
  const id = RULES.find(({ name }) => name === rule)?.id;
  expect(matchTechniques(shows).map((one) => one.id)).toContain(id);
  expect(matchTechniques(twin).map((one) => one.id)).not.toContain(id);
});

it('has a case for each rule', () => {
  expect(CASES.map(([rule]) => rule).sort()).toEqual(RULES.map(({ name }) => name).sort());
});

it('names only techniques that are current, and each rule once', () => {
  expect(ALL.filter(({ id }) => technique(id) === undefined)).toEqual([]);
  expect(new Set(ALL.map(({ name }) => name)).size).toBe(ALL.length);
});
