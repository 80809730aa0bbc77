import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { layOut } from '../../text.ts';
import { inferTechniques } from './infer.ts';
import { RULES } from './rules/index.ts';

const read = (text: string) => inferTechniques(layOut(text, { format: 'text' }));
const ids = (text: string) => read(text).map(({ id }) => id);

describe('behaviours without an id', () => {
  it('are told with rule, tactics and the sentence', () => {
    expect(read('The loader arrived in June. It runs vssadmin to delete shadow copies.')).toEqual([
      {
        id: 'T1490',
        name: 'Inhibit System Recovery',
        tactics: ['impact'],
        by: 'rule',
        confidence: 0.92,
        why: 'inhibits-recovery',
        quote: 'It runs vssadmin to delete shadow copies.',
        start: 28,
        end: 69,
      },
    ]);
  });
  it('are not told where the text denies them', () => {
    expect(ids('The actors did not encrypt files on the network. There is no evidence of ransomware attacks by them.')).toEqual([]);
  });
  it('are not told where the text advises', () => {
    expect(ids('Organizations should disable macros in documents. Keep backups of data offline and delete shadow copies of test systems.')).toEqual([]);
  });
  it('are not told in a part about mitigations, unless of the actors themselves', () => {
    expect(ids('## Mitigations\n\nPowerShell scripts and scheduled tasks run in many networks.')).toEqual([]);
    expect(ids('## Mitigations\n\nThe actors use PowerShell in each intrusion.')).toEqual(['T1059.001']);
  });
  it('count less among red flags', () => {
    expect(read('## Red flags\n\nThe applicant uses a VPN service to hide his location from the employer.')[0]?.confidence).toBeLessThan(0.7);
  });
  it('are told once, by the surest sentence', () => {
    expect(read('Ransomware attacks on the victims went on. The malware encrypts files of victims.').map(({ id, quote }) => [id, quote])).toEqual([
      ['T1486', 'The malware encrypts files of victims.'],
    ]);
  });
  it('are told by the sub-technique alone where one sentence shows both', () => {
    expect(ids('The phishing emails had a malicious attachment.')).toEqual(['T1566.001']);
  });
  it('quote the clause of a very long sentence', () => {
    const long = `The report lists many towns, ${'and one town more, '.repeat(30)}and the actors deployed a web shell on the server, ${'and one village more, '.repeat(20)}and that is all.`;
    expect(read(long).map(({ id, quote }) => [id, quote.length < 200])).toEqual([['T1505.003', true]]);
  });
});

const words = RULES.flatMap(({ on }) => on.split(' ').map((word) => word.replace('*', '')));
const piece = fc.oneof(
  fc.constantFrom(...words),
  fc.constantFrom('the actors', 'used', 'not', 'should', '.', ';', '\n', '\n\n', ',', '## Mitigations\n', '- ', '"', '(', '😀', 'victims', 'to steal', 'files'),
);

it('never throw, quote what stands there, and are the same twice', () => {
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 80 }), (pieces) => {
      const report = layOut(pieces.join(' '), { format: 'text' });
      const uses = inferTechniques(report);
      for (const { quote, start, end, confidence } of uses) {
        expect(report.text.slice(start, end)).toBe(quote);
        expect(quote.length).toBeGreaterThan(0);
        expect(confidence).toBeGreaterThan(0);
        expect(confidence).toBeLessThanOrEqual(1);
      }
      expect(inferTechniques(report)).toEqual(uses);
    }),
  );
});

it('reads hostile text in time that grows with its length', () => {
  const time = (text: string) => {
    const report = layOut(text, { format: 'text' });
    const from = performance.now();
    inferTechniques(report);
    return performance.now() - from;
  };
  for (const bait of ['used fake account ', 'exfiltrated data ', 'created new domain ', 'stole files from ', 'e-mail link ', 'forged,and,', 'encrypted the '])
    expect(time(bait.repeat(20_000))).toBeLessThan(5_000);
});
