import type { AuditDraft, AuditEntry, AuditHead, AuditRow, Digest } from '#model';
import { canonicalJson } from '#values';
import { leafHash, pushPeak, rootOfPeaks } from './merkle.ts';

/** What stands for the entry before the first. */
export const NO_HASH = '0'.repeat(64);

/** The log before its first entry. Its seal is not looked at. */
export const EMPTY_HEAD: AuditHead = { size: 0, peaks: [], lastHash: NO_HASH, seal: '' };

const utf8 = new TextEncoder();

/** Leaf hash of an entry as it is stored. */
export function hashOfEntry(entry: string, digest: Digest): string {
  return leafHash(utf8.encode(entry), digest);
}

/** Seal of a row. The place in the log is part of the leaf, so a row sealed for one place is none for another. */
export function sealOfRow(hash: string, digest: Digest): string {
  return digest.keyed(`audit row ${hash}`);
}

/** Seal of the head. */
export function sealOfHead({ size, peaks, lastHash }: Omit<AuditHead, 'seal'>, digest: Digest): string {
  return digest.keyed(`audit head ${size} ${peaks.join(' ')} ${lastHash}`);
}

/** Root over everything the head stands for. */
export function rootOfHead({ peaks }: Pick<AuditHead, 'peaks'>, digest: Digest): string {
  return rootOfPeaks(peaks, digest);
}

/** Entries linked to the end of the log, and the log’s new end. */
export function link(head: AuditHead, drafts: readonly AuditDraft[], digest: Digest): { readonly rows: readonly AuditRow[]; readonly head: AuditHead } {
  const rows: AuditRow[] = [];
  let { size, peaks, lastHash } = head;
  for (const draft of drafts) {
    const whole: AuditEntry = { seq: size, ...draft, prevHash: lastHash };
    const entry = canonicalJson(whole);
    const hash = hashOfEntry(entry, digest);
    rows.push({ seq: size, entry, hash, seal: sealOfRow(hash, digest) });
    peaks = pushPeak(peaks, size, hash, digest);
    [size, lastHash] = [size + 1, hash];
  }
  const end = { size, peaks, lastHash };
  return { rows, head: { ...end, seal: sealOfHead(end, digest) } };
}

/** Keyed digest that stands for a person in the log. */
export function subjectOf(dossierId: string, digest: Digest): string {
  return digest.keyed(`audit subject ${dossierId}`);
}

/** Keyed digest that stands for what was recorded. */
export function payloadOf(value: unknown, digest: Digest): string {
  return digest.keyed(`audit payload ${canonicalJson(value)}`);
}
