import { z } from 'zod';
import { indicatorTypeSchema } from './report.ts';
import { instantSchema, partialDateSchema } from './scalars.ts';

/** A value of a stored report that people and events are compared with. Only what a report calls malicious, and the firms that it calls fronts or designated. @source OASIS STIX 2.1, section 4.7, for validity and confidence */
export const indicatorSchema = z
  .strictObject({
    key: z.string().meta({ description: 'What is compared: type and normalised value, or a keyed hash; equal keys match' }),
    type: z.union([indicatorTypeSchema, z.literal('organization-name')]).meta({ description: 'Kind of value' }),
    value: z.string().meta({ description: 'As the report has it, refanged' }),
    reportId: z.string().meta({ description: 'Report it stands in' }),
    source: z.string().meta({ description: 'Publisher, title and date of the report' }),
    validFrom: z.union([instantSchema, partialDateSchema]).meta({ description: 'Date of the report, or when it was added where it has none' }),
    validUntil: instantSchema.optional().meta({ description: 'From here on it says nothing any more; absent where it never grows old' }),
    confidence: z.number().min(0).max(1).meta({ description: 'At publication, 0 to 1' }),
    labels: z.array(z.string()).readonly().meta({ description: 'What the words around it name, such as astrill' }),
    quote: z.string().meta({ description: 'Words of the report around it' }),
    start: z.int().nonnegative().meta({ description: 'Offset of the quotation in the normalised text' }),
    end: z.int().nonnegative().meta({ description: 'Offset behind it' }),
  })
  .meta({ id: 'Indicator', description: 'A published value to look for' });
export type Indicator = z.infer<typeof indicatorSchema>;

/** What of a person equals an indicator. */
export const indicatorHitSchema = z
  .strictObject({
    indicator: indicatorSchema,
    confidence: z.number().min(0).max(1).meta({ description: 'Of the indicator at the time of looking, after decay' }),
    claimId: z.string().meta({ description: 'Claim of the dossier that holds the value' }),
    about: z.enum(['contact', 'profile', 'reference', 'account', 'session', 'file', 'firm', 'website']).meta({ description: 'What of the dossier it concerns' }),
    seen: z.string().meta({ description: 'The value as the dossier has it, without what is sealed' }),
  })
  .meta({ id: 'IndicatorHit', description: 'A value of a dossier that equals a published indicator' });
export type IndicatorHit = z.infer<typeof indicatorHitSchema>;

/** What checks see of intelligence. */
export type IntelligenceFacet = {
  /** Reports that were looked through. */
  readonly reports: number;
  /** Indicators still valid. */
  readonly indicators: number;
  /** Date of the newest report that lists exits of a named service, by label. */
  readonly feeds: Readonly<Record<string, string>>;
  readonly hits: readonly IndicatorHit[];
};
