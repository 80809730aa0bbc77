import { z } from 'zod';
import { verifications } from '#assessment';
import { BonafideError, catalogueEntrySchema, instantSchema, ownerSchema } from '#model';
import { pageQuery } from './catalogue-people.ts';
import { defineOperation, type TextAnswer } from './define-operation.ts';
import { describeCheck, describeChecks } from './describe-checks.ts';
import { exportSigma } from './export-findings.ts';
import { keyScopeSchema, keyScopes, roleSchema, roles } from './roles.ts';

const id = z.string().min(1).max(200);

const listChecks = defineOperation({
  id: 'checks.list',
  title: 'The catalogue of signals',
  description: 'Every signal with its sources, honest explanations and what to do.',
  method: 'get',
  path: '/checks',
  kind: 'read',
  roles,
  output: z.strictObject({ checks: z.array(catalogueEntrySchema) }),
  run: async () => ({ checks: [...describeChecks()] }),
});

const getCheck = defineOperation({
  id: 'checks.get',
  title: 'One signal',
  description: 'What it notices, when it is innocent, what to do, and its form where people record it.',
  method: 'get',
  path: '/checks/{check}',
  kind: 'read',
  roles,
  params: z.strictObject({ check: id }),
  output: catalogueEntrySchema,
  run: async ({ params }) => describeCheck(params.check),
});

const listVerifications = defineOperation({
  id: 'verifications.list',
  title: 'The verifications that can be recorded',
  description: 'What each settles, when it counts as done, and which function owns it.',
  method: 'get',
  path: '/verifications',
  kind: 'read',
  roles,
  output: z.strictObject({
    verifications: z.array(z.strictObject({ id: z.string(), title: z.string(), how: z.string(), satisfiedWhen: z.string(), owner: ownerSchema, onFailure: z.string() })),
  }),
  run: async () => ({
    verifications: verifications.map(({ id: own, title, how, satisfiedWhen, owner, onFailure }) => ({ id: own, title, how, satisfiedWhen, owner, onFailure })),
  }),
});

const sigma = defineOperation({
  id: 'detections.sigma',
  title: 'The stateless detections as Sigma rules',
  description: 'One YAML document each.',
  method: 'get',
  path: '/detections/sigma',
  kind: 'read',
  roles: ['security', 'auditor', 'admin'],
  output: z.custom<TextAnswer>(),
  givesFile: ['application/yaml'],
  run: async () => ({
    media: 'application/yaml',
    text: exportSigma()
      .map(({ yaml }) => yaml)
      .join('---\n'),
  }),
});

const account = z
  .strictObject({
    id: z.string(),
    email: z.string(),
    name: z.string(),
    roles: z.array(roleSchema).readonly(),
    disabled: z.boolean(),
    twoFactor: z.boolean().meta({ description: 'Whether a one-time password is asked for beside the password' }),
    createdAt: instantSchema,
  })
  .meta({ id: 'Account', description: 'Somebody who may sign in' });

const apiKey = z
  .strictObject({
    id: z.string(),
    accountId: z.string(),
    label: z.string(),
    scopes: z.array(keyScopeSchema).readonly(),
    createdAt: instantSchema,
    expiresAt: instantSchema,
  })
  .meta({ id: 'ApiKey', description: 'A key with which a program acts for an account' });

const who = defineOperation({
  id: 'accounts.me',
  title: 'Who is signed in',
  description: 'Name and roles of whoever asks, and whether a one-time password is asked of them.',
  method: 'get',
  path: '/me',
  kind: 'read',
  roles,
  output: z.strictObject({ id: z.string(), name: z.string(), roles: z.array(roleSchema), email: z.string(), twoFactor: z.boolean() }),
  run: async (_, { actor, accounts }) => {
    const { email, twoFactor } = await accounts.get(actor.id);
    return { id: actor.id, name: actor.name, roles: [...actor.roles], email, twoFactor };
  },
});

