import { z } from 'zod';
import { countryCodeSchema, partialDateSchema } from './scalars.ts';

/** A list that nobody changes. */
const list = <T extends z.ZodType>(item: T) => z.array(item).readonly();

/** Words of a report and where they stand. Offsets are UTF-16 code units of the normalised text: `text.slice(start, end) === quote`. */
const quoted = {
  quote: z.string().min(1).meta({ description: 'Words of the report' }),
  start: z.int().nonnegative().meta({ description: 'Offset of the first character in the normalised text, UTF-16 code units' }),
  end: z.int().nonnegative().meta({ description: 'Offset behind the last character' }),
};

export const quotedSchema = z.strictObject(quoted).meta({ id: 'Quoted', description: 'Words of a report and where they stand' });
export type Quoted = z.infer<typeof quotedSchema>;

/** How the text itself words an attribution. `denied`: it says that it was probably not this actor. `none`: it attributes nothing. */
export const wordingSchema = z
  .enum(['stated', 'assessed', 'alleged', 'suspected', 'possible', 'reported', 'unlikely-state', 'denied', 'none'])
  .meta({ id: 'Wording', description: 'How the text words it' });
export type Wording = z.infer<typeof wordingSchema>;

export const reportActorSchema = z
  .strictObject({
    name: z.string().meta({ description: 'Name as the text has it' }),
    kind: z.enum(['state-group', 'state-workforce', 'criminal-group', 'persona', 'unknown']).meta({ description: 'What it is' }),
    relation: z.enum(['primary', 'mentioned', 'negated', 'persona-of-primary']).meta({ description: 'negated: the text says it was probably not this actor' }),
    wording: wordingSchema,
    saidBy: z.string().optional().meta({ description: 'Who attributes, as the text has it' }),
    country: countryCodeSchema.optional().meta({ description: 'State that is suspected behind it' }),
    known: z
      .strictObject({ id: z.string(), name: z.string() })
      .optional()
      .meta({ description: 'Entry of the table of actors that a name of it equals: ATT&CK group id or table id' }),
    aliases: list(z.strictObject({ name: z.string().meta({ description: 'Alias' }), namedBy: z.string().optional().meta({ description: 'Vendor that uses it' }), ...quoted })).meta(
      { description: 'Other names that the text gives' },
    ),
    ...quoted,
  })
  .meta({ id: 'ReportActor', description: 'An actor that a report names' });
export type ReportActor = z.infer<typeof reportActorSchema>;

/** Legal standing and part of a named person. Officials, researchers, victims and people in page furniture are never accused. */
export const personStatusSchema = z
  .enum([
    'charged',
    'indicted',
    'pleaded-guilty',
    'convicted',
    'sentenced',
    'designated',
    'wanted',
    'leader',
    'facilitator',
    'official',
    'researcher',
    'victim',
    'possibly-stolen-identity',
    'named',
    'unrelated',
  ])
  .meta({ id: 'PersonStatus', description: 'Part of a named person in what the report tells' });
export type PersonStatus = z.infer<typeof personStatusSchema>;

export const reportPersonSchema = z
  .strictObject({
    name: z.string().meta({ description: 'Name as the text has it' }),
    aliases: list(z.string()).meta({ description: 'Other names that the text gives' }),
    status: personStatusSchema,
    role: z.string().optional().meta({ description: 'Title or part, in words of the text' }),
    alleged: z.boolean().meta({ description: 'True while nothing was proved: charged or indicted is an allegation' }),
    nationality: countryCodeSchema.optional().meta({ description: 'Only where the text states it of an accused person' }),
    age: z.int().optional().meta({ description: 'Years, where the text states it of an accused person' }),
    date: partialDateSchema.optional().meta({ description: 'Of the status' }),
    ...quoted,
  })
  .meta({ id: 'ReportPerson', description: 'A person that a report names; never matched by name alone' });
export type ReportPerson = z.infer<typeof reportPersonSchema>;

