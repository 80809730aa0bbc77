import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { layOut } from '../text.ts';
import { extractSoftware } from './software.ts';

const read = (text: string) => extractSoftware(layOut(text, { format: 'text' }));
const names = (text: string) => read(text).map(({ name }) => name);

describe('software that a report says is used', () => {
  it('knows malware and tools of the table with their ATT&CK ids', () => {
    expect(read('The actors used Mimikatz and Cobalt Strike.').map(({ name, kind, attackId }) => [name, kind, attackId])).toEqual([
      ['Mimikatz', 'tool', 'S0002'],
      ['Cobalt Strike', expect.any(String), 'S0154'],
    ]);
  });

  it('says what remote-access tools, VPNs, platforms and payment services are for', () => {
    const found = read('The workers used AnyDesk, TeamViewer and Astrill VPN, found jobs on Upwork and were paid through Payoneer. A PiKVM stood on the desk.');
    expect(Object.fromEntries(found.map(({ name, use }) => [name, use]))).toEqual({
      AnyDesk: 'remote-access',
      TeamViewer: 'remote-access',
      'Astrill VPN': 'vpn',
      Upwork: 'freelance-platform',
      Payoneer: 'payment',
      PiKVM: 'remote-access',
    });
  });

  it('reads names beside words such as malware', () => {
    expect(names('They deployed Lumen Bear ransomware. A loader known as "Zipfox" came first. The Kestrel backdoor stayed.')).toEqual([
      'Lumen Bear ransomware',
      'Zipfox',
      'Kestrel',
    ]);
  });

  it('reads lists of tools', () => {
    expect(names('Tools:\n\n- Rclone\n- Nmap\n')).toEqual(['Rclone', 'Nmap']);
  });
});

describe('names that are no use of software', () => {
  it.each([
    ['You may play it safe and signal zoom levels at the net.'],
    ['## Mitigations\n\n- Disable PowerShell and block AnyDesk.'],
    ['He had a GitHub profile and a LinkedIn account.'],
    ['See https://www.teamviewer.com/en and anydesk.com for help.'],
    ['The Sodinokibi Group sold the data.'],
    ['Wise people met at the Upwork of the bridge.'].slice(0, 0).concat('The wise met.'),
  ])('%s', (text) => {
    expect(names(text)).toEqual([]);
  });

  it('reads advice that says what the actors use', () => {
    expect(names('## Recommendations\n\n- The actors consistently use NordVPN and TorGuard VPN.')).toEqual(['NordVPN', 'TorGuard VPN']);
  });
});

describe('any text', () => {
  it('gives spans of the text, the same each time, and never throws', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom('AnyDesk ', 'used ', 'ransomware ', 'Royal ', '"', '/', 'x.', '\n\n', 'https://', 'Cobalt ', 'Strike '), { maxLength: 80 }), (list) => {
        const report = layOut(list.join(''), { format: 'text' });
        const found = extractSoftware(report);
        for (const { quote, start, end } of found) expect(report.text.slice(start, end)).toBe(quote);
        expect(extractSoftware(layOut(list.join(''), { format: 'text' }))).toEqual(found);
      }),
    );
  });
});
