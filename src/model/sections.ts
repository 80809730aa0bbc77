import { z } from 'zod';
import { accommodationSchema, answerSchema, observationSchema, verificationSchema } from './recorded.ts';
import { countryCodeSchema, instantSchema, labelSchema, partialDateSchema, textSchema } from './scalars.ts';

/*
 * What a dossier can say, a section each. Words are JSON Resume's where it has them (work, education, references,
 * profiles), FollowTheMoney's for identity documents and accounts. Every field has a description: the reference and the
 * JSON Schema are made from them.
 */

/** A sensitive number: kept as a keyed hash and its last four characters, so it can be linked but not read. */
export const sealedNumberSchema = z
  .strictObject({
    hash: z.string().meta({ description: 'HMAC-SHA-256 of the normalised number under this installation’s key, hexadecimal' }),
    lastFour: z.string().max(4).meta({ description: 'Last characters, four at most, fewer for short numbers' }),
  })
  .meta({ id: 'SealedNumber', description: 'A sensitive number as keyed hash and last four' });
export type SealedNumber = z.infer<typeof sealedNumberSchema>;

const url = z.string().max(2_000).meta({ description: 'Web address' });
const latitude = z.number().min(-90).max(90).meta({ description: 'Degrees north' });
const longitude = z.number().min(-180).max(180).meta({ description: 'Degrees east' });

const place = {
  address: labelSchema.optional().meta({ description: 'Street line' }),
  unit: labelSchema.optional().meta({ description: 'Flat, suite or box' }),
  postalCode: z.string().max(20).optional().meta({ description: 'Postal code' }),
  city: labelSchema.optional().meta({ description: 'City' }),
  region: labelSchema.optional().meta({ description: 'State, province or region; ISO 3166-2 without the country where possible' }),
  countryCode: countryCodeSchema.optional().meta({ description: 'Country' }),
  latitude: latitude.optional(),
  longitude: longitude.optional(),
};

export const placeSchema = z.strictObject(place).meta({ id: 'Place', description: 'A postal place, as far as known' });
export type Place = z.infer<typeof placeSchema>;

export const nameSchema = z.strictObject({
  name: labelSchema.meta({ description: 'Whole name as written' }),
  kind: z
    .enum(['legal', 'preferred', 'former', 'alias', 'native-script'])
    .default('legal')
    .meta({ description: 'What the name is to the person; former covers married and changed names' }),
  givenName: labelSchema.optional().meta({ description: 'Given name' }),
  familyName: labelSchema.optional().meta({ description: 'Family name' }),
});

export const emailSchema = z.strictObject({
  address: z.string().min(3).max(320).meta({ description: 'Address as given' }),
  label: labelSchema.optional().meta({ description: 'personal, work …' }),
  oldestTraceAt: partialDateSchema.optional().meta({ description: 'Earliest public trace a lookup found' }),
});

export const lineTypeSchema = z
  .enum(['mobile', 'fixed-line', 'fixed-line-or-mobile', 'non-fixed-voip', 'fixed-voip', 'voip', 'toll-free', 'premium-rate', 'pager', 'other', 'unknown'])
  .meta({ id: 'LineType', description: 'Kind of telephone line' });

export const phoneSchema = z.strictObject({
  number: z.string().min(3).max(60).meta({ description: 'Number as given; national form is read by the claimed residence' }),
  label: z.enum(['mobile', 'home', 'work', 'other']).default('mobile').meta({ description: 'What the person calls it' }),
  lineType: lineTypeSchema.optional().meta({ description: 'Answer of a carrier lookup, if one was made' }),
  carrier: labelSchema.optional().meta({ description: 'Carrier a lookup named' }),
});

export const addressSchema = z.strictObject({
  kind: z.enum(['residence', 'mailing', 'shipping', 'other']).default('residence').meta({ description: 'What the address is for' }),
  ...place,
  classification: z
    .enum(['residential', 'office', 'mail-agent', 'parcel-shop', 'freight-forwarder', 'po-box', 'coworking', 'carrier-pickup', 'unknown'])
    .optional()
    .meta({ description: 'Answer of an address classification, if one was made' }),
  since: partialDateSchema.optional().meta({ description: 'In use from' }),
  until: partialDateSchema.optional().meta({ description: 'In use until' }),
  proof: z
    .enum(['utility-bill', 'lease', 'government-mail', 'bank-statement', 'mailed-code', 'identity-document', 'none'])
    .optional()
    .meta({ description: 'Proof of residence seen for this address' }),
});