export const reportOrganisationSchema = z
  .strictObject({
    name: z.string().meta({ description: 'Name as the text has it' }),
    aliases: list(z.string()).meta({ description: 'Other names that the text gives' }),
    role: z
      .enum(['publisher', 'authority', 'victim', 'front-company', 'designated-entity', 'dispatching-entity', 'sponsor-organ', 'source', 'partner', 'vendor', 'mentioned'])
      .meta({ description: 'Its part in what the report tells' }),
    country: countryCodeSchema.optional(),
    ...quoted,
  })
  .meta({ id: 'ReportOrganisation', description: 'An organisation that a report names' });
export type ReportOrganisation = z.infer<typeof reportOrganisationSchema>;

export const reportMoneySchema = z
  .strictObject({
    amount: z.number().nullable().meta({ description: 'In units of the currency; null where the text gives no number (“several million dollars”)' }),
    most: z.number().optional().meta({ description: 'Upper end of a range' }),
    currency: z.string().meta({ description: 'ISO 4217 code, or BTC, ETH, XMR, USDT and the like' }),
    bound: z.enum(['exact', 'about', 'at-least', 'at-most']).meta({ description: 'How the text bounds it' }),
    meaning: z.enum(['revenue', 'wages', 'laundered', 'loss', 'stolen', 'ransom', 'fine', 'reward', 'forfeited', 'price', 'other']).meta({ description: 'What the amount is' }),
    ...quoted,
  })
  .meta({ id: 'ReportMoney', description: 'An amount of money' });
export type ReportMoney = z.infer<typeof reportMoneySchema>;

export const reportDateSchema = z
  .strictObject({
    value: z.string().meta({ description: 'ISO 8601: YYYY, YYYY-MM, YYYY-MM-DD, or start/end' }),
    meaning: z.enum(['published', 'updated', 'period', 'since', 'until', 'legal-event', 'event']).meta({ description: 'What the date is' }),
    ...quoted,
  })
  .meta({ id: 'ReportDate', description: 'A date or period' });
export type ReportDate = z.infer<typeof reportDateSchema>;

export const reportCountSchema = z
  .strictObject({
    count: z.number().meta({ description: 'How many' }),
    bound: z.enum(['exact', 'about', 'at-least', 'at-most']).meta({ description: 'How the text bounds it' }),
    of: z.enum(['companies', 'identities', 'people', 'devices', 'accounts', 'countries', 'charges', 'years-in-prison', 'records']).meta({ description: 'Of what' }),
    ...quoted,
  })
  .meta({ id: 'ReportCount', description: 'A number of something: scale' });
export type ReportCount = z.infer<typeof reportCountSchema>;

/** `id`: the id stands in the text. `rule`: a rule of ours about this behaviour. `model`: the trained classifier alone. */
export const techniqueUseSchema = z
  .strictObject({
    id: z
      .string()
      .regex(/^T\d{4}(?:\.\d{3})?$/)
      .meta({ description: 'ATT&CK technique id, current in the pinned release' }),
    name: z.string().meta({ description: 'Its name' }),
    tactics: list(z.string()).meta({ description: 'Short names of its tactics' }),
    by: z.enum(['id', 'rule', 'model']).meta({ description: 'id: written in the text; rule, model: inferred from behaviour' }),
    confidence: z
      .number()
      .min(0)
      .max(1)
      .meta({ description: 'Probability that a careful analyst would map it: 1 for ids in the text, estimated for rules, calibrated for the model' }),
    why: z.string().optional().meta({ description: 'Rule, or model, that inferred it' }),
    wrote: z.string().optional().meta({ description: 'Id in the text where it was revoked since' }),
    ...quoted,
  })
  .meta({ id: 'TechniqueUse', description: 'A technique, and the words that show it' });
export type TechniqueUse = z.infer<typeof techniqueUseSchema>;

/** @source OASIS STIX 2.1, section 10.8, industry-sector-ov */
export const industrySectorSchema = z
  .enum([
    'agriculture',
    'aerospace',
    'automotive',
    'chemical',
    'commercial',
    'communications',
    'construction',
    'defense',
    'education',
    'energy',
    'entertainment',
    'financial-services',
    'government',
    'emergency-services',
    'government-local',
    'government-national',
    'government-public-services',
    'government-regional',
    'healthcare',
    'hospitality-leisure',
    'infrastructure',
    'dams',
    'nuclear',
    'water',
    'insurance',
    'manufacturing',
    'mining',
    'non-profit',
    'pharmaceuticals',
    'retail',
    'technology',
    'telecommunications',
    'transportation',
    'utilities',
  ])
  .meta({ id: 'IndustrySector', description: 'STIX 2.1 industry-sector vocabulary' });
