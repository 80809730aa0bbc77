import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { layOut } from '../../text.ts';
import { extractIndicators } from './index.ts';

const read = (text: string, more: { url?: string; publisher?: string } = {}) => extractIndicators(layOut(text, { format: 'text', ...more }));
const values = (text: string, type?: string) =>
  read(text)
    .filter((one) => type === undefined || one.type === type)
    .map(({ value }) => value);
const contextOf = (text: string, value: string, more = {}) => read(text, more).find((one) => one.value === value)?.context;

/** A provider that everybody uses, and a resolver that everybody asks; both stand on the warning lists. */
const FREE_MAIL = ['gmail', 'com'].join('.');
const RESOLVER = ['8', '8', '8', '8'].join('.');

describe('values that are found', () => {
  it.each([
    ['It calls hxxps://files.evil[.]example/a_b.php?x=1 daily.', 'url', 'https://files.evil.example/a_b.php?x=1'],
    ['It calls http[:]//evil(.)example/x.', 'url', 'http://evil.example/x'],
    ['It calls hxxp[://]evil{.}example/x', 'url', 'http://evil.example/x'],
    ['Form: www.authority.example/contact-us.', 'url', 'www.authority.example/contact-us'],
    ['C2 evil[dot]example was seen.', 'domain-name', 'evil.example'],
    ['C2 evil [.] example was seen.', 'domain-name', 'evil.example'],
    ['C2 evil\\.example and Markdown.', 'domain-name', 'evil.example'],
    ['C2 ev\u200bil.exam\u00adple was a domain.', 'domain-name', 'evil.example'],
    ['domain xn--bcher-kva.example', 'domain-name', 'xn--bcher-kva.example'],
    ['Write to jo.doe[@]mail[.]example now', 'email-addr', 'jo.doe@mail.example'],
    ['Write to jo.doe [at] mail [dot] example now', 'email-addr', 'jo.doe@mail.example'],
    ['From 203.0.113[.]7 on port 22', 'ipv4-addr', '203.0.113.7'],
    ['From 203.0.113.7:8080 it came', 'ipv4-addr', '203.0.113.7'],
    ['From 2001:db8:85a3::8a2e:370:7334 it came', 'ipv6-addr', '2001:db8:85a3::8a2e:370:7334'],
    ['hosted in AS64500', 'autonomous-system', 'AS64500'],
    ['exploits CVE-2024-12345 first', 'vulnerability', 'CVE-2024-12345'],
    ['card 00-00-5E-00-53-01', 'mac-addr', '00:00:5e:00:53:01'],
    ['key HKLM\\Software\\Some Maker\\Run', 'windows-registry-key', 'HKLM\\Software\\Some Maker\\Run'],
    ['in C:\\Users\\Public\\', 'directory', 'C:\\Users\\Public\\'],
    ['It drops START\\_ME.bat there', 'file-name', 'START_ME.bat'],
    ['It runs vssadmin.exe delete shadows /all /quiet to remove copies.', 'process', 'vssadmin.exe delete shadows /all /quiet'],
    ['call (202) 555-0134 today', 'phone-number', '+12025550134'],
    ['the GitHub account "quick-dev"', 'user-account', 'github.com/quick-dev'],
    ['on Telegram @quick_dev', 'user-account', 't.me/quick_dev'],
    ['see https://www.linkedin.com/in/Quick-Dev/', 'user-account', 'linkedin.com/in/quick-dev'],
  ])('%s', (text, type, value) => {
    expect(values(text, type)).toContain(value);
  });

  it('joins an address that a printer broke at the end of a line', () => {
    const line = 'The file was served from a host of the actors for a long time at http://evil.example/files/';
    expect(values(`${line}\nlong-name.php?id=7 and then removed again by the people who had put it there.`, 'url')).toEqual(['http://evil.example/files/long-name.php?id=7']);
  });

  it('gives a value once, where it stands first, with the surest part of all its places', () => {
    const [one, ...others] = read('See bad-host.example for it.\n\nThe malware beacons to bad-host[.]example daily.').filter(({ type }) => type === 'domain-name');
    expect(others).toEqual([]);
    expect(one).toMatchObject({ value: 'bad-host.example', context: 'malicious', defanged: true, start: 4, quote: 'bad-host.example' });
  });
});

