import { createHmac } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { verifyEvent } from './signatures.ts';

const secret = 'a secret of the tests';
const now = Date.parse('2026-06-01T12:00:00Z');
const bytes = (text: string) => new TextEncoder().encode(text);
const mac = (text: string) => createHmac('sha256', secret).update(text).digest('hex');
const verify = (vendor: 'greenhouse' | 'lever' | 'ashby', body: string, headers: Record<string, string> = {}) =>
  verifyEvent(vendor, { headers: new Headers(headers), bytes: bytes(body), secret, now });

describe('an event', () => {
  it('of Greenhouse is genuine under its own signature over every byte', () => {
    // The vendor’s documentation escapes letters before it signs: what came is what counts.
    const body = '{"action":"ping","payload":{"text":"\\u003cp\\u003e"}}';
    const signature = `sha256 ${mac(body)}`;
    expect(verify('greenhouse', body, { signature, 'greenhouse-event-id': 'e-1' })).toEqual({ genuine: true, key: 'e-1' });
    expect(verify('greenhouse', `${body} `, { signature }).genuine).toBe(false);
    expect(verify('greenhouse', body, { signature: mac(body) }).genuine).toBe(false);
    expect(verify('greenhouse', body).genuine).toBe(false);
  });

  it('of Ashby is genuine under its own, and known by action and id', () => {
    const body = '{"webhookActionId":"a-1","action":"applicationSubmit","data":{}}';
    const signature = { 'ashby-signature': `sha256=${mac(body)}` };
    expect(verify('ashby', body, signature)).toEqual({ genuine: true, key: 'applicationSubmit a-1' });
    expect(verify('ashby', body.replace('a-1', 'a-2'), signature).genuine).toBe(false);
    expect(verify('ashby', body, { 'ashby-signature': `sha1=${mac(body)}` }).genuine).toBe(false);
  });

  it('of Lever is genuine for a day, and known by its token', () => {
    const event = (triggeredAt: unknown, token = 't-1') => JSON.stringify({ token, triggeredAt, signature: mac(`t-1${triggeredAt}`), data: {} });
    expect(verify('lever', event(now))).toEqual({ genuine: true, key: 't-1' });
    expect(verify('lever', event(now - 23 * 3_600_000)).genuine).toBe(true);
    expect(verify('lever', event(now - 25 * 3_600_000)).genuine).toBe(false);
    expect(verify('lever', event(now + 10 * 60_000)).genuine).toBe(false);
    expect(verify('lever', event(now, 't-2')).genuine).toBe(false);
    expect(verify('lever', event(String(now))).genuine).toBe(false);
  });

  it.each(['greenhouse', 'lever', 'ashby'] as const)('of %s is never genuine by chance, and verifying never throws', (vendor) => {
    const header = fc.string({ maxLength: 100 }).filter((text) => /^[\x20-\x7e]*$/.test(text));
    fc.assert(
      fc.property(
        fc.oneof(
          fc.uint8Array(),
          fc.jsonValue().map((json) => bytes(JSON.stringify(json))),
        ),
        header,
        (body, text) => {
          const headers = new Headers({ signature: text, 'ashby-signature': text, 'greenhouse-event-id': text });
          expect(verifyEvent(vendor, { headers, bytes: body, secret, now }).genuine).toBe(false);
        },
      ),
    );
  });
});
