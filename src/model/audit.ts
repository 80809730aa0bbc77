import { z } from 'zod';
import { instantSchema, labelSchema } from './scalars.ts';

/**
 * One leaf of the audit log. Of the person it is about it holds keyed digests only, so that erasing the person’s data leaves the
 * log whole. Those who acted stand there by name: an audit trail answers who did what.
 * @source RFC 6962 words
 */
export const auditEntrySchema = z
  .strictObject({
    seq: z.int().nonnegative().meta({ description: 'Position in the log' }),
    time: instantSchema,
    actor: z.strictObject({ id: labelSchema, name: labelSchema }).meta({ description: 'Who' }),
    action: labelSchema.meta({ description: 'What, such as case.decided or person.read' }),
    object: labelSchema.meta({ description: 'On what: id of a case, a hold, or the log' }),
    subject: z.string().optional().meta({ description: 'Keyed digest of the id of the person it is about' }),
    payload: z.string().optional().meta({ description: 'Keyed digest of what was recorded' }),
    prevHash: z.string().meta({ description: 'Leaf hash of the entry before; 64 zeros for the first' }),
  })
  .meta({ id: 'AuditEntry', description: 'One leaf of the audit log' });
export type AuditEntry = z.infer<typeof auditEntrySchema>;

/** What is to be written into the log; its place and its link come from the log. */
export type AuditDraft = Omit<AuditEntry, 'seq' | 'prevHash'>;

/** An entry as it is stored. */
export const auditRowSchema = z
  .strictObject({
    seq: z.int().nonnegative().meta({ description: 'Position in the log' }),
    entry: z.string().meta({ description: 'The entry as canonical JSON: the leaf' }),
    hash: z.string().meta({ description: 'Leaf hash, SHA-256 of a zero byte and the leaf' }),
    seal: z.string().meta({ description: 'Keyed digest of the leaf hash: nobody without the key of the installation can make one' }),
  })
  .meta({ id: 'AuditRow', description: 'An entry of the audit log as it is stored' });
export type AuditRow = z.infer<typeof auditRowSchema>;

/** Where the log ends: its size and the roots of its full subtrees, from which the root hash and the next append follow. */
export type AuditHead = {
  /** Entries. */
  readonly size: number;
  /** Roots of the full subtrees, the largest first; lower-case hexadecimal. */
  readonly peaks: readonly string[];
  /** Leaf hash of the last entry; 64 zeros where there is none. */
  readonly lastHash: string;
  /** Keyed digest of the above. */
  readonly seal: string;
};

/** A signed statement of what the log held. @source C2SP tlog-checkpoint and signed-note; RFC 6962 signed tree head */
export const auditCheckpointSchema = z
  .strictObject({
    origin: labelSchema.meta({ description: 'Name of the log' }),
    size: z.int().nonnegative().meta({ description: 'Entries' }),
    rootHash: z.string().meta({ description: 'Root of the Merkle tree over them, hexadecimal' }),
    time: instantSchema,
    note: z.string().meta({ description: 'The signed note: keep it where the holder of the store cannot change it' }),
  })
  .meta({ id: 'AuditCheckpoint', description: 'A signed statement of what the audit log held' });
export type AuditCheckpoint = z.infer<typeof auditCheckpointSchema>;

/** Signs and verifies checkpoints. `io` implements it with Ed25519. */
export type CheckpointSigner = {
  /** Name of the log, from its public key. */
  readonly origin: string;
  /** Raw public key, 32 bytes in base64. */
  readonly publicKey: string;
  /** Signature of the UTF-8 text, 64 bytes in base64. */
  readonly sign: (text: string) => string;
  readonly verify: (text: string, signature: string) => boolean;
};

/** What of one person leaves in a proof that an entry is in the log. Hashes in hexadecimal. */
export const inclusionProofSchema = z
  .strictObject({ seq: z.int().nonnegative(), size: z.int().positive(), path: z.array(z.string()) })
  .meta({ id: 'InclusionProof', description: 'Hashes from a leaf to the root (RFC 6962, 2.1.1)' });
export type InclusionProof = z.infer<typeof inclusionProofSchema>;
