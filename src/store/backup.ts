import { type Kysely, sql, type Transaction } from 'kysely';
import { z } from 'zod';
import { BonafideError, type Instant, invariant, quoteReceived } from '#model';
import { migrations } from './migrations/index.ts';
import type { Schema } from './schema.ts';
import { inStatements } from './storable.ts';

/*
 * A backup as lines of text. First an object {format, madeAt, migrations}; for each table an object {table, columns} and a line a
 * row, an array of the values as PostgreSQL writes them as text, so that every engine and version reads back exactly what was kept;
 * last an object {rows}. Jobs that wait are not in it, nor is the key, nor what lets somebody in without signing in.
 */

const FORMAT = 'bonafide.backup/v1';
const header = z.object({ format: z.literal(FORMAT), madeAt: z.string(), migrations: z.array(z.string()) });
const tableLine = z.object({ table: z.string(), columns: z.array(z.string()) });
const lastLine = z.object({ rows: z.record(z.string(), z.number()) });

/** Characters read from a table at a time, about. @source house: a fraction of the memory that the engine holds anyway */
const PAGE_LENGTH = 4 * 1024 * 1024;

/** Rows read at a time at most, and as long as it is not known how long they are. */
const MOST_ROWS = 2_000;
const FIRST_ROWS = 50;

type Column = { readonly name: string; readonly type: string; readonly identity: boolean; readonly key: number | null };
type Table = { readonly name: string; readonly columns: readonly Column[]; readonly needs: readonly string[] };

/** Tables of the store, those first that others point to. Whatever a migration adds is among them. */
async function tablesOf(db: Kysely<Schema>): Promise<readonly Table[]> {
  const { rows } = await sql<Column & { readonly table: string }>`
    select c.relname::text as table, a.attname::text as name, format_type(a.atttypid, a.atttypmod) as type, a.attidentity <> '' as identity,
      array_position(i.indkey::int2[], a.attnum) as key
    from pg_class c join pg_attribute a on a.attrelid = c.oid left join pg_index i on i.indrelid = c.oid and i.indisprimary
    where c.relnamespace = current_schema()::regnamespace and c.relkind = 'r' and c.relname not like 'kysely\\_%' and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
    order by c.relname collate "C", a.attnum`.execute(db);
  const { rows: pointers } = await sql<{ table: string; needs: string }>`
    select c.relname::text as table, n.relname::text as needs from pg_constraint k join pg_class c on c.oid = k.conrelid join pg_class n on n.oid = k.confrelid
    where k.contype = 'f' and c.relnamespace = current_schema()::regnamespace and c.oid <> n.oid`.execute(db);
  const names = [...new Set(rows.map(({ table }) => table))];
  const waiting = new Map(
    names.map((name) => [name, { name, columns: rows.filter(({ table }) => table === name), needs: pointers.filter(({ table }) => table === name).map(({ needs }) => needs) }]),
  );
  const tables: Table[] = [];
  while (waiting.size > 0) {
    const next = [...waiting.values()].find(({ needs }) => needs.every((need) => !waiting.has(need)));
    invariant(next !== undefined, `tables that need each other: ${[...waiting.keys()].join(', ')}`);
    tables.push(next);
    waiting.delete(next.name);
  }
  return tables;
}

/** Rows of a table as lines, by their key. */
async function* rowsOf(tx: Kysely<Schema>, { name, columns }: Table): AsyncGenerator<string> {
  const keys = columns.filter(({ key }) => key !== null).sort((a, b) => (a.key ?? 0) - (b.key ?? 0));
  invariant(keys.length > 0, `the table ${name} has no key`);
  const texts = sql.join(columns.map((column) => sql`${sql.ref(column.name)}::text`));
  const order = sql.join(keys.map((column) => sql.ref(column.name)));
  await sql`declare backup no scroll cursor for select json_build_array(${texts})::text as line from ${sql.table(name)} order by ${order}`.execute(tx);
  for (let count = FIRST_ROWS; ; ) {
    const { rows } = await sql<{ line: string }>`fetch forward ${sql.raw(String(count))} from backup`.execute(tx);
    let length = 0;
    for (const { line } of rows) {
      length += line.length;
      yield line;
    }
    if (rows.length < count) break;
    count = Math.min(MOST_ROWS, Math.max(1, Math.floor((PAGE_LENGTH * rows.length) / Math.max(1, length))));
  }
  await sql`close backup`.execute(tx);
}