export const profileSchema = z.strictObject({
  network: labelSchema.meta({ description: 'Site, such as LinkedIn or GitHub' }),
  username: labelSchema.optional().meta({ description: 'Current handle' }),
  url: url.optional(),
  displayName: labelSchema.optional().meta({ description: 'Name shown' }),
  createdAt: partialDateSchema.optional().meta({ description: 'Account made' }),
  activeYears: z
    .array(
      z.strictObject({
        year: z.int().min(1970).max(2200).meta({ description: 'Calendar year' }),
        contributions: z.int().nonnegative().meta({ description: 'Public contributions counted that year' }),
      }),
    )
    .max(100)
    .optional()
    .meta({ description: 'Public activity by year, silent years as 0' }),
  renamedAt: partialDateSchema.optional().meta({ description: 'Last change of handle or display name' }),
  formerNames: z
    .array(
      z.strictObject({
        name: labelSchema.optional().meta({ description: 'Personal name shown or signed then' }),
        username: labelSchema.optional().meta({ description: 'Handle then' }),
        seenIn: labelSchema.optional().meta({ description: 'Where it was seen: git log, mention, mailmap' }),
        knownCollaborator: z.boolean().optional().meta({ description: 'It is a collaborator’s name and not this person’s' }),
      }),
    )
    .max(200)
    .optional()
    .meta({ description: 'Other names found on the same account' }),
});

export const repositorySchema = z.strictObject({
  name: labelSchema.meta({ description: 'owner/name or address' }),
  profile: labelSchema.optional().meta({ description: 'Handle that shows it' }),
  accountCreatedAt: partialDateSchema.optional().meta({ description: 'When the showing account was made' }),
  firstCommitAt: partialDateSchema.optional().meta({ description: 'Author date of the oldest commit' }),
  importedFrom: labelSchema.optional().meta({ description: 'Earlier host or owner, where an import is on record' }),
  forkOf: labelSchema.optional().meta({ description: 'Declared fork parent' }),
  sharesHistoryWith: labelSchema.optional().meta({ description: 'Other public project whose root commits or trees are the same' }),
  contributors: z.array(labelSchema).max(500).optional().meta({ description: 'Handles of everybody who contributed to it; followers are not among them' }),
  originalAuthorsReplaced: z.boolean().optional().meta({ description: 'The candidate’s name replaces or joins the original authors in the shared history' }),
});

export const workSchema = z.strictObject({
  name: labelSchema.meta({ description: 'Employer or client' }),
  position: labelSchema.optional().meta({ description: 'Title' }),
  url: url.optional(),
  location: labelSchema.optional().meta({ description: 'Place of work' }),
  startDate: partialDateSchema.optional().meta({ description: 'First day' }),
  endDate: partialDateSchema.optional().meta({ description: 'Last day; absent while it lasts' }),
  summary: textSchema.optional().meta({ description: 'What was done' }),
  highlights: z.array(textSchema).max(200).optional().meta({ description: 'Points' }),
  via: labelSchema.optional().meta({ description: 'Agency or employer of record through which it was done' }),
});

export const educationSchema = z.strictObject({
  institution: labelSchema.meta({ description: 'School or university' }),
  area: labelSchema.optional().meta({ description: 'Subject' }),
  studyType: labelSchema.optional().meta({ description: 'Degree' }),
  startDate: partialDateSchema.optional().meta({ description: 'Begin' }),
  endDate: partialDateSchema.optional().meta({ description: 'End or award' }),
  url: url.optional(),
});

export const skillSchema = z.strictObject({
  name: labelSchema.meta({ description: 'Skill' }),
  level: labelSchema.optional().meta({ description: 'Level claimed' }),
  keywords: z.array(labelSchema).max(200).optional().meta({ description: 'Details' }),
  since: partialDateSchema.optional().meta({ description: 'Used since, as claimed' }),
});

export const projectSchema = z.strictObject({
  name: labelSchema.meta({ description: 'Project' }),
  description: textSchema.optional().meta({ description: 'What it is' }),
  startDate: partialDateSchema.optional().meta({ description: 'Begin' }),
  endDate: partialDateSchema.optional().meta({ description: 'End' }),
  keywords: z.array(labelSchema).max(200).optional().meta({ description: 'Technologies' }),
  url: url.optional(),
});

