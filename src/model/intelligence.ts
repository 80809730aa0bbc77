import { z } from 'zod';
import { observableSchema } from './observable.ts';
import { instantSchema } from './scalars.ts';

const quoted = {
  quote: z.string().meta({ description: 'Words of the report' }),
  start: z.int().nonnegative().meta({ description: 'Offset of the first character in the normalised text' }),
  end: z.int().nonnegative().meta({ description: 'Offset behind the last character' }),
};

/** STIX 2.1 indicator, with the atoms of its pattern and the sentence it came from. @source OASIS STIX 2.1, section 4.7 */
export const indicatorSchema = z
  .strictObject({
    id: z.string().meta({ description: 'indicator--<uuid>' }),
    name: z.string().optional().meta({ description: 'Short name' }),
    pattern: z.string().meta({ description: 'Pattern' }),
    patternType: z.literal('stix').meta({ description: 'Language of the pattern' }),
    validFrom: instantSchema,
    validUntil: instantSchema.optional(),
    confidence: z.int().min(0).max(100).optional().meta({ description: 'STIX confidence, 0 to 100' }),
    observables: z.array(observableSchema).meta({ description: 'Atoms of the pattern' }),
    source: z
      .strictObject({ reportId: z.string().meta({ description: 'Report' }), ...quoted })
      .optional()
      .meta({ description: 'Where it was read' }),
  })
  .meta({ id: 'Indicator', description: 'A published pattern to look for' });
export type Indicator = z.infer<typeof indicatorSchema>;