/** Everything that is kept, as lines, as it was at one moment. */
export async function* dump(db: Kysely<Schema>, madeAt: Instant): AsyncGenerator<string> {
  const tx = await db.startTransaction().setIsolationLevel('repeatable read').setAccessMode('read only').execute();
  try {
    // So that values are written alike whatever the server’s settings are.
    await sql`select set_config('timezone', 'UTC', true), set_config('datestyle', 'ISO', true), set_config('bytea_output', 'hex', true)`.execute(tx);
    yield JSON.stringify({ format: FORMAT, madeAt, migrations: Object.keys(migrations).sort() });
    const rows: Record<string, number> = {};
    for (const table of await tablesOf(tx)) {
      if (PASSING.has(table.name)) continue;
      yield JSON.stringify({ table: table.name, columns: table.columns.map(({ name }) => name) });
      let count = 0;
      for await (const line of rowsOf(tx, table)) {
        count += 1;
        yield line;
      }
      rows[table.name] = count;
    }
    yield JSON.stringify({ rows });
    await tx.commit().execute();
  } finally {
    if (!tx.isCommitted) await tx.rollback().execute();
  }
}

function broken(why: string): BonafideError {
  return new BonafideError('input.unreadable', `The backup cannot be read: ${why}.`, 'Take another backup: this one was not written by “bonafide backup”, or was changed since.');
}

/** The object in a line that is no row. */
function objectIn<T>(line: string, schema: z.ZodType<T>): T | undefined {
  if (!line.startsWith('{')) return undefined;
  try {
    return schema.safeParse(JSON.parse(line)).data;
  } catch {
    return undefined;
  }
}

/** Migrations that the database of a backup had. @throws BonafideError where one is not known here */
function formOf(line: string | undefined) {
  const first = objectIn(line ?? '', header);
  if (first === undefined) throw broken(`it begins with “${quoteReceived(line ?? '')}” and not with its format`);
  const known = Object.keys(migrations).sort();
  if (first.migrations.some((name, at) => name !== known[at])) {
    throw new BonafideError('input.unreadable', 'The backup was made by a newer version of Bonafide.', 'Restore it with that version or a later one.');
  }
  return { madeAt: first.madeAt, had: first.migrations, later: known.slice(first.migrations.length) };
}

/** Tables into which migrations write: a row there is nothing that anybody keeps. */
const BEGUN: ReadonlySet<string> = new Set(['installation', 'audit_head']);

/** Tables of what passes, such as who is signed in: a backup has none of their rows, so that whoever comes by one is not let in by it. */
const PASSING: ReadonlySet<string> = new Set(['auth_sessions', 'auth_verifications', 'job_files', 'request_rates']);

async function isEmpty(tx: Kysely<Schema>, tables: readonly Table[]): Promise<boolean> {
  for (const { name } of tables) {
    if (BEGUN.has(name) || PASSING.has(name)) continue;
    const { rows } = await sql`select from ${sql.table(name)} limit 1`.execute(tx);
    if (rows.length > 0) return false;
  }
  return true;
}

/** Takes away every table with what hangs on it, and every function, so that migrations start on nothing. */
async function clear(tx: Kysely<Schema>, tables: readonly Table[]): Promise<void> {
  await sql`drop table ${sql.join(tables.map(({ name }) => sql.table(name)))} cascade`.execute(tx);
  const { rows } = await sql<{ name: string }>`
    select p.oid::regprocedure::text as name from pg_proc p where p.pronamespace = current_schema()::regnamespace
    and not exists (select from pg_depend d where d.objid = p.oid and d.deptype = 'e')`.execute(tx);
  for (const { name } of rows) await sql`drop function ${sql.raw(name)} cascade`.execute(tx);
}

async function run(tx: Kysely<Schema>, names: readonly string[]): Promise<void> {
  for (const name of names) await migrations[name]?.up(tx);
}