export const referenceSchema = z.strictObject({
  name: labelSchema.meta({ description: 'Referee' }),
  employer: labelSchema.optional().meta({ description: 'Where they worked together' }),
  reference: textSchema.optional().meta({ description: 'What the referee wrote or said' }),
  email: z.string().max(320).optional().meta({ description: 'Address of the referee' }),
  phone: z.string().max(60).optional().meta({ description: 'Number of the referee' }),
  phoneLineType: lineTypeSchema.optional().meta({ description: 'Answer of a carrier lookup' }),
  emailDomainCreatedAt: partialDateSchema.optional().meta({ description: 'Registration date of the referee’s mail domain' }),
  contactFoundBy: z.enum(['candidate', 'employer']).optional().meta({ description: 'Who supplied the contact that was used' }),
  reachedBy: z
    .array(z.enum(['email', 'phone', 'video', 'in-person']))
    .max(4)
    .optional()
    .meta({ description: 'Ways in which the referee answered; empty when none did' }),
});

export const identityDocumentSchema = z.strictObject({
  type: z.enum(['passport', 'driving-licence', 'national-id', 'residence-permit', 'other']).meta({ description: 'Kind of document' }),
  issuingCountry: countryCodeSchema.optional().meta({ description: 'Issuing country' }),
  issuingRegion: labelSchema.optional().meta({ description: 'Issuing state or region' }),
  name: labelSchema.optional().meta({ description: 'Name on the document' }),
  number: sealedNumberSchema.optional().meta({ description: 'Document number, sealed' }),
  place: placeSchema.optional().meta({ description: 'Address on the document' }),
  issuedAt: partialDateSchema.optional().meta({ description: 'Issued' }),
  expiresAt: partialDateSchema.optional().meta({ description: 'Expires' }),
});

export const workAuthorizationSchema = z.strictObject({
  scheme: z.enum(['i-9', 'e-verify', 'uk-right-to-work', 'eu-national', 'other']).meta({ description: 'Official procedure' }),
  result: z
    .enum(['authorized', 'pending', 'mismatch-open', 'mismatch-contested', 'mismatch-resolved', 'final-nonconfirmation'])
    .meta({ description: 'What the procedure says today' }),
  at: partialDateSchema.meta({ description: 'Date of that result' }),
  reference: labelSchema.optional().meta({ description: 'Case reference' }),
});

export const payoutAccountSchema = z.strictObject({
  kind: z.enum(['bank', 'platform', 'money-service', 'prepaid-card', 'wallet', 'gift-card', 'other']).meta({ description: 'Rail' }),
  number: sealedNumberSchema.optional().meta({ description: 'Account number or wallet address, sealed' }),
  holderName: labelSchema.optional().meta({ description: 'Account holder as the bank gives it' }),
  holderKind: z.enum(['person', 'company', 'unknown']).optional().meta({ description: 'What the holder is' }),
  relationship: z
    .enum(['self', 'joint', 'own-company', 'employer-of-record', 'court-order', 'third-party', 'unknown'])
    .optional()
    .meta({ description: 'Holder’s relation to the worker, as established' }),
  bankName: labelSchema.optional().meta({ description: 'Bank or platform' }),
  bankCountry: countryCodeSchema.optional().meta({ description: 'Country of the branch' }),
  bankRegion: labelSchema.optional().meta({ description: 'Region of the branch' }),
  onlineBank: z.boolean().optional().meta({ description: 'The bank has no branches, so its region says nothing' }),
  validFrom: partialDateSchema.optional().meta({ description: 'Used for pay from' }),
  validUntil: partialDateSchema.optional().meta({ description: 'Used for pay until' }),
});

export const offerSchema = z.strictObject({
  signedAt: partialDateSchema.optional().meta({ description: 'Offer signed' }),
  startDate: partialDateSchema.optional().meta({ description: 'First working day' }),
  rate: z.number().positive().optional().meta({ description: 'Agreed pay, in `currency` per `period`' }),
  benchmark: z.number().positive().optional().meta({ description: 'Median for role and claimed country, same currency and period' }),
  currency: z.string().length(3).optional().meta({ description: 'ISO 4217' }),
  period: z.enum(['hour', 'day', 'month', 'year']).optional().meta({ description: 'Unit of rate and benchmark' }),
  benchmarkSource: labelSchema.optional().meta({ description: 'Where the benchmark comes from' }),
  negotiated: z.boolean().optional().meta({ description: 'The person asked for other terms' }),
});

