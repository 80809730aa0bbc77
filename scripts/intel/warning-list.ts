/*
 * Makes data/intel/warning-list.json from a checkout of MISP/misp-warninglists (CC0-1.0): hosts, networks and hashes that
 * reports name without any harm meant. Run: npx tsx scripts/intel/warning-list.ts CHECKOUT
 */
import { writeFileSync } from 'node:fs';
import { readFrom, revisionOf } from './checkout.ts';

/** Lists that are taken, and what being on them means. */
const TAKEN: readonly (readonly [string, 'brand' | 'service' | 'vendor' | 'hash' | 'sinkhole' | 'parking'])[] = [
  ['lots-project', 'service'],
  ['url-shortener', 'service'],
  ['link-in-bio', 'service'],
  ['whats-my-ip', 'service'],
  ['security-provider-blogpost', 'vendor'],
  ['automated-malware-analysis', 'vendor'],
  ['microsoft', 'brand'],
  ['microsoft-office365', 'brand'],
  ['microsoft-win10-connection-endpoints', 'brand'],
  ['captive-portals', 'brand'],
  ['moz-top500', 'brand'],
  ['cloudflare-top1k', 'brand'],
  ['empty-hashes', 'hash'],
  ['eicar.com', 'hash'],
  ['common-ioc-false-positive', 'hash'],
  ['sinkholes', 'sinkhole'],
  ['parking-domain', 'parking'],
];

/** Resolvers that everybody may ask; the list of 62,000 open ones holds many that are open by mistake. @source addresses that their operators publish; those that public-dns-v4 lacks are named when the table is made */
const RESOLVERS =
  '1.0.0.1 1.1.1.1 1.1.1.2 1.0.0.2 8.8.8.8 8.8.4.4 9.9.9.9 149.112.112.112 208.67.222.222 208.67.220.220 77.88.8.8 77.88.8.1 94.140.14.14 94.140.15.15 64.6.64.6 64.6.65.6 4.2.2.1 4.2.2.2 4.2.2.3 4.2.2.4 114.114.114.114 114.114.115.115 223.5.5.5 223.6.6.6 180.76.76.76 119.29.29.29 84.200.69.80 84.200.70.40 8.26.56.26 8.20.247.20 185.228.168.9 185.228.169.9 76.76.2.0 76.76.19.19 195.46.39.39 101.101.101.101';

/** Services under which anybody gets a page, a file or a name, that the lists lack. @source house: named as abused in public advisories of CISA and the FBI */
const OWN_SERVICES =
  'anonfiles.com sendspace.com send.exploit.in privatlab.com privatlab.net dropmefiles.com file.io gofile.io pixeldrain.com temp.sh transfer.sh qaz.im easyupload.io bashupload.com catbox.moe t.me telegram.me discord.gg webhook.site pipedream.net npmjs.com pypi.org replit.com vercel.app onrender.com ngrok-free.app loca.lt serveo.net rclone.org filezilla-project.org putty.org winscp.net anydesk.com teamviewer.com splashtop.com atera.com torproject.org 7-zip.org rarlab.com upwork.com freelancer.com fiverr.com toptal.com linkedin.com gitlab.com x.com medium.com';

/** Names of Amazon, Google and others in each country say nothing that the name in com does not. */
const isCountryCopy = (host: string) => /\.(?:google|amazon)\.(?!com$)/.test(host);

const [checkout] = process.argv.slice(2);
if (checkout === undefined) throw new Error('usage: warning-list.ts MISP_WARNINGLISTS_CHECKOUT');
const read = (list: string) => JSON.parse(readFrom(checkout, `lists/${list}/list.json`)) as { name: string; version: number; list: string[] };
const resolvers = new Set(read('public-dns-v4').list);
const wrong = RESOLVERS.split(' ').filter((address) => !resolvers.has(address));
if (wrong.length > 0) console.log(`not on public-dns-v4, kept all the same: ${wrong.join(' ')}`);

const seen = new Set<string>();
const lists = TAKEN.map(([list, kind]) => {
  const { name, version, list: entries } = read(list);
  const fresh = [
    ...new Set(
      entries.map((entry) =>
        entry
          .toLowerCase()
          .replace(/\/.*[a-z].*$/, '')
          .replace(/\/32$/, '')
          .trim(),
      ),
    ),
  ].filter((entry) => entry !== '' && !/[\s*]|\/.*[a-z]|[a-z]\//.test(entry) && !isCountryCopy(entry) && !seen.has(entry));
  for (const entry of fresh) seen.add(entry);
  return { list, name: name.replace(/^List of (?:known )?/, ''), version, kind, entries: fresh.sort().join(' ') };
});
lists.push({ list: 'public-dns-v4', name: 'public DNS resolvers', version: read('public-dns-v4').version, kind: 'resolver' as 'brand', entries: RESOLVERS });
lists.push({
  list: 'own-services',
  name: 'services that anybody may use',
  version: 1,
  kind: 'service',
  entries: OWN_SERVICES.split(' ')
    .filter((entry) => !seen.has(entry))
    .sort()
    .join(' '),
});
const table = {
  sources: [
    { name: 'MISP warninglists', revision: revisionOf(checkout), licence: 'CC0-1.0', url: 'https://github.com/MISP/misp-warninglists' },
    { name: 'own list: own-services', licence: 'as this project' },
  ],
  form: 'lists: list, name, version, kind, entries parted by blanks. A host beginning with a dot stands for all names under it; networks in CIDR form. kind: brand, service, vendor, hash, sinkhole, parking, resolver.',
  lists,
};
const json = `${JSON.stringify(table, undefined, 2)}\n`;
writeFileSync(new URL('../../data/intel/warning-list.json', import.meta.url), json);
console.log(`${lists.length} lists, ${lists.reduce((sum, { entries }) => sum + entries.split(' ').length, 0)} entries, ${json.length} characters`);
