import { z } from 'zod';
import { instantSchema } from './scalars.ts';

/*
 * Users by SCIM 2.0, in the standard’s own words. What is not here is not kept: passwords, photographs, honorifics, languages and whatever else
 * says nothing that due diligence needs. @source RFC 7643, sections 4.1 and 4.3
 */

export const SCIM_USER = 'urn:ietf:params:scim:schemas:core:2.0:User';
export const SCIM_ENTERPRISE = 'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User';

const text = z.string().min(1).max(500);
/** Entra ID writes truth as text. @source Microsoft, “Known issues with SCIM 2.0 in Microsoft Entra ID” */
const truth = z.union([z.boolean(), z.stringbool({ truthy: ['true'], falsy: ['false'] })]);
const listed = <S extends z.ZodRawShape>(fields: S) => z.array(z.object({ ...fields, type: text.optional(), primary: truth.optional() })).max(50);

export const scimUserSchema = z.object({
  userName: z.string().trim().min(1).max(320),
  externalId: z.string().min(1).max(320).optional(),
  name: z.object({ formatted: text.optional(), familyName: text.optional(), givenName: text.optional(), middleName: text.optional() }).optional(),
  displayName: text.optional(),
  title: text.optional(),
  userType: text.optional(),
  active: truth.default(true),
  emails: listed({ value: z.string().min(3).max(320) }).optional(),
  phoneNumbers: listed({ value: z.string().min(3).max(60) }).optional(),
  addresses: listed({
    formatted: text.optional(),
    streetAddress: text.optional(),
    locality: text.optional(),
    region: text.optional(),
    postalCode: z.string().min(1).max(20).optional(),
    country: text.optional(),
  }).optional(),
  [SCIM_ENTERPRISE]: z
    .object({
      employeeNumber: text.optional(),
      costCenter: text.optional(),
      organization: text.optional(),
      division: text.optional(),
      department: text.optional(),
      // Entra ID sends the id alone.
      manager: z.union([z.object({ value: text }), text.transform((value) => ({ value }))]).optional(),
    })
    .optional(),
});
export type ScimUser = z.infer<typeof scimUserSchema>;

/** A user as it is kept. */
export const scimRecordSchema = z.object({
  id: z.string(),
  dossierId: z.string(),
  user: scimUserSchema,
  /** Taken away by its source: it is not found any more, and the dossier stays. */
  deleted: z.boolean(),
  /** Since when it is not active. */
  inactiveSince: instantSchema.optional(),
  version: z.int().positive(),
  created: instantSchema,
  lastModified: instantSchema,
});
export type ScimRecord = z.infer<typeof scimRecordSchema>;