describe('false friends', () => {
  it.each([
    'Update to version 10.2.3.4 soon.',
    'See section 10.2.3.4 for it.',
    'We use AnyTool 10.3.2.1 here.',
    'Chrome/10.0.72.124 is old.',
    'Block 203.0.113.0/24 whole.',
    'On 12.11.2024 it began.',
    'It ended [T1133]. In May.',
    'the system.In May it',
    'e.g. U.S.C. and i.e. so',
    'ASP.NET and Node.js and React.js',
    'main.py, index.js, README.md',
    'import os.path and document.write it',
    'com.android.vending is a package',
    'at 12:34:56 sharp',
    'std::vector<int> and a::b',
    'CVE-19999-0000 is none',
    'a b c d 1234567',
    'Order 555 0134 77',
    'AS400 machines',
    '© 2024 Some Maker, Inc.All rights reserved',
  ])('nothing in: %s', (text) => {
    expect(read(text)).toEqual([]);
  });

  it('takes transactions for no digest of a file, and a commit for harmless', () => {
    expect(read(`The transaction ${'ab12'.repeat(16)} moved it.`)).toEqual([]);
    expect(contextOf(`Fixed in commit ${'ab12'.repeat(10)} of May.`, 'ab12'.repeat(10))).toBe('benign');
  });
});

describe('wallets', () => {
  it.each([
    ['1BvBMSEYstWetqTFn5Au4m4GFg7xJaNVN2', 'BTC'],
    ['bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4', 'BTC'],
    ['bc1p0xlxvlhemja6c4dqv22uapctqupfhlxm9h8z3k2e72q4k9hcz7vqzk5jj0', 'BTC'],
    ['0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed', 'ETH'],
    ['T9yD14Nj9j7xAB4dbGeiX9h8unkKHxuWwb', 'TRX'],
    ['rHb9CJAWyB4rj91VRWn96DkukG4bwdtyTh', 'XRP'],
  ])('%s is on %s', (address, chain) => {
    expect(read(`They were paid to ${address} each month.`).filter(({ type }) => type === 'wallet')).toMatchObject([{ value: address, chain, context: 'malicious' }]);
  });

  it('believes no wrong checksum', () => {
    for (const wrong of [
      '1BvBMSEYstWetqTFn5Au4m4GFg7xJaNVN3',
      'bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t5',
      '0x5AAeb6053F3E94C9b9A09f33669435E7Ef1BeAed',
      'T9yD14Nj9j7xAB4dbGeiX9h8unkKHxuWwc',
    ])
      expect(values(wrong, 'wallet')).toEqual([]);
  });
});

