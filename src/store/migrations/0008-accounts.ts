import { type Kysely, sql } from 'kysely';

/** Ids compare byte by byte, as in 0001. */
const ID = sql`text collate "C"`;

/**
 * Who may sign in: the tables of better-auth in its own words (their camel case included), API keys, one-time setup links,
 * failures to sign in, and answers to requests that may be repeated.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('auth_users')
    .addColumn('id', ID, (column) => column.primaryKey())
    .addColumn('name', 'text', (column) => column.notNull())
    .addColumn('email', 'text', (column) => column.notNull().unique())
    .addColumn('emailVerified', 'boolean', (column) => column.notNull())
    .addColumn('image', 'text')
    .addColumn('twoFactorEnabled', 'boolean')
    .addColumn('roles', 'text', (column) => column.notNull())
    .addColumn('disabled', 'boolean', (column) => column.notNull().defaultTo(false))
    .addColumn('createdAt', 'timestamptz', (column) => column.notNull().defaultTo(sql`current_timestamp`))
    .addColumn('updatedAt', 'timestamptz', (column) => column.notNull().defaultTo(sql`current_timestamp`))
    .execute();
  await db.schema
    .createTable('auth_sessions')
    .addColumn('id', ID, (column) => column.primaryKey())
    .addColumn('token', 'text', (column) => column.notNull().unique())
    .addColumn('userId', ID, (column) => column.notNull().references('auth_users.id').onDelete('cascade'))
    .addColumn('expiresAt', 'timestamptz', (column) => column.notNull())
    .addColumn('ipAddress', 'text')
    .addColumn('userAgent', 'text')
    .addColumn('createdAt', 'timestamptz', (column) => column.notNull().defaultTo(sql`current_timestamp`))
    .addColumn('updatedAt', 'timestamptz', (column) => column.notNull())
    .execute();
  await db.schema.createIndex('auth_sessions_user').on('auth_sessions').column('userId').execute();
  await db.schema
    .createTable('auth_accounts')
    .addColumn('id', ID, (column) => column.primaryKey())
    .addColumn('accountId', 'text', (column) => column.notNull())
    .addColumn('providerId', 'text', (column) => column.notNull())
    .addColumn('userId', ID, (column) => column.notNull().references('auth_users.id').onDelete('cascade'))
    .addColumn('accessToken', 'text')
    .addColumn('refreshToken', 'text')
    .addColumn('idToken', 'text')
    .addColumn('accessTokenExpiresAt', 'timestamptz')
    .addColumn('refreshTokenExpiresAt', 'timestamptz')
    .addColumn('scope', 'text')
    .addColumn('password', 'text')
    .addColumn('createdAt', 'timestamptz', (column) => column.notNull().defaultTo(sql`current_timestamp`))
    .addColumn('updatedAt', 'timestamptz', (column) => column.notNull())
    .execute();
  await db.schema.createIndex('auth_accounts_user').on('auth_accounts').column('userId').execute();
  await db.schema
    .createTable('auth_verifications')
    .addColumn('id', ID, (column) => column.primaryKey())
    .addColumn('identifier', 'text', (column) => column.notNull())
    .addColumn('value', 'text', (column) => column.notNull())
    .addColumn('expiresAt', 'timestamptz', (column) => column.notNull())
    .addColumn('createdAt', 'timestamptz', (column) => column.notNull().defaultTo(sql`current_timestamp`))
    .addColumn('updatedAt', 'timestamptz', (column) => column.notNull().defaultTo(sql`current_timestamp`))
    .execute();
  await db.schema.createIndex('auth_verifications_identifier').on('auth_verifications').column('identifier').execute();
  await db.schema
    .createTable('auth_two_factors')
    .addColumn('id', ID, (column) => column.primaryKey())
    .addColumn('secret', 'text', (column) => column.notNull())
    .addColumn('backupCodes', 'text', (column) => column.notNull())
    .addColumn('userId', ID, (column) => column.notNull().references('auth_users.id').onDelete('cascade'))
    .addColumn('verified', 'boolean')
    .addColumn('failedVerificationCount', 'integer')
    .addColumn('lockedUntil', 'timestamptz')
    .execute();
  await db.schema.createIndex('auth_two_factors_user').on('auth_two_factors').column('userId').execute();
  await db.schema
    .createTable('api_keys')
    .addColumn('id', ID, (column) => column.primaryKey())
    .addColumn('account_id', ID, (column) => column.notNull().references('auth_users.id').onDelete('cascade'))
    .addColumn('hash', 'text', (column) => column.notNull())
    .addColumn('label', 'text', (column) => column.notNull())
    .addColumn('scopes', 'text', (column) => column.notNull())
    .addColumn('created_at', 'timestamptz', (column) => column.notNull())
    .addColumn('expires_at', 'timestamptz', (column) => column.notNull())
    .execute();
  await db.schema.createIndex('api_keys_account').on('api_keys').column('account_id').execute();
  await db.schema
    .createTable('setup_links')
    .addColumn('hash', ID, (column) => column.primaryKey())
    // Without an account the link makes the first admin.
    .addColumn('account_id', ID, (column) => column.references('auth_users.id').onDelete('cascade'))
    .addColumn('expires_at', 'timestamptz', (column) => column.notNull())
    .execute();
  await db.schema
    .createTable('sign_in_failures')
    .addColumn('seq', 'bigint', (column) => column.primaryKey().generatedAlwaysAsIdentity())
    .addColumn('who', ID, (column) => column.notNull())
    .addColumn('at', 'timestamptz', (column) => column.notNull())
    .execute();
  await db.schema.createIndex('sign_in_failures_who').on('sign_in_failures').columns(['who', 'at']).execute();
  await db.schema
    .createTable('answered_requests')
    .addColumn('actor', ID, (column) => column.notNull())
    .addColumn('key', ID, (column) => column.notNull())
    .addColumn('request', 'text', (column) => column.notNull())
    // Which server took it on; undone where that one died before it had an answer.
    .addColumn('taken_by', 'text', (column) => column.notNull())
    .addColumn('status', 'integer')
    .addColumn('answer', 'text')
    .addColumn('at', 'timestamptz', (column) => column.notNull())
    .addPrimaryKeyConstraint('answered_requests_key', ['actor', 'key'])
    .execute();
}
