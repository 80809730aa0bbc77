import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { mayDo } from '#cases';
import { caseFunctions } from '#model';

const page = readFileSync(fileURLToPath(new URL('../../docs/how-to/work-a-case.md', import.meta.url)), 'utf8');

/** Verbs of each row of the published table. */
const ROWS: Readonly<Record<string, readonly (keyof typeof mayDo)[]>> = {
  'open, assign, comment, attach, set due, record own items': ['open', 'assign', 'comment', 'attach', 'set-due', 'record-item'],
  'ask the person, record answers': ['request', 'answer'],
  'add items': ['add-item'],
  'waive items, notices, contests, I-9 and re-check clocks, erase, sweep': [
    'waive-item',
    'send-notice',
    'contest',
    'resolve-contest',
    'start-clock',
    'stop-clock',
    'remove-attachment',
  ],
  'verdicts, propose, confirm, refuse': ['give-verdict', 'propose', 'confirm', 'refuse'],
  'close, reopen': ['close', 'reopen'],
  'blocking, legal holds': ['block'],
};

describe('the published table of who may do what', () => {
  const table = page
    .slice(page.indexOf('## Who may do what'))
    .split('\n')
    .filter((line) => line.startsWith('|'));
  const cells = table.map((line) =>
    line
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim()),
  );

  it('has a column for each function, and for auditors', () => {
    expect(cells[0]?.slice(1)).toEqual([...caseFunctions, 'auditor']);
  });

  it('says what the code enforces, of every verb', () => {
    for (const [label, verbs] of Object.entries(ROWS)) {
      const row = cells.find(([first]) => first === label);
      expect(row, label).toBeDefined();
      for (const verb of verbs) expect([verb, caseFunctions.filter((_, at) => row?.[at + 1] === 'yes')]).toEqual([verb, caseFunctions.filter((one) => mayDo[verb].includes(one))]);
      expect(row?.at(-1), `${label}: an auditor changes nothing`).toBe('');
    }
    // Reassessing is the program’s own.
    expect(
      Object.keys(mayDo)
        .filter((verb) => verb !== 'reassess')
        .sort(),
    ).toEqual(Object.values(ROWS).flat().sort());
  });
});
