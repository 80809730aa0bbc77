/*
 * Extraction of indicators against the cases of other projects' test suites (BONAFIDE_DATA_DIR/ioc-cases): prints how many
 * are met and each that is not. Run: BONAFIDE_DATA_DIR=… npx tsx bench/accuracy/intel/cases.ts
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { extractIndicators } from '../../../src/intel/extract/indicators/index.ts';
import { refang } from '../../../src/intel/extract/indicators/refang.ts';
import { layOut } from '../../../src/intel/text.ts';

type Case = { source: string; kind: string; text: string; expect: 'extract' | 'reject' | 'valid' | 'invalid' | 'refang'; expected: Record<string, string[]> };

/** Our type for a kind of theirs. A kind that is a part of another (`subdomain`, `url_file`) is asked for only where it is expected: its rejections say "another part", not "nothing". */
const KINDS: readonly (readonly [RegExp, string, 'whole' | 'part'])[] = [
  [/^generic_ipv4_address_only$|^ipv4s?$/, 'ipv4-addr', 'whole'],
  [/^generic_ipv4_address_port$/, 'ipv4-addr', 'part'],
  [/^generic_ipv6_address_only$|^ipv6s?$/, 'ipv6-addr', 'whole'],
  [/^generic_ipv6_address_port$/, 'ipv6-addr', 'part'],
  [/^generic_domain_name_only$|^domains?$/, 'domain-name', 'whole'],
  [/^generic_domain_name_subdomain$/, 'domain-name', 'part'],
  [/^urls?$/, 'url', 'whole'],
  [/^generic_url(?:_file|_path)?$/, 'url', 'part'],
  [/^generic_email_address$|^emails?$/, 'email-addr', 'whole'],
  [/^generic_directory_(?:windows|unix)$/, 'directory', 'whole'],
  [/^generic_directory_(?:windows_with_file|unix_file)$/, 'file-name', 'part'],
  [/md5s?$/, 'md5', 'whole'],
  [/sha_?1s?$/, 'sha1', 'whole'],
  [/sha_?256s?$/, 'sha256', 'whole'],
  [/sha_?512s?$/, 'sha512', 'whole'],
  [/^ssdeeps?$/, 'ssdeep', 'whole'],
  [/mac_address$/, 'mac-addr', 'whole'],
  [/registry_key$/, 'windows-registry-key', 'whole'],
  [/autonomous_system_number$|^asns?$/, 'autonomous-system', 'whole'],
  [/^generic_cve_id$|^cves?$/, 'vulnerability', 'whole'],
  [/phone_number$/, 'phone-number', 'whole'],
  [/^(?:btc|xmr|eth)s?$|cryptocurrency_(?:btc|eth|xmr)_wallet$/, 'wallet', 'whole'],
];

/** Where this project decides otherwise, and why. The key is how the text of the case begins. */
const DISAGREE: Readonly<Record<string, string>> = {
  'CVE-2016-00000': 'a number of more than four digits begins with no zero (CVE numbering rules); the other suite rejects it too',
  '\\a\\path': 'a path without drive, share or variable cannot be told from escaped text',
  '\\path\\to\\file.exe': 'the same; the name of the file is taken where text shows it',
  '1.1.1[.]1': 'that suite tests the library without refanging; this one always mends',
  'example[.]com 1.1.1.1': 'the same',
  '[/][/]': 'brackets round a slash are mended only inside an address',
  'test.co.jp\n': 'a bare host with www. is an address on the web here',
  'https://test-1.co.jp\n': 'the same; and letters of other scripts are hosts',
  '1.1.1[.]1 2.2.2 . 2 google(.)com': 'names in other scripts are given whole, and the host of an address is left to the address',
};

const folder = process.env['BONAFIDE_DATA_DIR'];
if (folder === undefined) throw new Error('set BONAFIDE_DATA_DIR to the folder that holds ioc-cases');
const cases = readdirSync(join(folder, 'ioc-cases'))
  .filter((name) => name.endsWith('.jsonl'))
  .flatMap((name) =>
    readFileSync(join(folder, 'ioc-cases', name), 'utf8')
      .trim()
      .split('\n'),
  )
  .map((line) => JSON.parse(line) as Case);

