import { createHmac } from 'node:crypto';
import type { Connection } from '#model';
import { isSame } from './secrets.ts';

/** How old an event of Lever may be, and how far ahead its clock. Unit: milliseconds. @source house: Lever tries for hours; clocks differ by minutes */
const LEVER_WINDOW = { past: 24 * 3_600_000, future: 5 * 60_000 } as const;

type Signed = { readonly headers: Headers; readonly bytes: Uint8Array; readonly secret: string /** Milliseconds since 1970. */; readonly now: number };

/** Whether an event is signed as its vendor signs, and the vendor’s id of it. */
type Verified = { readonly genuine: boolean; readonly key?: string | undefined };

const macOf = (secret: string, content: Uint8Array | string): string => createHmac('sha256', secret).update(content).digest('hex');

/** A field of a JSON object that nobody has looked at yet. */
function field(bytes: Uint8Array, ...names: readonly string[]): readonly unknown[] {
  try {
    const json: unknown = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
    return names.map((name) => (json !== null && typeof json === 'object' && Object.hasOwn(json, name) ? Reflect.get(json, name) : undefined));
  } catch {
    return names.map(() => undefined);
  }
}

/** `Signature: sha256 <hex>`, the HMAC of the body. @source Greenhouse, developers.greenhouse.io/webhooks.html, “Authentication” */
function greenhouse({ headers, bytes, secret }: Signed): Verified {
  const genuine = isSame((headers.get('signature') ?? '').toLowerCase(), `sha256 ${macOf(secret, bytes)}`);
  return { genuine, key: headers.get('greenhouse-event-id') ?? undefined };
}

/** `Ashby-Signature: sha256=<hex>`, the HMAC of the body. @source Ashby, developers.ashbyhq.com, “Authenticating Webhooks” and “Common Payload Data” */
function ashby({ headers, bytes, secret }: Signed): Verified {
  const genuine = isSame((headers.get('ashby-signature') ?? '').toLowerCase(), `sha256=${macOf(secret, bytes)}`);
  const [id, action] = genuine ? field(bytes, 'webhookActionId', 'action') : [];
  return { genuine, key: typeof id === 'string' ? `${String(action)} ${id}` : undefined };
}

/**
 * `signature` in the body, the HMAC of `token` and `triggeredAt` written one after the other. It does not cover the rest of the body, so a token is taken
 * once and not when it is old. @source Lever, hire.lever.co/developer/documentation, “Webhooks”, as others describe it; the page itself was not at hand
 */
function lever({ bytes, secret, now }: Signed): Verified {
  const [token, triggeredAt, signature] = field(bytes, 'token', 'triggeredAt', 'signature');
  if (typeof token !== 'string' || typeof triggeredAt !== 'number' || typeof signature !== 'string') return { genuine: false };
  const inTime = triggeredAt >= now - LEVER_WINDOW.past && triggeredAt <= now + LEVER_WINDOW.future;
  return { genuine: isSame(signature.toLowerCase(), macOf(secret, `${token}${triggeredAt}`)) && inTime, key: token };
}

const SCHEMES: Readonly<Record<Connection['vendor'], (signed: Signed) => Verified>> = { greenhouse, lever, ashby };

/** Verifies an event over its bytes as they came, in a time that tells nothing. */
export function verifyEvent(vendor: Connection['vendor'], signed: Signed): Verified {
  const { genuine, key } = SCHEMES[vendor](signed);
  return { genuine, key: key === undefined || key.length > 200 ? undefined : key };
}
