import { z } from 'zod';
import { countryCodeSchema } from './scalars.ts';

/** Longest text of an event that is kept; longer ones are cut. Unit: characters. @source house: command lines of Windows reach 32,767, and what tells stands in front */
export const LONGEST_EVENT_TEXT = 2_000;

const text = z.string().max(LONGEST_EVENT_TEXT);

export const eventKindSchema = z
  .enum([
    'sign-in',
    'factor',
    'device',
    'software',
    'process',
    'peripheral',
    'web',
    'network-service',
    'meeting',
    'repository',
    'download',
    'shipment',
    'pay',
    'alert',
    'access-request',
    'secret',
    'charge',
    'input-timing',
  ])
  .meta({
    id: 'EventKind',
    description:
      'sign-in: an account was used · factor: a second factor was enrolled or changed · device: a device reported itself · software: a program is installed · process: a program was started · peripheral: something was plugged in · web: a site was visited · network-service: something answers on the worker’s network · meeting: a call was joined or held · repository: code was cloned, pushed or forked · download: data left · shipment: a parcel moved · pay: pay details changed · alert: a security product raised one · access-request: rights were asked for · secret: a secret was read · charge: a company account was charged · input-timing: delay of key events',
  });
export type EventKind = z.infer<typeof eventKindSchema>;

