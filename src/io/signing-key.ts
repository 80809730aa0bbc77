import { createPrivateKey, createPublicKey, generateKeyPairSync, hash, sign, verify } from 'node:crypto';
import type { CheckpointSigner } from '#model';
import { BonafideError } from '#model';
import { keepSecret } from './key.ts';

function makePem(): string {
  return generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
}

function read(text: string, path: string) {
  try {
    const key = createPrivateKey(text);
    if (key.asymmetricKeyType === 'ed25519') return key;
  } catch {
    // Said below.
  }
  throw new BonafideError(
    'key.unreadable',
    `The key file ${path} does not hold an Ed25519 key in PEM.`,
    'Restore it from a backup: without it, checkpoints of the audit log cannot be verified here.',
  );
}

/**
 * The key with which an installation signs checkpoints of its audit log, made on first use and readable by its owner only. It lies
 * beside the key of the installation. Its public half leaves with every export.
 * @throws BonafideError `key.unreadable`
 */
export function loadSigner(path: string): CheckpointSigner {
  const key = read(keepSecret(path, makePem), path);
  const open = createPublicKey(key);
  const raw = Buffer.from(open.export({ format: 'jwk' }).x ?? '', 'base64url');
  return {
    origin: `bonafide-audit-${hash('sha256', raw, 'hex').slice(0, 12)}`,
    publicKey: raw.toString('base64'),
    sign: (text) => sign(null, Buffer.from(text), key).toString('base64'),
    verify: (text, signature) => verify(null, Buffer.from(text), open, Buffer.from(signature, 'base64')),
  };
}
