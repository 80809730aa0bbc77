import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { bonafide } from '../cli/run.ts';
import { makeAdmin, serve, signIn } from './server.ts';

const root = mkdtempSync(join(tmpdir(), 'bonafide-restore-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));

describe('a server on a restored store', () => {
  it('asks everybody to sign in again, and knows their accounts', async () => {
    const [folder, restored, file] = [join(root, 'first'), join(root, 'second'), join(root, 'a.backup')];
    const first = await serve(folder);
    const cookie = await makeAdmin(first);
    expect((await first.ask('GET', '/v1/accounts', { headers: { cookie } })).status).toBe(200);
    await first.stop();
    expect((await bonafide(['backup', file, '--db', folder])).status).toBe(0);
    expect((await bonafide(['restore', file, '--db', restored])).status).toBe(0);
    cpSync(join(folder, 'key'), join(restored, 'key'));
    const second = await serve(restored);
    expect(second.server.setupUrl).toBeUndefined();
    expect((await second.ask('GET', '/v1/accounts', { headers: { cookie } })).status).toBe(401);
    const again = await signIn(second, 'admin@example.com');
    expect((await second.ask('GET', '/v1/accounts', { headers: { cookie: again } })).status).toBe(200);
    await second.stop();
  });
});
