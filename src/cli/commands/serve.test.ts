import { describe, expect, it } from 'vitest';
import { openIdConnect } from './serve.ts';

const files = { readText: async (path: string) => (path === '/run/secrets/oidc' ? 'from a file\n' : '') };
const set = (more: Readonly<Record<string, string>>) => openIdConnect({ BONAFIDE_OIDC_ISSUER: 'https://login.example.com', BONAFIDE_OIDC_CLIENT_ID: 'bonafide', ...more }, files);

describe('the firm’s OpenID Connect among the variables', () => {
  it('is off where no issuer is named', async () => {
    expect(await openIdConnect({ BONAFIDE_OIDC_CLIENT_ID: 'bonafide' }, files)).toBeUndefined();
  });

  it('has its secret from a variable or a file, and makes no accounts unless told to', async () => {
    const plain = { issuer: 'https://login.example.com', clientId: 'bonafide', createAccounts: false, unverifiedMail: false };
    expect(await set({ BONAFIDE_OIDC_CLIENT_SECRET: 'from the environment' })).toEqual({ ...plain, clientSecret: 'from the environment' });
    expect(await set({ BONAFIDE_OIDC_CLIENT_SECRET_FILE: '/run/secrets/oidc' })).toEqual({ ...plain, clientSecret: 'from a file' });
  });

  it('gives functions by a claim as it is mapped', async () => {
    const oidc = await set({ BONAFIDE_OIDC_CLIENT_SECRET: 'x', BONAFIDE_OIDC_ROLES_CLAIM: 'groups', BONAFIDE_OIDC_ROLES: 'people-team=hr, cn=soc=security+manager' });
    expect(oidc?.roles).toEqual({ claim: 'groups', map: { 'people-team': ['hr'], 'cn=soc': ['security', 'manager'] } });
  });

  it.each([
    [{}, 'without the client'],
    [{ BONAFIDE_OIDC_CLIENT_SECRET_FILE: '/run/secrets/empty' }, 'without the client'],
    [{ BONAFIDE_OIDC_CLIENT_SECRET: 'x', BONAFIDE_OIDC_ISSUER: 'http://login.example.com' }, 'http://login.example.com'],
    [{ BONAFIDE_OIDC_CLIENT_SECRET: 'x', BONAFIDE_OIDC_CREATE_ACCOUNTS: 'yes' }, '“yes”'],
    [{ BONAFIDE_OIDC_CLIENT_SECRET: 'x', BONAFIDE_OIDC_ROLES: 'a=hr' }, 'go together'],
    [{ BONAFIDE_OIDC_CLIENT_SECRET: 'x', BONAFIDE_OIDC_ROLES_CLAIM: 'groups', BONAFIDE_OIDC_ROLES: 'people-team=boss' }, '“people-team=boss”'],
    [{ BONAFIDE_OIDC_CLIENT_SECRET: 'x', BONAFIDE_OIDC_ROLES_CLAIM: 'groups', BONAFIDE_OIDC_ROLES: '=hr' }, '“=hr”'],
  ])('is refused as %j, naming what is wrong', async (more, said) => {
    await expect(set(more as Record<string, string>)).rejects.toMatchObject({ code: 'usage.invalid', message: expect.stringContaining(said) });
  });
});
