import { z } from 'zod';
import { observableSchema } from './observable.ts';
import { countryCodeSchema, instantSchema } from './scalars.ts';

const text = z.string().max(2_000);

/** One sign-in, device or delivery fact in OCSF 1.x words, camel-cased. Readers arrive with the telemetry room. @source OCSF schema, https://schema.ocsf.io */
export const eventSchema = z
  .strictObject({
    id: z.string().meta({ description: 'evt_ and a digest of source and native id' }),
    classUid: z.int().meta({ description: 'OCSF class, such as 3002 Authentication or 5001 Device Inventory Info' }),
    activityId: z.int().meta({ description: 'OCSF activity within the class' }),
    time: instantSchema,
    status: z.enum(['success', 'failure', 'unknown']).meta({ description: 'Result' }),
    user: z
      .strictObject({
        uid: text.meta({ description: 'Account id' }),
        name: text.optional().meta({ description: 'Account name' }),
        emailAddr: text.optional().meta({ description: 'Mail address' }),
      })
      .meta({ description: 'Account' }),
    device: z
      .strictObject({
        uid: text.meta({ description: 'Device id' }),
        hostname: text.optional().meta({ description: 'Host name' }),
        os: text.optional().meta({ description: 'Operating system' }),
        isManaged: z.boolean().optional().meta({ description: 'Under management' }),
      })
      .optional()
      .meta({ description: 'Device' }),
    srcEndpoint: z
      .strictObject({
        ip: z.string().max(45).meta({ description: 'Source address' }),
        location: z
          .strictObject({
            countryCode: countryCodeSchema.optional(),
            region: text.optional().meta({ description: 'Region' }),
            city: text.optional().meta({ description: 'City' }),
            latitude: z.number().optional().meta({ description: 'Degrees north' }),
            longitude: z.number().optional().meta({ description: 'Degrees east' }),
          })
          .optional()
          .meta({ description: 'Place of the address' }),
        autonomousSystem: z
          .strictObject({ number: z.int().meta({ description: 'ASN' }), name: text.optional().meta({ description: 'Operator' }) })
          .optional()
          .meta({ description: 'Autonomous system' }),
      })
      .optional()
      .meta({ description: 'Where it came from' }),
    isMfa: z.boolean().optional().meta({ description: 'A second factor was used' }),
    metadata: z
      .strictObject({ product: text.meta({ description: 'Product' }), logName: text.optional().meta({ description: 'Log' }), uid: text.meta({ description: 'Native id' }) })
      .meta({ description: 'Origin' }),
    observables: z.array(observableSchema).meta({ description: 'Pivots in the event' }),
    unmapped: z.record(z.string(), z.unknown()).meta({ description: 'What the reader did not understand, kept' }),
  })
  .meta({ id: 'Event', description: 'One telemetry fact' });
export type Event = z.infer<typeof eventSchema>;
