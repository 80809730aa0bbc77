import type { Role } from '#operations';

/** Users of the firm’s directory, by SCIM 2.0: where, and who may provision with a key of the scope `scim`. */
export const SCIM_BASE = '/scim/v2';
export const SCIM_ROLES: readonly Role[] = ['hr'];

/** Indicators for other programs, by TAXII 2.1: where, and who may read with a key of the scope `taxii`. */
export const TAXII_BASE = '/taxii2';
export const TAXII_ROLES: readonly Role[] = ['security', 'counsel', 'auditor'];