const plain = (type: string, value: string) => {
  const small = value.toLowerCase();
  if (type === 'ipv4-addr') return small.replace(/:\d+$/, '');
  if (type === 'ipv6-addr') return small.replace(/^\[(.*)\]:\d+$/, '$1');
  if (type === 'autonomous-system') return `as${small.replace(/\D/g, '')}`;
  if (type === 'mac-addr') return small.replaceAll('-', ':');
  if (type === 'file-name') return small.replace(/^.*[\\/]/, '');
  if (type === 'phone-number') return small.replace(/\D/g, '').replace(/^00/, '');
  return type === 'wallet' || type === 'ssdeep' ? value : small;
};
const found = (text: string) => extractIndicators(layOut(text, { format: 'text' }));

/** @returns what is wrong, or nothing; undefined where the case is about what is not extracted here */
function check({ kind, text, expect, expected }: Case): string | undefined {
  if (expect === 'refang') {
    const mended = refang(text).text;
    return mended === Object.values(expected)[0]?.[0] ? '' : `mended to ${mended}`;
  }
  const parts = Object.entries(expected).flatMap(([name, values]) => {
    const known = KINDS.find(([words]) => words.test(kind === 'document' ? name : kind));
    return known === undefined ? [] : [{ type: known[1], whole: known[2] === 'whole', values }];
  });
  if (parts.length === 0) return undefined;
  if (!parts.some(({ whole }) => whole) && (expect === 'reject' || expect === 'invalid')) return undefined;
  const ours = found(text);
  return parts
    .flatMap(({ type, whole, values }) => {
      const mine = new Set(ours.filter((one) => one.type === type).map((one) => plain(type, one.value)));
      const theirs = new Set(values.map((value) => plain(type, value)));
      const missing = [...theirs].filter((value) => !mine.has(value));
      const extra = whole && kind !== 'document' ? [...mine].filter((value) => !theirs.has(value)) : [];
      return [...missing.map((value) => `missing ${type} ${value}`), ...extra.map((value) => `extra ${type} ${value}`)];
    })
    .join('; ');
}

let [met, failed, explained, other] = [0, 0, 0, 0];
for (const one of cases) {
  const wrong = check(one);
  if (wrong === undefined) other += 1;
  else if (wrong === '') met += 1;
  else {
    const reason = Object.entries(DISAGREE).find(([begins]) => one.text.startsWith(begins))?.[1];
    if (reason === undefined) failed += 1;
    else explained += 1;
    console.log(
      `${reason === undefined ? 'NOT MET' : 'disagree'}: ${one.source} ${one.kind} ${one.expect} ${JSON.stringify(one.text).slice(0, 300)}: ${wrong.slice(0, 300)}${reason === undefined ? '' : ` (${reason})`}`,
    );
  }
}
console.log(`${cases.length} cases: ${met} met, ${explained} disagreed with for a reason, ${failed} not met, ${other} about kinds that are not extracted here`);

/** Text that makes bad patterns slow, and the lengths that it is tried at. Growth ratio near 2 is linear. */
const BAIT: Readonly<Record<string, string>> = {
  dots: 'a.',
  brackets: '[.]',
  'base 58': '1BoatSLRHtKNngkdXEeobR76b53LETtpyT',
  hex: 'deadbeef',
  at: 'a@',
  schemes: 'http://',
  links: '](http://a.co',
  paths: 'C:\\a b\\',
  colons: '1:',
  commands: 'cmd /c ',
  escapes: '\\_',
  list: 'evil[.]com ',
};
for (const [name, piece] of Object.entries(BAIT)) {
  const times = [250_000, 500_000, 1_000_000].map((length) => {
    const report = layOut(piece.repeat(Math.ceil(length / piece.length)).slice(0, length), { format: 'text' });
    const start = performance.now();
    extractIndicators(report);
    return performance.now() - start;
  });
  console.log(
    `${name.padEnd(9)} ${times.map((time) => `${time.toFixed(0)} ms`.padStart(8)).join('')}   growth ${((times[2] ?? 0) / Math.max(times[1] ?? 1, 1)).toFixed(1)} for twice the text`,
  );
}