describe('which are malicious', () => {
  it.each([
    ['a broken address', 'It loads evil[.]example first.', 'evil.example', 'malicious'],
    ['a host that malware calls', 'The implant connects to evil-host.example for commands.', 'evil-host.example', 'malicious'],
    ['one in a list of indicators', 'The following domains were used by the actors:\n- bad-one.example\n- bad-two.example\n', 'bad-two.example', 'malicious'],
    ['one in a table', '## Indicators of Compromise\n\n| Domain | Note |\n|---|---|\n| bad-one.example | stage 2 |\n', 'bad-one.example', 'malicious'],
    ['one in a list of reading', 'For more information see these resources:\n- good-one.example\n- good-two.example\n', 'good-two.example', 'benign'],
    ['a link', 'As [others wrote](https://news.example/story) it spread.', 'https://news.example/story', 'benign'],
    ['an image', '![](https://img.example/a.png)', 'https://img.example/a.png', 'benign'],
    ['an authority', 'Report it at https://www.agency.gov/report today.', 'https://www.agency.gov/report', 'reporting-contact'],
    ['a press office', 'For questions contact press@maker.example please.', 'press@maker.example', 'reporting-contact'],
    ['mail that a victim is told to write to', 'The ransom note tells victims to contact help-desk@service.example for a key.', 'help-desk@service.example', 'malicious'],
    ['mail of an actor', `The actors used jo.worker77@${FREE_MAIL} to apply.`, `jo.worker77@${FREE_MAIL}`, 'malicious'],
    ['a brand that is imitated', 'The site payy[.]example was made to impersonate pay[.]example, a payment company.', 'pay.example', 'spoofed-brand'],
    ['the one that imitates', 'The site payy[.]example was made to impersonate pay[.]example, a payment company.', 'payy.example', 'malicious'],
    ['a service that is abused', 'Data was uploaded to file sharing sites such as mega[.]nz and others.', 'mega.nz', 'abused-service'],
    ['a private address', 'C2 was reached through 10.168.7.9 inside.', '10.168.7.9', 'benign'],
    ['a public resolver', `It tests the network with ${RESOLVER} first.`, RESOLVER, 'benign'],
    ['an address of an attack', 'The attackers logged in from 198.51.100.7 twice.', '198.51.100.7', 'malicious'],
    ['a name for examples', 'Write hxxp://example[.]com instead.', 'example.com', undefined],
    ['a file called legitimate', '**helper.dll**\nThe file appears to be a legitimate library.', 'helper.dll', 'benign'],
    ['a file that is dropped', 'The loader drops stage2.dll into a folder.', 'stage2.dll', 'malicious'],
    ['a changed file of the victim', 'They inserted code into the business checkout page, pay.php, at night.', 'pay.php', 'victim-file'],
  ])('%s', (_, text, value, context) => {
    expect(contextOf(text, value)).toBe(context);
  });

  it('leaves the publisher’s own host alone, and says why', () => {
    const text = 'Our service at https://maker.example/offer stops malware that connects to it.';
    expect(read(text, { url: 'https://www.maker.example/blog/1' })).toMatchObject([{ context: 'benign', why: 'host of the publisher' }]);
  });

  it('never calls a private address malicious, nor a name kept for examples', () => {
    const text = '## Indicators of Compromise\n\n- 10.0.0[.]7\n- hxxp://example[.]com/x\n- 127.0.0[.]1\n';
    expect(read(text).filter(({ context }) => context === 'malicious')).toEqual([]);
  });

  it('judges the page of an account as the account', () => {
    expect(contextOf('The workers used the profile https://github.com/quick-dev for it.', 'github.com/quick-dev')).toBe('malicious');
    expect(contextOf('Follow us: https://github.com/some-maker', 'github.com/some-maker')).toBe('benign');
  });
});

describe('any text', () => {
  const pieces = fc.array(
    fc.oneof(
      fc.string({ maxLength: 12 }),
      fc.constantFrom(
        '[.]',
        'hxxp://',
        'evil',
        '.',
        '@',
        '\\',
        'C:\\',
        '](',
        '\n',
        '| ',
        '10.2.3.4',
        ' dot com',
        'cmd /c ',
        'HKLM\\',
        '\u200b',
        '“',
        '—',
        '[:]',
        '# Indicators\n',
        'a'.repeat(70),
        '0x',
        '\ud800',
        '%A%\\',
        '/tmp/',
      ),
    ),
    { maxLength: 40 },
  );

  it('gives spans that quote the text, and the same twice', () => {
    fc.assert(
      fc.property(pieces, (parts) => {
        const report = layOut(parts.join(''), { format: 'text' });
        const found = extractIndicators(report);
        for (const { start, end, quote, value, confidence, why } of found) {
          expect(start).toBeLessThan(end);
          expect(report.text.slice(start, end)).toBe(quote);
          expect(value).not.toBe('');
          expect(why).not.toBe('');
          expect(confidence).toBeGreaterThan(0);
        }
        expect(extractIndicators(report)).toEqual(found);
      }),
      { numRuns: 300 },
    );
  });

  it('mends what was broken: broken or whole, the same address is found', () => {
    const label = fc.stringMatching(/^[a-z][a-z0-9]{2,11}$/);
    const dots = fc.constantFrom('[.]', '(.)', '{.}', '[dot]', '(dot)', '[.', '.]', ' [.] ', '\\.');
    const schemes = fc.constantFrom('hxxp://', 'hXXp://', 'http[:]//', 'hxxp[://]', 'h**p://', 'http://');
    fc.assert(
      fc.property(label, label, dots, schemes, (one, two, dot, scheme) => {
        expect(values(`It opened ${scheme}${one}${dot}${two}${dot}com/x7 then.`, 'url')).toEqual([`http://${one}.${two}.com/x7`]);
      }),
      { numRuns: 100 },
    );
  });
});
