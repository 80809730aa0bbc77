import { z } from 'zod';
import { instantSchema, partialDateSchema } from './scalars.ts';
import { watchlistSchemaSchema } from './watchlist.ts';

/** How far a match is borne out. `identifier`: an identifier is the same, whatever the name. The others: the name fits, and so many identifiers beside it. */
export const matchBasisSchema = z.enum(['identifier', 'name-and-two-identifiers', 'name-and-identifier', 'name']).meta({
  id: 'MatchBasis',
  description: 'identifier: an exact wallet, document, email or phone · name-and-two-identifiers · name-and-identifier · name: the name alone, which is at most weak evidence',
});
export type MatchBasis = z.infer<typeof matchBasisSchema>;

export const matchFeatureSchema = z
  .strictObject({
    feature: z.string().meta({ description: 'What was compared' }),
    nats: z.number().nullable().meta({ description: 'What it adds to the logarithm of the odds; null where there is no data, which is not 0' }),
    query: z.string().optional().meta({ description: 'What was asked' }),
    candidate: z.string().optional().meta({ description: 'What the list says' }),
  })
  .meta({ id: 'MatchFeature', description: 'One thing that was compared, and what it says' });
export type MatchFeature = z.infer<typeof matchFeatureSchema>;

/** An entry of a list that may be somebody. */
export const screeningMatchSchema = z
  .strictObject({
    entityId: z.string().meta({ description: 'Entry of the list' }),
    list: z.string().meta({ description: 'Id of the list' }),
    revision: z.string().meta({ description: 'Changes whenever anything in the entry does' }),
    programs: z.array(z.string()).readonly().meta({ description: 'Programmes of its listings' }),
    caption: z.string().meta({ description: 'Name of the entry' }),
    schema: watchlistSchemaSchema,
    name: z.string().meta({ description: 'The name of the entry that fits best' }),
    query: z.string().meta({ description: 'The name or identifier that was asked' }),
    score: z.number().min(0).max(1).meta({ description: 'Probability that both are the same, 0 to 1' }),
    basis: matchBasisSchema,
    features: z.array(matchFeatureSchema).readonly().meta({ description: 'Why' }),
    explanation: z.string().meta({ description: 'The same in words' }),
    claimId: z.string().optional().meta({ description: 'Claim of the dossier that was asked about' }),
    about: z
      .enum(['person', 'employer', 'supplier', 'bank', 'account-holder', 'account', 'contact', 'document'])
      .optional()
      .meta({ description: 'What of the dossier it concerns' }),
  })
  .meta({ id: 'ScreeningMatch', description: 'An entry of a list that may be somebody' });
export type ScreeningMatch = z.infer<typeof screeningMatchSchema>;

/** An edition that was looked through. */
export const screenedEditionSchema = z
  .strictObject({
    list: z.string().meta({ description: 'Id of the list' }),
    version: z.string().meta({ description: 'Its version' }),
    publishedAt: z.union([instantSchema, partialDateSchema]).optional().meta({ description: 'Date in the file' }),
    kind: z.enum(['sanctions', 'house', 'starter']).meta({ description: 'What it is; the starter list is no whole list' }),
  })
  .meta({ id: 'ScreenedEdition', description: 'An edition that was looked through' });
export type ScreenedEdition = z.infer<typeof screenedEditionSchema>;

/** What was found about one person in which editions, and when: kept, so that it can be shown later what was known. */
export const screeningSchema = z
  .strictObject({
    id: z.string().meta({ description: 'scr_ and a digest of person, editions and matches' }),
    dossierId: z.string().meta({ description: 'Person' }),
    screenedAt: instantSchema,
    editions: z.array(screenedEditionSchema).readonly().meta({ description: 'Lists that were in force' }),
    matches: z.array(screeningMatchSchema).readonly().meta({ description: 'Likeliest first' }),
    dismissed: z.array(z.string()).readonly().meta({ description: 'Entries that matched and that a named person had dismissed for this person' }),
  })
  .meta({ id: 'Screening', description: 'What was found about one person on which lists' });
export type Screening = z.infer<typeof screeningSchema>;

/** That a named person found a match to be somebody else. It holds until the entry or the person’s data change. */
export const dismissalSchema = z
  .strictObject({
    entityId: z.string().meta({ description: 'Entry of the list' }),
    revision: z.string().meta({ description: 'Revision of the entry that was looked at' }),
    subject: z.string().meta({ description: 'Digest of what the person put to the lists then' }),
    by: z.string().min(1).max(500).meta({ description: 'Named person' }),
    at: instantSchema,
    reason: z.string().min(1).max(10_000).meta({ description: 'Why it is somebody else' }),
  })
  .meta({ id: 'Dismissal', description: 'That a match is somebody else' });
export type Dismissal = z.infer<typeof dismissalSchema>;

/** What checks see of screening. */
export type WatchlistFacet = Pick<Screening, 'editions' | 'matches' | 'dismissed'>;
