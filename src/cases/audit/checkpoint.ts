import type { AuditCheckpoint, AuditHead, CheckpointSigner, Digest, Instant } from '#model';
import { rootOfHead } from './log.ts';

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

/** Bytes as base64, since a pure room knows no Buffer. @source RFC 4648, section 4 */
export function base64(bytes: readonly number[]): string {
  let text = '';
  for (let at = 0; at < bytes.length; at += 3) {
    const [a = 0, b, c] = bytes.slice(at, at + 3);
    const word = (a << 16) | ((b ?? 0) << 8) | (c ?? 0);
    text +=
      ALPHABET.charAt((word >> 18) & 63) +
      ALPHABET.charAt((word >> 12) & 63) +
      (b === undefined ? '=' : ALPHABET.charAt((word >> 6) & 63)) +
      (c === undefined ? '=' : ALPHABET.charAt(word & 63));
  }
  return text;
}

/** Base64 as bytes. */
export function bytesOfBase64(text: string): readonly number[] {
  const bits = [...text.replace(/=+$/, '')].map((letter) => ALPHABET.indexOf(letter));
  const bytes: number[] = [];
  for (let at = 0; at + 1 < bits.length; at += 4) {
    const [a = 0, b = 0, c, d] = bits.slice(at, at + 4);
    bytes.push((a << 2) | (b >> 4));
    if (c !== undefined) bytes.push(((b & 15) << 4) | (c >> 2));
    if (c !== undefined && d !== undefined) bytes.push(((c & 3) << 6) | d);
  }
  return bytes;
}

const hexToBytes = (hex: string) => (hex.match(/../g) ?? []).map((pair) => Number.parseInt(pair, 16));
const bytesToHex = (bytes: readonly number[]) => bytes.map((byte) => byte.toString(16).padStart(2, '0')).join('');

/** First four bytes of the digest of name, newline, algorithm and key: tells signers of one name apart. @source C2SP signed-note, “Signature types”: 0x01 is Ed25519 */
function keyId({ origin, publicKey }: CheckpointSigner, digest: Digest): readonly number[] {
  const name = [...new TextEncoder().encode(origin)];
  return hexToBytes(digest.sha256Bytes(Uint8Array.from([...name, 0x0a, 0x01, ...bytesOfBase64(publicKey)]))).slice(0, 4);
}

/** A signed statement of the log as it is. @source C2SP tlog-checkpoint: origin, size, root, extension lines; then the signature of a signed-note */
export function checkpointOf(head: AuditHead, time: Instant, signer: CheckpointSigner, digest: Digest): AuditCheckpoint {
  const rootHash = rootOfHead(head, digest);
  const text = `${signer.origin}\n${head.size}\n${base64(hexToBytes(rootHash))}\n${time}\n`;
  const signature = base64([...keyId(signer, digest), ...bytesOfBase64(signer.sign(text))]);
  return { origin: signer.origin, size: head.size, rootHash, time, note: `${text}\n\u2014 ${signer.origin} ${signature}\n` };
}

/** Reads a signed note, or undefined where it is none of this signer’s, or its signature does not hold. */
export function readCheckpoint(note: string, signer: CheckpointSigner, digest: Digest): AuditCheckpoint | undefined {
  const [, text, name, signature] = /^([^\n]+\n\d{1,15}\n[A-Za-z0-9+/]{43}=\n[^\n]+\n)\n\u2014 (\S+) ([A-Za-z0-9+/=]+)\n$/.exec(note) ?? [];
  if (text === undefined || signature === undefined) return undefined;
  const [origin = '', size = '', root = '', time = ''] = text.split('\n');
  const bytes = bytesOfBase64(signature);
  if (origin !== signer.origin || name !== origin || bytes.length !== 68 || keyId(signer, digest).some((byte, at) => byte !== bytes[at])) return undefined;
  if (!signer.verify(text, base64(bytes.slice(4)))) return undefined;
  return { origin, size: Number(size), rootHash: bytesToHex(bytesOfBase64(root)), time, note };
}
