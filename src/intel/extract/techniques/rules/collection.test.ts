import { expect, it } from 'vitest';
import { technique } from '../../../attack.ts';
import { matchTechniques } from '../match.ts';
import { COLLECTION_RULES } from './collection.ts';
import { RECONNAISSANCE_RULES } from './reconnaissance.ts';

const RULES = [...RECONNAISSANCE_RULES, ...COLLECTION_RULES];

/** Rule, a sentence that shows the behaviour, its innocent twin. */
const CASES: readonly (readonly [rule: string, shows: string, twin: string])[] = [
  ['credential-phishing-page', 'Links in the emails led to a page that collected the passwords of the staff.', 'The page lists emails of the staff and passwords expire yearly.'],
  ['tricked-into-giving-credentials', 'Messages tricked officials into revealing their account credentials.', 'The clerk gave her credentials to the auditor.'],
  ['elicits-information', 'Posing as an editor, they asked scholars by email for their views on policy.', 'The editor asked readers to subscribe.'],
  ['email-addresses-gathered', 'They harvested email addresses of targeted ministries.', 'Visitors leave their email addresses at the desk.'],
  ['identities-gathered', 'The group compiled names and phone numbers of employees at the plant.', 'The form asks for the name of the guest.'],
  ['searches-open-sources', 'They searched social media to identify targets.', 'The museum posts on social media.'],
  ['email-spoofing', 'The actors sent spoofed emails where a weak DMARC policy let them through.', 'The firm publishes its DMARC record.'],
  ['internal-spearphishing', 'From the mailbox they sent phishing messages to other employees.', 'The director wrote to other employees.'],
  ['email-bombing', 'The inbox of the clerk was flooded with thousands of newsletters: email bombing.', 'The office was flooded in spring.'],
  ['payload-hosted-on-service', 'The payload was hosted on Dropbox.', 'The conference was hosted on an island.'],
  ['web-services-acquired', 'The actors signed up for cloud services to host their payloads.', 'The school signed up for cloud services.'],
  ['devices-taken-for-infrastructure', 'The group compromised routers to build a botnet for its operations.', 'The office bought routers.'],
  ['tools-bought', 'The affiliates purchased Cobalt Strike.', 'The town purchased a fire engine.'],
  ['signing-certificate-obtained', 'They obtained code signing certificates under a false company.', 'The welder obtained a certificate.'],
  ['documents-stolen-from-computers', 'Plans were stolen from the computers of the shipyard.', 'Two bicycles were stolen from the shipyard.'],
  ['shared-drives', 'Files were copied from network shares.', 'The price of its shares rose.'],
  ['databases-copied', 'They exported the customer database.', 'The database of the library has a new look.'],
  ['sharepoint', 'The actors searched SharePoint for network diagrams.', 'The town uses SharePoint.'],
  ['wiki-pages', 'They downloaded pages of the internal wiki.', 'The wiki is open to everybody.'],
  ['customer-records', 'The group exported contacts from Salesforce.', 'The shop bought Salesforce licences.'],
  ['cloud-files-taken', 'Records were downloaded from a cloud bucket.', 'Records are kept in a cloud bucket.'],
  ['mail-read', 'The actors read emails of the minister.', 'The minister reads the newspaper.'],
  ['mail-accounts-entered', 'They gained unauthorized access to the email accounts of targets.', 'Guests have access to the garden.'],
  ['disk-searched', 'The malware searches the disk for documents.', 'The doctor searches the disk of the spine.'],
  ['storage-discovery', 'It enumerates logical drives.', 'The park has long drives.'],
  ['archive-utility', 'The stolen data was packed with WinRAR.', 'The WinRAR project is old.'],
  ['exfiltration-to-own-cloud', 'The developer moved company files to his personal Google Drive.', 'The developer moved to his own house.'],
  ['exfiltration-to-repository', 'He pushed stolen source code to a personal GitHub account.', 'The team pushed a fix to GitHub.'],
  ['exfiltration-webhook', 'The stealer sends credentials to a Discord webhook.', 'The webhook is part of the manual.'],
  ['cloud-to-cloud', 'They shared disk images to an attacker-owned AWS account.', 'The disk images are kept in one account.'],
  ['usb-copy', 'He copied files to a USB stick: the data went onto removable media.', 'The USB port is on the left.'],
  ['private-keys', 'The malware steals private keys of wallets.', 'The hotel hands out private keys.'],
  ['access-tokens', 'They stole OAuth tokens of an integration.', 'The token is a coin.'],
];

it.each(CASES)('%s fires on what shows it and not on its innocent twin', (rule, shows, twin) => {
  const id = RULES.find(({ name }) => name === rule)?.id;
  expect(matchTechniques(shows).map((one) => one.id)).toContain(id);
  expect(matchTechniques(twin)).toEqual([]);
});

it('has a case for each rule, and each rule a current technique', () => {
  expect(CASES.map(([rule]) => rule)).toEqual(RULES.map(({ name }) => name));
  for (const { id } of RULES) expect(technique(id)?.id).toBe(id);
});
