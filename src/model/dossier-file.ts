import { z } from 'zod';
import { documentRoleSchema } from './claim.ts';
import { subjectSchema } from './dossier.ts';
import { countryCodeSchema, labelSchema, partialDateSchema } from './scalars.ts';
import { type SectionName, sealedNumberSchema, sectionNames, sectionSchemas } from './sections.ts';

/** Fields that hold a sensitive number in the clear on the way in, by section. The reader seals them before anything else sees them. */
export const sealedFields: Partial<Record<SectionName, string>> = {
  identityDocuments: 'number',
  payoutAccounts: 'number',
  equipment: 'serial',
};

/** Every item may say in which listed document, and when, the person said it. */
export const provenanceFields = {
  document: z.string().optional().meta({ description: 'Id of the document in `documents` in which it was said' }),
  statedAt: partialDateSchema.optional().meta({ description: 'When it was said' }),
};

function itemSchema(section: SectionName): z.ZodObject {
  const value = sectionSchemas[section] as z.ZodObject;
  const sealed = sealedFields[section];
  const open =
    sealed === undefined
      ? value
      : value.extend({
          [sealed]: z
            .union([z.string().min(1).max(200), sealedNumberSchema])
            .optional()
            .meta({ description: 'In the clear; kept only as keyed hash and last four' }),
        });
  return open.extend(provenanceFields);
}

/** Most items in one section. More is an export gone wrong, not a person. @source house, docs/decisions/0004 */
export const MAX_ITEMS = 5_000;

/** `bonafide.dossier/v1`: a dossier as people and exports write it, plain values instead of claims. */
export const dossierFileSchema = z
  .strictObject({
    $schema: z.string().optional().meta({ description: 'Address of this schema, for editors' }),
    schema: z.literal('bonafide.dossier/v1').meta({ description: 'Format and version' }),
    id: z
      .string()
      .regex(/^[A-Za-z0-9][A-Za-z0-9._:@-]{0,127}$/, { error: 'Expected an id of up to 128 letters, digits and . _ : @ -' })
      .meta({ description: 'Your own stable id of the person; importing it again updates the same dossier' }),
    caption: labelSchema.optional().meta({ description: 'How people call the person in lists; the first name otherwise' }),
    about: z.string().max(5_000).optional().meta({ description: 'What this file is; read by people only' }),
    subject: subjectSchema.optional(),
    documents: z
      .array(
        z.strictObject({
          id: labelSchema.meta({ description: 'Id used by `document`' }),
          role: documentRoleSchema,
          title: labelSchema.optional().meta({ description: 'Title or file name' }),
        }),
      )
      .max(MAX_ITEMS)
      .optional()
      .meta({ description: 'Documents that items were taken from' }),
    ...(Object.fromEntries(
      sectionNames.map((name) => [
        name,
        z
          .array(itemSchema(name))
          .max(MAX_ITEMS)
          .optional()
          .meta({ description: `Section ${name}` }),
      ]),
    ) as Record<SectionName, z.ZodOptional<z.ZodArray<z.ZodObject>>>),
    protected: z
      .strictObject({
        birthDates: z.array(partialDateSchema).max(20).optional().meta({ description: 'Birth dates stated' }),
        birthPlaces: z.array(labelSchema).max(20).optional().meta({ description: 'Birth places stated' }),
        nationalities: z.array(countryCodeSchema).max(20).optional().meta({ description: 'Nationalities stated' }),
      })
      .optional()
      .meta({ description: 'Only for list screening and the identity-document comparison; no check can read it' }),
  })
  .meta({ id: 'DossierFile', description: 'A dossier as people and exports write it' });
export type DossierFile = z.infer<typeof dossierFileSchema>;