/** One telemetry fact, in OCSF 1.x words camel-cased. What a reader does not understand is kept under `unmapped`. @source OCSF schema, https://schema.ocsf.io */
export const eventSchema = z
  .strictObject({
    uid: text.meta({ description: 'Native id, or a digest of the record where it has none; equal ids of one source are one event' }),
    source: z.string().max(40).meta({ description: 'Reader that understood it' }),
    kind: eventKindSchema,
    time: z.number().meta({ description: 'Milliseconds since 1970-01-01T00:00:00Z' }),
    activity: text.optional().meta({ description: 'Native name of what happened' }),
    status: z.enum(['success', 'failure']).optional().meta({ description: 'Result, where one is given' }),
    user: z
      .strictObject({
        uid: text.optional().meta({ description: 'Account id' }),
        name: text.optional().meta({ description: 'Account name' }),
        emailAddr: text.optional().meta({ description: 'Mail address or principal name' }),
      })
      .optional()
      .meta({ description: 'Account' }),
    device: z
      .strictObject({
        uid: text.optional().meta({ description: 'Device id' }),
        serial: text.optional().meta({ description: 'Serial number or asset tag' }),
        hostname: text.optional().meta({ description: 'Host name' }),
        os: text.optional().meta({ description: 'Operating system' }),
        isManaged: z.boolean().optional().meta({ description: 'Under management' }),
        timeZone: text.optional().meta({ description: 'IANA time zone set on it' }),
      })
      .optional()
      .meta({ description: 'Device' }),
    ip: z.string().max(45).optional().meta({ description: 'Source address' }),
    place: z
      .strictObject({
        countryCode: countryCodeSchema.optional(),
        region: text.optional().meta({ description: 'Region' }),
        city: text.optional().meta({ description: 'City' }),
        latitude: z.number().min(-90).max(90).optional().meta({ description: 'Degrees north' }),
        longitude: z.number().min(-180).max(180).optional().meta({ description: 'Degrees east' }),
        measured: z.boolean().optional().meta({ description: 'By the device (Wi-Fi, GPS), not guessed from the address' }),
      })
      .optional()
      .meta({ description: 'Place as the source gives it' }),
    app: text.optional().meta({ description: 'Application or service reached' }),
    isMfa: z.boolean().optional().meta({ description: 'A second factor was used' }),
    mfaDevice: text.optional().meta({ description: 'Authenticator, phone number or key that gave it' }),
    software: z
      .array(
        z.strictObject({
          name: text.meta({ description: 'Name' }),
          version: text.optional().meta({ description: 'Version' }),
          vendor: text.optional().meta({ description: 'Publisher' }),
        }),
      )
      .optional()
      .meta({ description: 'Programs installed' }),
    process: z
      .strictObject({
        name: text.meta({ description: 'File name of the program' }),
        path: text.optional().meta({ description: 'Path' }),
        cmdLine: text.optional().meta({ description: 'Command line' }),
        parent: text.optional().meta({ description: 'Program that started it' }),
        originalName: text.optional().meta({ description: 'File name in its version resource' }),
        company: text.optional().meta({ description: 'Company in its version resource' }),
      })
      .optional()
      .meta({ description: 'Program that was started' }),
    peripheral: z
      .strictObject({
        name: text.optional().meta({ description: 'Product string' }),
        vendor: text.optional().meta({ description: 'Vendor string' }),
        vendorId: text.optional().meta({ description: 'USB vendor id, four hexadecimal digits' }),
        productId: text.optional().meta({ description: 'USB product id, four hexadecimal digits' }),
        serial: text.optional().meta({ description: 'Serial number' }),
        class: text.optional().meta({ description: 'Device class, such as keyboard, storage or display' }),
      })
      .optional()
      .meta({ description: 'What was plugged in' }),
    url: text.optional().meta({ description: 'Address visited, or page that answered' }),
    title: text.optional().meta({ description: 'Title of the page that answered, or name of the alert' }),
    meeting: z
      .strictObject({
        uid: text.meta({ description: 'Meeting' }),
        topic: text.optional().meta({ description: 'Topic' }),
        durationMinutes: z.number().optional().meta({ description: 'Length of the stay in minutes' }),
        sharesScreen: z.boolean().optional().meta({ description: 'The screen was shared' }),
        outsider: text.optional().meta({ description: 'Account outside the firm that took part' }),
        isInterview: z.boolean().optional().meta({ description: 'An interview, by its topic or calendar' }),
        timeZone: text.optional().meta({ description: 'IANA time zone of the client' }),
        locale: text.optional().meta({ description: 'BCP 47 locale of the client' }),
        camera: z.enum(['on', 'partly', 'off']).optional().meta({ description: 'Camera' }),
      })
      .optional()
      .meta({ description: 'Call' }),
    repository: z
      .strictObject({
        action: z.enum(['clone', 'push', 'fork', 'download', 'other']).meta({ description: 'What was done' }),
        name: text.meta({ description: 'Owner and name' }),
        isForeign: z.boolean().optional().meta({ description: 'Belongs to a person or firm outside' }),
      })
      .optional()
      .meta({ description: 'Code' }),
    bytes: z.number().nonnegative().optional().meta({ description: 'Size of a download in bytes' }),
    shipment: z
      .strictObject({
        tracking: text.meta({ description: 'Tracking number' }),
        carrier: text.optional().meta({ description: 'Carrier' }),
        direction: z.enum(['outbound', 'return']).optional().meta({ description: 'To the person or back' }),
        step: z.enum(['dispatched', 'in-transit', 'redirected', 'delivered', 'returned', 'exception']).meta({ description: 'What happened to it' }),
        recipientName: text.optional().meta({ description: 'Name on the signature' }),
        address: text.optional().meta({ description: 'Street line' }),
        unit: text.optional().meta({ description: 'Flat, suite or box' }),
        postalCode: text.optional().meta({ description: 'Postal code' }),
      })
      .optional()
      .meta({ description: 'Parcel; its place is under `place`' }),
    pay: z
      .strictObject({
        rail: z.enum(['bank', 'platform', 'money-service', 'prepaid-card', 'wallet', 'gift-card', 'other']).optional().meta({ description: 'How pay is sent' }),
        account: text.optional().meta({ description: 'Account number or wallet, as read; sealed before it is kept' }),
        holderName: text.optional().meta({ description: 'Account holder' }),
        holderKind: z.enum(['person', 'company']).optional().meta({ description: 'What the holder is, as the bank or payment service gives it' }),
        bankName: text.optional().meta({ description: 'Bank or platform' }),
        bankCountry: countryCodeSchema.optional(),
        bankRegion: text.optional().meta({ description: 'Region of the branch' }),
        amount: z.number().optional().meta({ description: 'Amount, for payments and charges' }),
        currency: text.optional().meta({ description: 'ISO 4217' }),
        authorized: z.boolean().optional().meta({ description: 'Of a charge: somebody approved it' }),
        requestedBy: text.optional().meta({ description: 'Who changed it' }),
      })
      .optional()
      .meta({ description: 'Pay details, payment or charge' }),
    delayMs: z.number().nonnegative().optional().meta({ description: 'Median delay of key events in milliseconds' }),
    unmapped: z.record(z.string(), z.unknown()).optional().meta({ description: 'What the reader did not understand, kept' }),
  })
  .meta({ id: 'Event', description: 'One telemetry fact' });
export type Event = Readonly<z.infer<typeof eventSchema>>;