export const applicationSchema = z.strictObject({
  requisition: labelSchema.meta({ description: 'Opening applied for' }),
  submittedAt: z.union([instantSchema, partialDateSchema]).meta({ description: 'When' }),
  family: labelSchema.optional().meta({ description: 'Job family, to tell related openings from unrelated ones' }),
  artefact: labelSchema.optional().meta({ description: 'Contact artefact that files it: email, phone, device or address' }),
  via: labelSchema.optional().meta({ description: 'Agency or site it came through' }),
  referredBy: labelSchema.optional().meta({ description: 'Who referred the person: mail address, id of the file, or name' }),
  outcome: z.enum(['open', 'hired', 'rejected', 'withdrawn']).optional().meta({ description: 'What became of it' }),
});

export const requestSchema = z.strictObject({
  kind: z
    .enum([
      'own-device',
      'own-virtual-desktop',
      'unmanaged-phone',
      'crypto-payout',
      'exchange-employer-letter',
      'money-service-payout',
      'gift-card-payout',
      'prepaid-card-payout',
      'platform-payout',
      'advance-payment',
      'pay-before-milestone',
      'payout-change',
      'other',
    ])
    .meta({ description: 'What the person asked for' }),
  at: partialDateSchema.meta({ description: 'When' }),
  afterPolicyExplained: z.boolean().optional().meta({ description: 'The rule had been explained before this request' }),
  contractAllows: z.boolean().optional().meta({ description: 'The contract provides for it' }),
  summary: textSchema.optional().meta({ description: 'In the words of the ticket' }),
});

export const callSchema = z.strictObject({
  at: z.union([instantSchema, partialDateSchema]).meta({ description: 'When' }),
  scheduled: z.boolean().meta({ description: 'It was agreed beforehand' }),
  outcome: z.enum(['answered', 'missed', 'deferred']).meta({ description: 'What happened' }),
  inWorkingHours: z.boolean().optional().meta({ description: 'Within the person’s stated hours' }),
  accommodation: accommodationSchema.optional(),
});

export const equipmentSchema = z.strictObject({
  asset: labelSchema.meta({ description: 'Asset tag' }),
  kind: z.enum(['laptop', 'desktop', 'phone', 'security-key', 'other']).default('laptop').meta({ description: 'What it is' }),
  serial: sealedNumberSchema.optional().meta({ description: 'Serial number, sealed' }),
  issuedAt: partialDateSchema.optional().meta({ description: 'Handed over' }),
  returnRequestedAt: partialDateSchema.optional().meta({ description: 'Return asked for' }),
  returnedAt: partialDateSchema.optional().meta({ description: 'Came back' }),
});

export const shipmentSchema = z.strictObject({
  direction: z.enum(['outbound', 'return']).default('outbound').meta({ description: 'To the person or back' }),
  asset: labelSchema.optional().meta({ description: 'Asset tag of the content' }),
  carrier: labelSchema.optional().meta({ description: 'Carrier' }),
  to: placeSchema.optional().meta({ description: 'Delivery place' }),
  toClassification: addressSchema.shape.classification,
  from: placeSchema.optional().meta({ description: 'Where a return began' }),
  dispatchedAt: partialDateSchema.optional().meta({ description: 'Left' }),
  deliveredAt: partialDateSchema.optional().meta({ description: 'Arrived' }),
  recipientName: labelSchema.optional().meta({ description: 'Name on the carrier’s signature' }),
  recipientRelationship: z.enum(['worker', 'household', 'concierge', 'colleague', 'stranger', 'unknown']).optional().meta({ description: 'Who that is, as established' }),
  redirectedInTransit: z.boolean().optional().meta({ description: 'Delivery place changed on the way' }),
});

