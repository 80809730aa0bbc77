import { z } from 'zod';
import { BonafideError, instantSchema, levelSchema, type Policy, policySchema, textSchema } from '#model';
import { caseActorOf, defineOperation } from './define-operation.ts';
import { titleOfSignal } from './describe-checks.ts';
import { readPolicy } from './policy.ts';
import { changePolicy, type PolicySource, previewPolicy } from './policy-in-force.ts';
import { type Role, roles } from './roles.ts';

/** Who weighs signals: those who answer for what they say of people. */
const KEEPERS: readonly Role[] = ['security', 'counsel'];

/** Versions shown. @source house: years of changes */
const MOST_VERSIONS = 100;
/** People that a preview names. @source house: more than anybody reads */
const MOST_NAMED = 200;

const version = z.strictObject({
  version: z.int(),
  policy: policySchema,
  at: instantSchema,
  by: z.strictObject({ id: z.string(), name: z.string() }),
  reason: z.string(),
});

const inForce = z
  .strictObject({
    policy: policySchema,
    source: z
      .enum(['file', 'stored', 'default'])
      .meta({ description: 'file: the server was started with one, which goes before what is stored · stored · default: nobody said anything' }),
    version: z.int().meta({ description: 'Number of the newest stored policy; 0 where there is none' }),
    versions: z.array(version).meta({ description: 'Policies that were put in force here, newest first' }),
  })
  .meta({ id: 'PolicyInForce', description: 'What the operator decided about vetting' });

const show = defineOperation({
  id: 'policy.get',
  title: 'The policy in force, and those before it',
  description: 'What the operator decided about vetting: strengths and thresholds of signals, the firm’s own networks, when cases open, how long records stay.',
  method: 'get',
  path: '/policy',
  kind: 'read',
  roles,
  worksOut: true,
  output: inForce,
  run: async (_, { store, policy, policyFromFile }) => {
    const versions = await store.policies(MOST_VERSIONS);
    const source: PolicySource = policyFromFile ? 'file' : versions.length === 0 ? 'default' : 'stored';
    return { policy, source, version: versions[0]?.version ?? 0, versions: [...versions] };
  },
});

const preview = defineOperation({
  id: 'policy.preview',
  title: 'What a policy would change about the people who are stored',
  description: 'Assesses everybody under both policies, and keeps nothing.',
  method: 'post',
  path: '/policy/preview',
  kind: 'read',
  roles: KEEPERS,
  body: z.strictObject({ policy: policySchema }),
  long: true,
  worksOut: true,
  output: z
    .strictObject({
      people: z.int().meta({ description: 'People looked at' }),
      changed: z.int().meta({ description: 'People of whom something else would be said' }),
      moves: z.array(z.strictObject({ before: levelSchema, after: levelSchema, people: z.int() })),
      effects: z
        .array(z.strictObject({ dossierId: z.string(), caption: z.string(), before: levelSchema, after: levelSchema, came: z.array(z.string()), went: z.array(z.string()) }))
        .meta({ description: 'The first of them, with the signals that would count and no longer count' }),
    })
    .meta({ id: 'PolicyPreview', description: 'What a policy would change about the people who are stored' }),
  run: async ({ body }, { store, ports, policy, tell }) => {
    const next = readPolicy(body.policy, 'of the request');
    const { effects, moves, ...counts } = await previewPolicy({ now: policy, next, most: MOST_NAMED, at: ports.now() }, store, ports, tell);
    return { ...counts, moves: [...moves], effects: effects.map((one) => ({ ...one, came: one.came.map(titleOfSignal), went: one.went.map(titleOfSignal) })) };
  },
  shows: ({ effects }) => effects.map(({ dossierId }) => dossierId),
});

const change = defineOperation({
  id: 'policy.set',
  title: 'Put a policy in force',
  description: 'For whoever is vetted from now on; who is stored follows when everybody is assessed anew (people.reassess). The audit log keeps who changed it and why.',
  method: 'post',
  path: '/policy',
  kind: 'write',
  roles: KEEPERS,
  byPerson: true,
  body: z.strictObject({
    policy: policySchema,
    reason: textSchema.meta({ description: 'Why it is changed' }),
    version: z.int().min(0).meta({ description: 'Number of the newest policy that you looked at; where others changed it since, nothing is done (409, policy.changed)' }),
  }),
  output: z.strictObject({ version }),
  run: async ({ body }, { store, ports, actor, policyFromFile, policyChanged }) => {
    if (policyFromFile)
      throw new BonafideError(
        'policy.invalid',
        'This server was started with a policy file, which goes before any other.',
        'Change the file, or start the server without --policy.',
      );
    const policy: Policy = readPolicy(body.policy, 'of the request');
    const done = await changePolicy({ policy, reason: body.reason, before: body.version }, caseActorOf(actor), store, ports);
    policyChanged();
    return { version: { ...done, by: { ...done.by } } };
  },
});

export const policyOperations = { policy: show, previewPolicy: preview, setPolicy: change };