const listAccounts = defineOperation({
  id: 'accounts.list',
  title: 'Who may sign in',
  description: 'Pages of accounts by id.',
  method: 'get',
  path: '/accounts',
  kind: 'read',
  roles: ['admin', 'auditor'],
  query: pageQuery,
  output: z.strictObject({ accounts: z.array(account), next: z.string().optional() }),
  run: async ({ query }, { accounts }) => {
    const page = await accounts.list(query.after, query.limit);
    const last = page.at(-1)?.id;
    return { accounts: [...page], ...(page.length < query.limit || last === undefined ? {} : { next: last }) };
  },
});

const invite = defineOperation({
  id: 'accounts.invite',
  title: 'Make an account',
  description: 'Gives an address at which its owner chooses a password, once and within three days. Nobody can sign up on their own.',
  method: 'post',
  path: '/accounts',
  kind: 'write',
  roles: ['admin'],
  body: z.strictObject({ email: z.email().max(320), name: z.string().min(1).max(200), roles: z.array(roleSchema).min(1).max(roles.length) }),
  shownOnce: true,
  output: z.strictObject({ account, setupUrl: z.string() }),
  run: ({ body }, { accounts }) => accounts.invite(body),
});

const newSetup = defineOperation({
  id: 'accounts.reset',
  title: 'Let somebody choose a password again',
  description: 'Gives an address at which the owner of the account does, once and within three days. The old password works until then.',
  method: 'post',
  path: '/accounts/{account}/setup-links',
  kind: 'write',
  roles: ['admin'],
  params: z.strictObject({ account: id }),
  shownOnce: true,
  output: z.strictObject({ setupUrl: z.string() }),
  run: async ({ params }, { accounts }) => ({ setupUrl: await accounts.newSetup(params.account) }),
});

const changeAccount = defineOperation({
  id: 'accounts.change',
  title: 'Change the roles of an account, or close it',
  description: 'Its sessions end with the change.',
  method: 'patch',
  path: '/accounts/{account}',
  kind: 'write',
  roles: ['admin'],
  params: z.strictObject({ account: id }),
  body: z.strictObject({ roles: z.array(roleSchema).min(1).max(roles.length).optional(), disabled: z.boolean().optional() }),
  output: account,
  run: ({ params, body }, { accounts }) => accounts.change(params.account, body),
});

const listKeys = defineOperation({
  id: 'keys.list',
  title: 'API keys',
  description: 'Your own; those of everybody for admins and auditors. The keys themselves are never shown again.',
  method: 'get',
  path: '/keys',
  kind: 'read',
  roles,
  output: z.strictObject({ keys: z.array(apiKey) }),
  run: async (_, { accounts, actor }) => ({ keys: [...(await accounts.listKeys(actor.roles.some((role) => role === 'admin' || role === 'auditor') ? undefined : actor.id))] }),
});

const addKey = defineOperation({
  id: 'keys.add',
  title: 'Make an API key of your own',
  description: 'The key acts in your name with your roles, within its scopes. It is shown once.',
  method: 'post',
  path: '/keys',
  kind: 'write',
  roles,
  body: z.strictObject({
    label: z.string().min(1).max(100).meta({ description: 'What it is for' }),
    scopes: z.array(keyScopeSchema).min(1).max(keyScopes.length),
    days: z.int().min(1).max(366).default(90).meta({ description: 'Days until it expires' }),
  }),
  shownOnce: true,
  output: z.strictObject({ key: apiKey, token: z.string().meta({ description: 'Send it as `Authorization: Bearer …`' }) }),
  run: ({ body }, { accounts, actor }) => accounts.addKey(actor.id, body),
});

const removeKey = defineOperation({
  id: 'keys.remove',
  title: 'Take back an API key',
  description: 'Your own; any for admins.',
  method: 'delete',
  path: '/keys/{key}',
  kind: 'write',
  roles,
  params: z.strictObject({ key: id }),
  output: z.strictObject({ removed: z.literal(true) }),
  run: async ({ params }, { accounts, actor }) => {
    if (await accounts.removeKey(params.key, actor.roles.includes('admin') ? undefined : actor.id)) return { removed: true as const };
    throw new BonafideError('account.unknown', `You have no API key “${params.key}”.`, 'GET /v1/keys lists them.');
  },
});

export const upkeepOperations = { listChecks, getCheck, listVerifications, sigma, who, listAccounts, invite, newSetup, changeAccount, listKeys, addKey, removeKey };