export type IndustrySector = z.infer<typeof industrySectorSchema>;

export const reportSectorSchema = z.strictObject({ sector: industrySectorSchema, ...quoted }).meta({ id: 'ReportSector', description: 'A sector that is targeted' });
export type ReportSector = z.infer<typeof reportSectorSchema>;

export const reportCountrySchema = z
  .strictObject({
    code: countryCodeSchema,
    relation: z.enum(['victim', 'origin', 'operating-location', 'impersonated', 'mentioned']).meta({ description: 'Its part in what the report tells' }),
    ...quoted,
  })
  .meta({ id: 'ReportCountry', description: 'A country and its part' });
export type ReportCountry = z.infer<typeof reportCountrySchema>;

export const reportSoftwareSchema = z
  .strictObject({
    name: z.string().meta({ description: 'Name as the text has it' }),
    kind: z.enum(['malware', 'tool', 'service']).meta({ description: 'service: a platform that is used or abused' }),
    attackId: z.string().optional().meta({ description: 'ATT&CK software id' }),
    use: z.enum(['remote-access', 'vpn', 'freelance-platform', 'payment', 'other']).optional().meta({ description: 'What it is for, where that matters for vetting' }),
    ...quoted,
  })
  .meta({ id: 'ReportSoftware', description: 'Software or a service that is used' });
export type ReportSoftware = z.infer<typeof reportSoftwareSchema>;

export const indicatorTypeSchema = z
  .enum([
    'ipv4-addr',
    'ipv6-addr',
    'autonomous-system',
    'domain-name',
    'url',
    'email-addr',
    'phone-number',
    'md5',
    'sha1',
    'sha256',
    'sha512',
    'ssdeep',
    'wallet',
    'user-account',
    'file-name',
    'directory',
    'process',
    'windows-registry-key',
    'mac-addr',
    'vulnerability',
  ])
  .meta({ id: 'IndicatorType', description: 'STIX cyber-observable type; hashes by algorithm' });
export type IndicatorType = z.infer<typeof indicatorTypeSchema>;

/** Only `malicious` may ever be searched for or exported as an indicator. */
export const indicatorContextSchema = z
  .enum(['malicious', 'benign', 'reporting-contact', 'vendor', 'spoofed-brand', 'abused-service', 'victim-file'])
  .meta({ id: 'IndicatorContext', description: 'Part that the value plays in the text' });
export type IndicatorContext = z.infer<typeof indicatorContextSchema>;

export const reportIndicatorSchema = z
  .strictObject({
    type: indicatorTypeSchema,
    value: z.string().min(1).meta({ description: 'Refanged and normalised' }),
    chain: z.string().optional().meta({ description: 'For wallets: BTC, ETH, TRX and so on' }),
    context: indicatorContextSchema,
    why: z.string().meta({ description: 'What in the text or in which list decided the context' }),
    confidence: z.number().min(0).max(1).meta({ description: 'That the context is right, 0 to 1' }),
    defanged: z.boolean().meta({ description: 'Whether the text broke it so that nobody clicks on it' }),
    ...quoted,
  })
  .meta({ id: 'ReportIndicator', description: 'A technical value that a report names, and its part' });
export type ReportIndicator = z.infer<typeof reportIndicatorSchema>;

const supported = {
  signals: list(z.string()).meta({ description: 'Signals of the catalogue that look for it' }),
  verifications: list(z.string()).meta({ description: 'Verifications that carry it out' }),
};

export const reportAdviceSchema = z.strictObject({ ...supported, ...quoted }).meta({ id: 'ReportAdvice', description: 'A recommendation, and what of Bonafide implements it' });
export type ReportAdvice = z.infer<typeof reportAdviceSchema>;

export const reportRedFlagSchema = z
  .strictObject({
    ...supported,
    protectedCharacteristic: z
      .string()
      .optional()
      .meta({ description: 'Where the text would judge people by what they are: which characteristic. Reported as such; never a signal' }),
    ...quoted,
  })
  .meta({ id: 'ReportRedFlag', description: 'Something to look out for, in the words of the report' });