export const interviewSchema = z.strictObject({
  at: z.union([instantSchema, partialDateSchema]).meta({ description: 'When' }),
  kind: z.enum(['screening', 'technical', 'panel', 'verification', 'team-call', 'other']).default('screening').meta({ description: 'Round, or a team call after hire' }),
  camera: z.enum(['on', 'partly', 'off']).optional().meta({ description: 'Camera' }),
  reasonAsked: z.boolean().optional().meta({ description: 'A reason for the camera being off was asked for' }),
  accommodation: accommodationSchema.optional(),
  cameraDevices: z.array(labelSchema).max(50).optional().meta({ description: 'Camera names the session listed' }),
  network: z
    .strictObject({
      ip: z.string().max(45).optional().meta({ description: 'Join address' }),
      kind: z
        .enum(['residential', 'mobile', 'corporate', 'education', 'consumer-vpn', 'hosting', 'residential-proxy', 'tor', 'unknown'])
        .optional()
        .meta({ description: 'Class an address intelligence source gave' }),
      countryCode: countryCodeSchema.optional().meta({ description: 'Country it gave' }),
      provider: labelSchema.optional().meta({ description: 'Provider it named' }),
    })
    .optional()
    .meta({ description: 'Network the person joined from' }),
  timeZone: labelSchema.optional().meta({ description: 'Browser’s IANA time zone' }),
  locale: z.string().max(35).optional().meta({ description: 'Operating system’s BCP 47 locale; only its region is ever compared' }),
  seenBy: z.array(labelSchema).max(20).optional().meta({ description: 'Staff who saw the person' }),
});

export const fileSchema = z.strictObject({
  kind: z.enum(['headshot', 'identity-image', 'resume', 'cover-letter', 'portfolio', 'other']).meta({ description: 'What it shows' }),
  text: textSchema.optional().meta({ description: 'Text of a résumé, cover letter or portfolio, compared with other people’s' }),
  title: labelSchema.optional().meta({ description: 'File name' }),
  digest: z.string().max(128).optional().meta({ description: 'SHA-256 in hexadecimal' }),
  perceptualHash: z
    .string()
    .regex(/^[0-9a-f]{16}$/, { error: 'Expected 16 hexadecimal digits, a difference hash of 64 bits' })
    .optional()
    .meta({ description: 'Difference hash (dHash) of the picture, 64 bits as 16 hexadecimal digits; alike pictures have near hashes' }),
  software: labelSchema.optional().meta({ description: 'Software named in the metadata' }),
  generatorMarker: labelSchema.optional().meta({ description: 'Watermark or metadata of a generative tool' }),
  detections: z
    .array(
      z.strictObject({
        tool: labelSchema.meta({ description: 'Detector' }),
        verdict: z.enum(['synthetic', 'edited', 'authentic', 'inconclusive']).meta({ description: 'Its answer' }),
      }),
    )
    .max(20)
    .optional()
    .meta({ description: 'Answers of image detectors' }),
  templateCheck: z.enum(['passed', 'failed', 'inconclusive']).optional().meta({ description: 'Vendor’s check of template and fonts, for identity images' }),
});

export const supplierSchema = z.strictObject({
  name: labelSchema.meta({ description: 'Firm that supplies the person' }),
  kind: z.enum(['staffing-firm', 'employer-of-record', 'development-shop', 'marketplace', 'other']).meta({ description: 'What it is' }),
  identityEvidence: z.enum(['provided', 'requested', 'refused', 'not-requested']).meta({ description: 'The supplier’s own identity evidence for this person' }),
  substitutions: z
    .array(z.strictObject({ at: partialDateSchema.meta({ description: 'When' }), announced: z.boolean().meta({ description: 'With notice' }) }))
    .max(100)
    .optional()
    .meta({ description: 'Times the person was exchanged' }),
});

/**
 * Every section of a dossier with the schema of its values. The order is the order in which the reference lists them.
 */
export const sectionSchemas = {
  names: nameSchema,
  emails: emailSchema,
  phones: phoneSchema,
  addresses: addressSchema,
  profiles: profileSchema,
  repositories: repositorySchema,
  work: workSchema,
  education: educationSchema,
  skills: skillSchema,
  projects: projectSchema,
  references: referenceSchema,
  identityDocuments: identityDocumentSchema,
  workAuthorizations: workAuthorizationSchema,
  payoutAccounts: payoutAccountSchema,
  offers: offerSchema,
  applications: applicationSchema,
  requests: requestSchema,
  calls: callSchema,
  equipment: equipmentSchema,
  shipments: shipmentSchema,
  interviews: interviewSchema,
  files: fileSchema,
  suppliers: supplierSchema,
  observations: observationSchema,
  verifications: verificationSchema,
  answers: answerSchema,
} as const;

export type SectionName = keyof typeof sectionSchemas;
export type SectionValue<S extends SectionName> = z.infer<(typeof sectionSchemas)[S]>;
/** Names of all sections, in reference order. */
export const sectionNames = Object.keys(sectionSchemas) as readonly SectionName[];
