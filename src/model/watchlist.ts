import { z } from 'zod';
import { instantSchema, partialDateSchema } from './scalars.ts';

/** What an entry of a list is. @source FollowTheMoney schemata, https://followthemoney.tech/explorer/ */
export const watchlistSchemaSchema = z
  .enum(['Person', 'Organization', 'Company', 'LegalEntity', 'Vessel', 'Airplane', 'CryptoWallet', 'Security'])
  .meta({ id: 'WatchlistSchema', description: 'FollowTheMoney schema of an entry' });
export type WatchlistSchema = z.infer<typeof watchlistSchemaSchema>;

/**
 * What is kept of an entry, in FollowTheMoney’s words. Names are in the order in which they are spoken (“Sang Man KIM” for “KIM, Sang Man”),
 * dates are `YYYY`, `YYYY-MM` or `YYYY-MM-DD`, countries ISO 3166-1 alpha-2 in capitals. `publicKey` is a wallet address, `digest` is
 * a SHA-256 that another firm shared in place of a value, written `email-addr:…`, `phone-number:…`, `wallet:…` or `identity-document:…`.
 * Gender, ethnicity and religion are not kept: they are never compared. @source FollowTheMoney model, https://followthemoney.tech
 */
export const watchlistPropertySchema = z
  .enum([
    'name',
    'firstName',
    'lastName',
    'alias',
    'weakAlias',
    'previousName',
    'birthDate',
    'birthPlace',
    'nationality',
    'country',
    'jurisdiction',
    'incorporationDate',
    'position',
    'passportNumber',
    'idNumber',
    'taxNumber',
    'registrationNumber',
    'leiCode',
    'swiftBic',
    'imoNumber',
    'mmsi',
    'callSign',
    'serialNumber',
    'flag',
    'type',
    'address',
    'email',
    'phone',
    'website',
    'publicKey',
    'digest',
    'notes',
  ])
  .meta({ id: 'WatchlistProperty', description: 'FollowTheMoney property' });
export type WatchlistProperty = z.infer<typeof watchlistPropertySchema>;

export const watchlistSanctionSchema = z
  .strictObject({
    authority: z.string().meta({ description: 'Authority, such as US OFAC' }),
    authorityId: z.string().optional().meta({ description: 'Number of the entry with that authority' }),
    program: z.string().optional().meta({ description: 'Programme or regime' }),
    listingDate: partialDateSchema.optional(),
    endDate: partialDateSchema.optional(),
    reason: z.string().optional().meta({ description: 'Reason given' }),
    sourceUrl: z.string().optional().meta({ description: 'Official page' }),
  })
  .meta({ id: 'WatchlistSanction', description: 'One listing of an entry' });
export type WatchlistSanction = z.infer<typeof watchlistSanctionSchema>;

export const watchlistEntitySchema = z
  .strictObject({
    id: z.string().min(1).meta({ description: 'List and native number, such as us-ofac-sdn:24977; stays the same from edition to edition' }),
    schema: watchlistSchemaSchema,
    caption: z.string().min(1).meta({ description: 'Display name: the first name' }),
    properties: z.partialRecord(watchlistPropertySchema, z.array(z.string().min(1)).readonly()).meta({ description: 'Cleaned values, several a property' }),
    originals: z
      .partialRecord(watchlistPropertySchema, z.array(z.string()).readonly())
      .optional()
      .meta({ description: 'Values as published, where cleaning changed what they say' }),
    sanctions: z.array(watchlistSanctionSchema).readonly().meta({ description: 'Listings' }),
    dataset: z.string().meta({ description: 'Id of the list it stands on' }),
    lastChange: partialDateSchema.optional(),
  })
  .meta({ id: 'WatchlistEntity', description: 'An entry of a sanctions or house list' });
export type WatchlistEntity = z.infer<typeof watchlistEntitySchema>;

/** A list as it was read at one time. */
export const watchlistEditionSchema = z
  .strictObject({
    list: z.string().meta({ description: 'Id of the list' }),
    version: z.string().meta({ description: 'SHA-256 of its entries in canonical form: equal contents, equal version' }),
    publishedAt: z.union([instantSchema, partialDateSchema]).optional().meta({ description: 'Date in the file' }),
    importedAt: instantSchema,
    source: z.string().meta({ description: 'Files or address it came from' }),
    validators: z
      .record(z.string(), z.strictObject({ etag: z.string().optional(), lastModified: z.string().optional() }))
      .optional()
      .meta({ description: 'By address, what the server called the bytes, so that unchanged ones are not fetched again' }),
    checksum: z.string().meta({ description: 'SHA-256 of the bytes as they came' }),
    entities: z.int().nonnegative().meta({ description: 'How many entries' }),
  })
  .meta({ id: 'WatchlistEdition', description: 'One edition of a list' });
export type WatchlistEdition = z.infer<typeof watchlistEditionSchema>;
