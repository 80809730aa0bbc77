import type { CliContext } from '../context.ts';
import { vet } from './vet.ts';

/** Date of the demonstration, so that it looks the same whenever it is run: the examples tell of days before it. */
const DEMO_DATE = '2026-11-23';

/** Vets the examples that come with the program and keeps nothing. */
export async function demo(options: { readonly json?: boolean }, context: CliContext): Promise<number> {
  context.terminal.err('Public cases rebuilt with invented people, and honest people who resemble them (examples/README.md).\n\n');
  return vet(
    [`${context.examples}/cases`, `${context.examples}/honest`],
    { store: false, format: 'text', top: '3', asOf: DEMO_DATE, key: 'demo', ...(options.json === undefined ? {} : { json: options.json }) },
    context,
  );
}
