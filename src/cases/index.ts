/** Work on people by people: what may be done, by whom, until when; and the log of it. Decides nothing. */
export { act, type CaseCommand, type Circumstances } from './act.ts';
export { adverseImpact, type GroupCount, type GroupImpact } from './adverse-impact.ts';
export { checkpointOf, readCheckpoint } from './audit/checkpoint.ts';
export { EMPTY_HEAD, link, payloadOf, rootOfHead, subjectOf } from './audit/log.ts';
export { consistencyPath, inclusionPath, verifyConsistency, verifyInclusion } from './audit/merkle.ts';
export { type AuditFault, LogVerifier } from './audit/verify.ts';
export { type Calendar, plusMonths } from './calendar.ts';
export { checklistOf, deviationsOf, functionOf, roleClassOf } from './checklist.ts';
export { clockState, dueAt } from './clocks.ts';
export { type CaseVerb, evolve, mayDo, permits, replay, transitions } from './lifecycle.ts';
export { type NoticeFacts, noticeText } from './notices.ts';
export { type Offer, offersOf } from './offers.ts';
export { endOfPeriod, type Holding, type RecordKind, type RetentionPeriods, type RetentionRule, type RetentionVerdict, retain, retentionRules } from './retention.ts';
export { type Calibration, calibrate } from './verdicts.ts';