export type ReportRedFlag = z.infer<typeof reportRedFlagSchema>;

/** What a text may lack. */
export const absenceSchema = z
  .enum([
    'attack-ids',
    'ipv4',
    'ipv6',
    'domain',
    'url',
    'email',
    'wallet',
    'hash',
    'cve',
    'malicious-indicators',
    'people',
    'accused-people',
    'named-victims',
    'sponsor',
    'malware',
    'tools',
    'money',
    'dates',
    'mitigations',
    'red-flags',
    'implications',
    'sectors',
  ])
  .meta({ id: 'Absence', description: 'Something that the text does not contain' });
export type Absence = z.infer<typeof absenceSchema>;

export const tlpSchema = z.enum(['clear', 'green', 'amber', 'amber+strict', 'red']).meta({ id: 'Tlp', description: 'Traffic Light Protocol 2.0' });
export type Tlp = z.infer<typeof tlpSchema>;

/** Where a report comes from. What is not known is absent. */
export const reportSourceSchema = z
  .strictObject({
    title: z.string().optional().meta({ description: 'Title' }),
    publisher: z.string().optional().meta({ description: 'Who published it' }),
    published: partialDateSchema.optional().meta({ description: 'Date of publication' }),
    url: z.string().optional().meta({ description: 'Address' }),
    file: z.string().optional().meta({ description: 'Name of the file' }),
    format: z.enum(['text', 'markdown', 'html', 'pdf', 'docx', 'eml', 'stix', 'misp']).meta({ description: 'Form in which it came' }),
    tlp: tlpSchema.optional().meta({ description: 'Marking in the text; TLP:WHITE of version 1 is clear' }),
  })
  .meta({ id: 'ReportSource', description: 'Where a report comes from' });
export type ReportSource = z.infer<typeof reportSourceSchema>;

/** What one threat report says about an actor, in the seven sections of an analyst’s digest; each line with its quotation. */
export const actorProfileSchema = z
  .strictObject({
    id: z.string().meta({ description: 'report--<uuid>, from the digest of the normalised text' }),
    sha256: z.string().meta({ description: 'SHA-256 of the normalised text in UTF-8, hex' }),
    characters: z.int().nonnegative().meta({ description: 'Length of the normalised text, UTF-16 code units' }),
    source: reportSourceSchema,
    attackVersion: z.string().meta({ description: 'Release of ATT&CK that ids refer to' }),
    attribution: z
      .strictObject({
        actors: list(reportActorSchema),
        sponsor: z
          .strictObject({ name: z.string(), country: countryCodeSchema.optional(), ...quoted })
          .optional()
          .meta({ description: 'State organ that is said to be behind it' }),
        people: list(reportPersonSchema),
        organisations: list(reportOrganisationSchema),
        caveats: list(quotedSchema).meta({ description: 'Where the text limits itself: presumption of innocence, attribution not confirmed' }),
      })
      .meta({ description: '1. Attribution and identity' }),
    activity: z
      .strictObject({ facts: list(quotedSchema), dates: list(reportDateSchema), money: list(reportMoneySchema), counts: list(reportCountSchema) })
      .meta({ description: '2. Activity summary' }),
    techniques: list(techniqueUseSchema).meta({ description: '3. Techniques' }),
    targeting: z.strictObject({ sectors: list(reportSectorSchema), countries: list(reportCountrySchema), victims: list(quotedSchema) }).meta({ description: '4. Targeting' }),
    infrastructure: z.strictObject({ software: list(reportSoftwareSchema), indicators: list(reportIndicatorSchema) }).meta({ description: '5. Tools and infrastructure' }),
    implications: list(quotedSchema).meta({ description: '6. Implications' }),
    mitigations: list(reportAdviceSchema).meta({ description: '7. Mitigations' }),
    redFlags: list(reportRedFlagSchema).meta({ description: 'What the text says to look out for' }),
    absent: list(absenceSchema).meta({ description: 'What the text does not contain' }),
  })
  .meta({ id: 'ActorProfile', description: 'What one threat report says, each line with its quotation' });
export type ActorProfile = z.infer<typeof actorProfileSchema>;
