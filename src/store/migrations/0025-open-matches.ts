import { type Kysely, sql } from 'kysely';

/** People whose latest screening has a match, by the likeliest: whoever reviews matches reads a page of an index, and no screening that has none. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create index screenings_open on screenings (((body->'matches'->0->>'score')::float8), dossier_id)
    where latest and body->'matches'->0 is not null`.execute(db);
}
