// Runs ioc-extractor over the benchmark's lines (see README.md).
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { pathToFileURL } from 'node:url';

const peers = process.env.BONAFIDE_PEERS_DIR ?? '/tmp/bonafide-peers';
const require = createRequire(join(peers, 'npm', 'package.json'));
const { extractIOC } = await import(pathToFileURL(require.resolve('ioc-extractor')).href);

/** Its keys and the scorer's words. */
const TYPES = {
  domains: 'domain',
  urls: 'url',
  ipv4s: 'ipv4',
  ipv6s: 'ipv6',
  emails: 'email',
  md5s: 'md5',
  sha1s: 'sha1',
  sha256s: 'sha256',
  sha512s: 'sha512',
  cves: 'cve',
  btcs: 'wallet',
  eths: 'wallet',
  xmrs: 'wallet',
  macAddresses: 'mac',
  asns: 'asn',
  ssdeeps: 'ssdeep',
};

for await (const line of createInterface({ input: process.stdin })) {
  if (line.trim() === '') continue;
  const { id, text } = JSON.parse(line);
  // The library mends broken addresses only when asked; its command line does so always.
  const found = extractIOC(text, { refang: true, strict: true });
  const indicators = Object.entries(TYPES).flatMap(([key, type]) => (found[key] ?? []).map((value) => ({ type, value })));
  process.stdout.write(`${JSON.stringify({ id, indicators })}\n`);
}
