import type { Schemas } from '../../api.ts';
import { words as page } from '../../texts/case.ts';
import { words } from '../../texts/case-work.ts';
import { useCase } from './context.tsx';
import { type Fields, Pick } from './write.tsx';

/** Who a text may be read by: whoever sees what its author sees, everybody, or who may see one kind of guarded data. */
export type Reader = 'own' | 'everybody' | Schemas['Guarded'];
export type Readable = { readonly reader: Reader };

/** Who may see which guarded data. The server decides; this only words the choice. @source src/operations/roles.ts */
const SEES: Readonly<Record<Schemas['Guarded'], readonly string[]>> = {
  telemetry: ['security', 'counsel', 'auditor'],
  protected: ['counsel', 'auditor'],
  medical: ['hr', 'counsel', 'auditor'],
};
const kinds = ['telemetry', 'medical', 'protected'] as const;
const everyRole = ['hr', 'security', 'finance', 'counsel', 'manager', 'auditor'];
const readersOf = (held: readonly Schemas['Guarded'][]): readonly string[] => everyRole.filter((role) => held.every((kind) => SEES[kind].includes(role)));

/** What the server is told of guarded data in words. Nothing is said where the author leaves it to the server, which then lets read only who sees as much as they. */
export const holdsOf = (reader: Reader): { readonly holds?: Schemas['Guarded'][] } => (reader === 'own' ? {} : { holds: reader === 'everybody' ? [] : [reader] });

/** How a form begins: for whoever sees nothing guarded their own words are for everybody. */
export function useReader(): Readable {
  const { self } = useCase();
  return { reader: kinds.some((kind) => SEES[kind].some((role) => self.roles.includes(role))) ? 'own' : 'everybody' };
}

/** The choice of who may read what is written. */
export function Readers<T extends Readable>({ of }: { readonly of: Fields<T> }) {
  const { self } = useCase();
  const mine = kinds.filter((kind) => SEES[kind].some((role) => self.roles.includes(role)));
  const own = readersOf(mine);
  const data = {
    ...(mine.length === 0 ? {} : { own: words.read.own(own.map((role) => (role === 'auditor' ? words.read.auditors : page.anyOf([role]))).join(', ')) }),
    everybody: words.read.everybody,
    ...Object.fromEntries(kinds.filter((kind) => readersOf([kind]).join() !== own.join()).map((kind) => [kind, words.read[kind]])),
  };
  return <Pick of={of as unknown as Fields<Readable>} name="reader" label={words.read.label} data={data} />;
}