/** Writes rows into a table, and keeps its counters ahead of them. */
async function insert(tx: Kysely<Schema>, table: Table, lines: readonly string[]): Promise<void> {
  const names = sql.join(table.columns.map(({ name }) => sql.ref(name)));
  const values = sql.join(table.columns.map(({ type }, at) => sql`(e->>${sql.lit(at)})::${sql.raw(type)}`));
  for (const statement of inStatements(lines)) {
    await sql`insert into ${sql.table(table.name)} (${names}) overriding system value select ${values} from json_array_elements(${statement}::text::json) as e`.execute(tx);
  }
}

async function setCounters(tx: Kysely<Schema>, tables: readonly Table[]): Promise<void> {
  for (const { name, columns } of tables) {
    for (const column of columns.filter(({ identity }) => identity)) {
      await sql`select setval(pg_get_serial_sequence(${sql.lit(name)}, ${sql.lit(column.name)}), coalesce(max(${sql.ref(column.name)}), 1), max(${sql.ref(column.name)}) is not null) from ${sql.table(name)}`.execute(
        tx,
      );
    }
  }
}

/** Reads the tables of a backup into the same tables here. @returns rows of each, as its last line says */
async function fill(tx: Kysely<Schema>, lines: AsyncIterator<string>): Promise<void> {
  const tables = new Map((await tablesOf(tx)).map((table) => [table.name, table]));
  const written: Record<string, number> = {};
  let table: Table | undefined;
  let waiting: string[] = [];
  let length = 0;
  let ended = false;
  const flush = async () => {
    if (table !== undefined && waiting.length > 0) await insert(tx, table, waiting);
    waiting = [];
    length = 0;
  };
  for (let next = await lines.next(); next.done !== true; next = await lines.next()) {
    const line = next.value;
    if (ended) throw broken('something follows its end');
    if (line.startsWith('[')) {
      if (table === undefined) throw broken('a row stands before its table');
      written[table.name] = (written[table.name] ?? 0) + 1;
      waiting.push(line);
      length += line.length;
      if (length > PAGE_LENGTH) await flush();
      continue;
    }
    await flush();
    const begun = objectIn(line, tableLine);
    if (begun !== undefined) {
      const known = tables.get(begun.table);
      if (known === undefined || known.columns.map(({ name }) => name).join() !== begun.columns.join())
        throw broken(`its table “${quoteReceived(begun.table)}” has another form than it had then`);
      table = known;
      if (BEGUN.has(known.name)) await sql`delete from ${sql.table(known.name)}`.execute(tx);
      written[known.name] ??= 0;
      continue;
    }
    const last = objectIn(line, lastLine);
    if (last === undefined) throw broken(`“${quoteReceived(line)}” is neither a table nor a row`);
    const wrong = Object.keys({ ...last.rows, ...written }).find((name) => last.rows[name] !== written[name]);
    if (wrong !== undefined) throw broken(`it should have ${last.rows[wrong] ?? 0} rows of “${quoteReceived(wrong)}” and has ${written[wrong] ?? 0}`);
    ended = true;
  }
  if (!ended) throw broken('its end is missing');
  await setCounters(tx, [...tables.values()]);
}

async function loadWithin(tx: Transaction<Schema>, lines: AsyncIterable<string>, replace: boolean): Promise<{ readonly madeAt: Instant }> {
  const tables = await tablesOf(tx);
  if (!replace && !(await isEmpty(tx, tables))) {
    throw new BonafideError('usage.invalid', 'The store is not empty, and restoring would take the place of all that it keeps.', 'Restore into a new store, or say --replace.');
  }
  const iterator = lines[Symbol.asyncIterator]();
  const { value } = await iterator.next();
  const { madeAt, had, later } = formOf(value);
  await clear(tx, tables);
  await run(tx, had);
  // Triggers that tell of what happens stay silent (0011).
  await sql`select set_config('bonafide.restoring', 'on', true)`.execute(tx);
  await fill(tx, iterator);
  await run(tx, later);
  // Backups of before had them.
  for (const name of PASSING) await sql`delete from ${sql.table(name)}`.execute(tx);
  return { madeAt };
}

/** Puts the lines of a dump in place of what is kept, in one transaction. */
export function load(db: Kysely<Schema>, lines: AsyncIterable<string>, replace: boolean): Promise<{ readonly madeAt: Instant }> {
  return db.transaction().execute((tx) => loadWithin(tx, lines, replace));
}
