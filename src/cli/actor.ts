import { type Actor, BonafideError, PROGRAM, roleSchema } from '#model';

/** A name as an id: two spellings of it are one person. */
function idOf(name: string): string {
  return name
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s\p{P}\p{Cf}]+/gu, ' ')
    .trim();
}

/** Who acts, as named on the command line. The command line believes what it is told; the server signs people in. @throws BonafideError `usage.invalid` */
export function actorOf(name: string, functions: string): Actor {
  const id = idOf(name);
  if (id === '' || id === PROGRAM.id || id === idOf(PROGRAM.name))
    throw new BonafideError('usage.invalid', `“${name}” is no name of a person.`, 'Name the person who does it, with --by.');
  const all = functions.split(',').map((one) => one.trim());
  const parsed = roleSchema.array().min(1).safeParse(all);
  if (parsed.success) return { id, name, functions: [...new Set(parsed.data)] };
  throw new BonafideError('usage.invalid', `“${functions}” are no functions.`, `Use some of ${roleSchema.options.join(', ')}, by commas.`);
}
