import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { layOut } from '../../text.ts';
import { extractExplicitTechniques } from './explicit.ts';

const read = (text: string) => extractExplicitTechniques(layOut(text, { format: 'text' })).map(({ id }) => id);

describe('ids in the text', () => {
  it('are read in every usual form', () => {
    expect(read('The group sent mail [T1566.001], ran scripts (T1059/001) and used https://attack.example/techniques/T1021/004/ as well.')).toEqual([
      'T1021.004',
      'T1059.001',
      'T1566.001',
    ]);
  });
  it('are read where a printer broke them', () => {
    expect(read('The loader hides its code by packing it, as other loaders of the group do too, see T1027.\n002 for that and more of it.')).toEqual(['T1027.002']);
  });
  it('are read with several sub-techniques behind one technique', () => {
    expect(read('They ran scripts (T1059.001/.003).')).toEqual(['T1059.001', 'T1059.003']);
  });
  it('lose the mark of a footnote only where the text speaks of ATT&CK', () => {
    expect(read('MITRE ATT&CK calls this phishing T15661.')).toEqual(['T1566']);
    expect(read('The bus T15661 leaves at noon.')).toEqual([]);
  });
  it('lead to what replaced them, and say what was written', () => {
    const [use] = extractExplicitTechniques(layOut('The actors used PowerShell (T1086).', { format: 'text' }));
    expect(use).toMatchObject({ id: 'T1059.001', wrote: 'T1086', by: 'id', confidence: 1 });
  });
  it('are no techniques where ATT&CK has none', () => {
    expect(read('The model T9999, the part AT1566 and the train T1566X are others; so is MITRE T0001.')).toEqual([]);
  });
  it('are told once, with the sentence that tells most', () => {
    const uses = extractExplicitTechniques(layOut('Techniques\n\nT1190\n\nThe actors exploited a gateway of the company to get in [T1190].', { format: 'text' }));
    expect(uses.map(({ quote }) => quote)).toEqual(['The actors exploited a gateway of the company to get in [T1190].']);
  });
});

const piece = fc.constantFrom(
  'T1566',
  'T1566.001',
  'T15661',
  '.',
  '/',
  ' ',
  '\n',
  '[',
  ']',
  'ATT&CK',
  '.001',
  ',',
  'T1086',
  '😀',
  'The actors used it. ',
  '## References\n',
  '| a | b |\n',
);

it('never throw, quote what stands there, and are the same twice', () => {
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 60 }), (pieces) => {
      const report = layOut(pieces.join(''), { format: 'text' });
      const uses = extractExplicitTechniques(report);
      for (const { quote, start, end } of uses) expect(report.text.slice(start, end)).toBe(quote);
      for (const { quote } of uses) expect(quote.length).toBeGreaterThan(0);
      expect(extractExplicitTechniques(report)).toEqual(uses);
    }),
  );
});
