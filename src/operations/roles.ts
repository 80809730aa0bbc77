import { z } from 'zod';
import type { Guarded, NextStep } from '#model';

/** Functions of the firm that work with Bonafide. @source due-diligence study of November 2026, section 6 (who owns what) */
export const roles = ['hr', 'security', 'finance', 'counsel', 'manager', 'auditor', 'admin'] as const;
export const roleSchema = z.enum(roles).meta({
  id: 'Role',
  description:
    'hr: process, interviews, consent · security: devices, networks, threat reports, links · finance: pay and payees · counsel: lists, law, adverse decisions · manager: what they saw of the work · auditor: reads all, changes nothing · admin: accounts and upkeep, no people',
});
export type Role = z.infer<typeof roleSchema>;

/** Who may see which guarded data. Whoever has several roles sees what any of them may. @source due-diligence study of November 2026, section 6; law study, sections 2 and 4 */
export const mayReadGuarded: Readonly<Record<Guarded, readonly Role[]>> = {
  // Recruiters do not judge network telemetry.
  telemetry: ['security', 'counsel', 'auditor'],
  // Birth dates, birth places and nationalities serve the comparison with a list and nothing else.
  protected: ['counsel', 'auditor'],
  // What somebody says of their health or of an accommodation.
  medical: ['hr', 'counsel', 'auditor'],
};

/** Whose verifications each function carries out. */
const OWNERS: Readonly<Record<Role, readonly NextStep['owner'][]>> = {
  hr: ['hr', 'procurement'],
  security: ['security', 'it'],
  finance: ['finance'],
  counsel: ['legal'],
  manager: ['hiring-manager'],
  auditor: [],
  admin: [],
};

/** Whether any of the roles owns a verification. */
export function owns(held: readonly Role[], owner: NextStep['owner']): boolean {
  return held.some((role) => OWNERS[role].includes(owner));
}

/** Whether any of the roles may see a kind of guarded data. */
export function maySee(held: readonly Role[], kind: Guarded): boolean {
  return held.some((role) => mayReadGuarded[kind].includes(role));
}

/** What an API key is for. */
export const keyScopes = ['read', 'write', 'scim', 'taxii'] as const;
export const keyScopeSchema = z.enum(keyScopes).meta({
  id: 'KeyScope',
  description:
    'read: what changes nothing · write: everything its owner may do · scim: users of the directory at /scim/v2, and nothing else · taxii: indicators at /taxii2, and nothing else',
});
export type KeyScope = z.infer<typeof keyScopeSchema>;
