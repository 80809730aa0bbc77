// Ends the gate's output with "N passed, N failed", counted from the test runner's own summary.
import { readFileSync } from 'node:fs';
import { stripVTControlCharacters } from 'node:util';

const [log = '', status = '1'] = process.argv.slice(2);
const summary =
  stripVTControlCharacters(readFileSync(log, 'utf8'))
    .match(/^\s*Tests\s.*$/gm)
    ?.at(-1) ?? '';
const count = (word) => Number(new RegExp(`(\\d+) ${word}`).exec(summary)?.[1] ?? 0);
const failed = count('failed');
const skipped = count('skipped');
// A step that failed before or beside the tests is a failure even when no test failed.
console.log(`${count('passed')} passed, ${failed === 0 && status !== '0' ? 1 : failed} failed${skipped === 0 ? '' : `, ${skipped} skipped`}`);
