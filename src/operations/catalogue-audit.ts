import { z } from 'zod';
import { auditCheckpointSchema, auditRowSchema, inclusionProofSchema } from '#model';
import { checkpointAudit, exportAudit, proveEntry, verifyAudit } from './audit.ts';
import { caseActorOf, defineOperation, type LinesAnswer } from './define-operation.ts';
import { type Role, roles } from './roles.ts';

/** Who looks into the log itself: it names people of the firm, and of others holds keyed digests. */
const READERS: readonly Role[] = ['counsel', 'auditor', 'admin'];

const seq = z.coerce.number().int().min(0).max(Number.MAX_SAFE_INTEGER);

const verify = defineOperation({
  id: 'audit.verify',
  title: 'Look through the whole audit log',
  description:
    'Every row, its seal and its link, signed checkpoints, and what is stored of cases against what was logged. Faults are named with their place; none means that every row is what was written.',
  method: 'post',
  path: '/audit/verification',
  kind: 'read',
  // What was logged of cases is held against all that is stored of them.
  worksOut: true,
  roles,
  body: z.strictObject({ checkpoints: z.array(z.string().min(1).max(10_000)).max(100).default([]).meta({ description: 'Signed notes that were kept elsewhere' }) }),
  long: true,
  output: z.strictObject({
    size: z.int().meta({ description: 'Entries' }),
    rootHash: z.string(),
    checkpoints: z.int(),
    events: z.int().meta({ description: 'Events of cases that were held against their entries' }),
    erased: z.int().meta({ description: 'People whose data were erased since' }),
    faults: z.array(
      z.strictObject({
        kind: z.enum(['changed', 'removed', 'inserted', 'moved', 'unlinked', 'head', 'checkpoint', 'record']),
        seq: z.int().meta({ description: 'Place in the log' }),
        to: z.int().optional(),
        what: z.string(),
      }),
    ),
  }),
  run: async ({ body }, { store, ports }) => {
    const { faults, ...told } = await verifyAudit(body.checkpoints, store, ports);
    return { ...told, faults: [...faults] };
  },
});

const checkpoint = defineOperation({
  id: 'audit.checkpoint',
  title: 'Sign what the audit log holds now',
  description: 'Keep the note where the holder of the store cannot reach it: it shows later whether history was rewritten.',
  method: 'post',
  path: '/audit/checkpoints',
  kind: 'write',
  roles: READERS,
  output: auditCheckpointSchema,
  run: (_, { store, ports }) => checkpointAudit(store, ports),
});

const entries = defineOperation({
  id: 'audit.entries',
  title: 'Entries of the audit log',
  description: 'Pages of entries as they are stored, the oldest first.',
  method: 'get',
  path: '/audit/entries',
  kind: 'read',
  roles: READERS,
  query: z.strictObject({
    from: seq.default(0).meta({ description: 'Place of the first, or `next` of the page before' }),
    limit: z.coerce.number().int().min(1).max(1_000).default(100),
  }),
  output: z.strictObject({ entries: z.array(auditRowSchema), next: z.int().optional(), size: z.int().meta({ description: 'Entries in the log' }) }),
  run: async ({ query }, { store }) => {
    const page = await store.auditRows(query.from, query.limit);
    const last = page.at(-1)?.seq;
    const { size } = await store.auditHead();
    return { entries: [...page], size, ...(page.length < query.limit || last === undefined ? {} : { next: last + 1 }) };
  },
});

const exportLog = defineOperation({
  id: 'audit.export',
  title: 'The whole audit log',
  description: 'JSON Lines, whose last one is a signed checkpoint. That it left is in the log.',
  method: 'get',
  path: '/audit/export',
  kind: 'read',
  roles: READERS,
  output: z.custom<LinesAnswer>(),
  givesFile: ['application/x-ndjson'],
  run: async (_, { store, ports, actor }) => ({
    media: 'application/x-ndjson' as const,
    lines: (async function* () {
      for await (const line of exportAudit(caseActorOf(actor), store, ports)) yield JSON.stringify(line);
    })(),
  }),
});

const prove = defineOperation({
  id: 'audit.prove',
  title: 'Prove that an entry is in the audit log',
  description: 'To somebody who has a checkpoint, without showing them any other entry.',
  method: 'get',
  path: '/audit/entries/{seq}/proof',
  kind: 'read',
  roles: READERS,
  params: z.strictObject({ seq: seq.meta({ description: 'Place of the entry, counted from 0' }) }),
  output: z.strictObject({ row: auditRowSchema, proof: inclusionProofSchema }),
  run: ({ params }, { store, ports }) => proveEntry(params.seq, store, ports),
});

export const auditOperations = { verifyAudit: verify, checkpoint, auditEntries: entries, exportAudit: exportLog, prove };
