import { z } from 'zod';
import { type Claim, claimSchema, documentSchema } from './claim.ts';
import { countryCodeSchema, labelSchema, partialDateSchema } from './scalars.ts';
import { type SectionName, type SectionValue, sectionNames, sectionSchemas } from './sections.ts';

export const relationSchema = z.enum(['applicant', 'contractor', 'employee', 'supplier-worker']).meta({ id: 'Relation', description: 'What the person is to the firm' });
export type Relation = z.infer<typeof relationSchema>;

/** Criticality of a role, 0 (public content) to 3 (production, identity, treasury). */
export const tierSchema = z
  .union([z.literal(0), z.literal(1), z.literal(2), z.literal(3)])
  .meta({ id: 'Tier', description: '0 public content · 1 internal tools · 2 source code, customer data, CI · 3 production, identity, publishing, payroll, treasury' });
export type Tier = z.infer<typeof tierSchema>;

export const residenceSchema = z
  .strictObject({
    countryCode: countryCodeSchema.meta({ description: 'Country' }),
    region: labelSchema.optional().meta({ description: 'State, province or region' }),
    city: labelSchema.optional().meta({ description: 'City' }),
    timeZone: labelSchema.optional().meta({ description: 'IANA time zone, if stated' }),
    latitude: z.number().min(-90).max(90).optional().meta({ description: 'Degrees north' }),
    longitude: z.number().min(-180).max(180).optional().meta({ description: 'Degrees east' }),
    movedAt: partialDateSchema.optional().meta({ description: 'Moved there; a recent move explains much' }),
  })
  .meta({ id: 'Residence', description: 'Where the person says they live' });
export type Residence = z.infer<typeof residenceSchema>;

export const subjectSchema = z
  .strictObject({
    relation: relationSchema.default('applicant'),
    role: z
      .strictObject({
        title: labelSchema.optional().meta({ description: 'Job title' }),
        tier: tierSchema.optional(),
        privileges: z.array(labelSchema).max(50).optional().meta({ description: 'Access the role carries' }),
      })
      .default({})
      .meta({ description: 'Role and its criticality' }),
    claimedResidence: residenceSchema.optional(),
    startedAt: partialDateSchema.optional().meta({ description: 'First working day' }),
    endedAt: partialDateSchema.optional().meta({ description: 'Last working day' }),
  })
  .meta({ id: 'Subject', description: 'Who the dossier is about, as a worker' });
export type Subject = z.infer<typeof subjectSchema>;

/**
 * Attributes that no check may read. Kept only for watchlist screening and the identity-document comparison;
 * gender, ethnicity, religion, disability and family status are not kept at all (docs/decisions/0005).
 */
export const protectedSchema = z
  .strictObject({
    birthDates: z.array(claimSchema(partialDateSchema)).meta({ description: 'Birth dates stated' }),
    birthPlaces: z.array(claimSchema(labelSchema)).meta({ description: 'Birth places stated' }),
    nationalities: z.array(claimSchema(countryCodeSchema)).meta({ description: 'Nationalities stated' }),
  })
  .meta({ id: 'Protected', description: 'Attributes out of reach of every check' });
export type Protected = z.infer<typeof protectedSchema>;

type Sections = { readonly [S in SectionName]: readonly Claim<SectionValue<S>>[] };

const sectionClaims = Object.fromEntries(
  sectionNames.map((name) => [name, z.array(claimSchema(sectionSchemas[name])).meta({ description: `Claims of the section ${name}` })]),
) as unknown as { [S in SectionName]: z.ZodType<Claim<SectionValue<S>>[]> };

/** A dossier as the program holds it: claims with provenance, not bare values, because two documents may disagree. */
export const dossierSchema = z
  .strictObject({
    id: z.string().meta({ description: 'Stable id of the dossier' }),
    caption: z.string().meta({ description: 'How people call the person in lists' }),
    subject: subjectSchema,
    documents: z.array(documentSchema).meta({ description: 'Documents that claims point to' }),
    ...sectionClaims,
    protected: protectedSchema,
  })
  .meta({ id: 'Dossier', description: 'Everything sources say about one person, each with its place' });

export type Dossier = {
  readonly id: string;
  readonly caption: string;
  readonly subject: Subject;
  readonly documents: readonly z.infer<typeof documentSchema>[];
  readonly protected: Protected;
} & Sections;

/** What checks see: a dossier without its protected attributes, by type and at run time. */
export type CheckableDossier = Omit<Dossier, 'protected'>;

/** Leaves the protected attributes behind. */
export function withoutProtected(dossier: Dossier): CheckableDossier {
  const { protected: _, ...checkable } = dossier;
  return checkable;
}

/** Every claim that a check may see, in section order. */
export function claimsOf(dossier: CheckableDossier): readonly Claim[] {
  return sectionNames.flatMap((name) => dossier[name] as readonly Claim[]);
}
