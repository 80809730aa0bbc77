import { z } from 'zod';
import { defineOperation } from './define-operation.ts';
import { addExamples, examplesHere, removeExamples } from './examples.ts';
import type { Role } from './roles.ts';

/** Who may put people in, and takes these away again. */
const KEEPERS: readonly Role[] = ['hr', 'security', 'counsel'];

const here = z
  .strictObject({ people: z.int().meta({ description: 'Example people that are stored' }), first: z.string().meta({ description: 'Id of the one to look at first' }) })
  .meta({ id: 'Examples', description: 'The example workforce' });

const show = defineOperation({
  id: 'examples.get',
  title: 'Whether the example workforce is there',
  description: 'Twelve invented people with sign-ins, parcels, pay and a threat report, to try the program on.',
  method: 'get',
  path: '/examples',
  kind: 'read',
  roles: ['hr', 'security', 'finance', 'counsel', 'auditor'],
  worksOut: true,
  output: here,
  run: (_, context) => examplesHere(context),
});

const add = defineOperation({
  id: 'examples.add',
  title: 'Put the example workforce in',
  description: 'Vets its people, reads its logs and keeps its report, as would be done with real ones. Again it changes nothing.',
  method: 'post',
  path: '/examples',
  kind: 'write',
  roles: KEEPERS,
  output: here,
  run: (_, context) => addExamples(context),
});

const remove = defineOperation({
  id: 'examples.remove',
  title: 'Take the example workforce away',
  description: 'With everything that was recorded about it, open cases too. Refused where somebody put a legal hold on one of it.',
  method: 'delete',
  path: '/examples',
  kind: 'write',
  roles: KEEPERS,
  byPerson: true,
  output: z.strictObject({ removed: z.int() }),
  run: (_, context) => removeExamples(context),
});

export const exampleOperations = { show, add, remove };
