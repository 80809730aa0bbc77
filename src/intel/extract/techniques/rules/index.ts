import type { Rule } from '../rule.ts';
import { ACCESS_RULES } from './access.ts';
import { COLLECTION_RULES } from './collection.ts';
import { CONDUCT_RULES } from './conduct.ts';
import { CREDENTIAL_RULES } from './credentials.ts';
import { EVASION_RULES } from './evasion.ts';
import { EXECUTION_RULES } from './execution.ts';
import { FRAUD_RULES } from './fraud.ts';
import { IMPACT_RULES } from './impact.ts';
import { MOVEMENT_RULES } from './movement.ts';
import { NARRATIVE_RULES } from './narrative.ts';
import { PASSIVE_RULES } from './passive.ts';
import { PERSONA_RULES } from './persona.ts';
import { RECONNAISSANCE_RULES } from './reconnaissance.ts';

/** All rules: the fraud of remote workers first, then what advisories on intrusions tell. */
export const RULES: readonly Rule[] = [
  ...PERSONA_RULES,
  ...FRAUD_RULES,
  ...ACCESS_RULES,
  ...EXECUTION_RULES,
  ...EVASION_RULES,
  ...CREDENTIAL_RULES,
  ...MOVEMENT_RULES,
  ...IMPACT_RULES,
  ...RECONNAISSANCE_RULES,
  ...COLLECTION_RULES,
  ...CONDUCT_RULES,
  ...NARRATIVE_RULES,
  ...PASSIVE_RULES,
];
