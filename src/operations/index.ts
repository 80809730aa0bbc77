/** Verbs of the product. */

export { isAtLeast, type VerificationLine, verificationLine, verifications } from '#assessment';
export type { AuditFault, Calibration, NoticeFacts, RetentionVerdict } from '#cases';
export { mayDo, retentionRules } from '#cases';
export { readMapping } from '#dossiers';
export type { Campaign } from '#intel';
export { ringsDot, ringsGraphml, ringsSvg } from '#links';
export type * from './account-ports.ts';
export { type AuditVerified, checkpointAudit, type ExportedAudit, exportAudit, proveEntry, recordRead, verifyAudit } from './audit.ts';
export { type Asked, askedOf, askInBackground, OPERATION_JOB, type RunningWorker, startWorker, type WorkerNews, type WorkerOptions } from './background.ts';
export { type BackedUp, backUp, restoreBackup } from './backup.ts';
export type { Doing } from './case-change.ts';
export type * from './case-ports.ts';
export {
  addItem,
  attachFile,
  calibration,
  confirmDecision,
  giveVerdict,
  listCases,
  openCaseByHand,
  openFromLevel,
  type PlainCommand,
  readAttachment,
  recordItem,
  recordNotice,
  recordPersonsAnswer,
  removeAttachment,
  showCase,
  startClock,
  workOnCase,
  writeNotice,
} from './cases.ts';
export { operations, operationsByName } from './catalogue.ts';
export {
  type Actor,
  type BytesAnswer,
  caseActorOf,
  type FileAnswer,
  type LinesAnswer,
  none,
  type Operation,
  type OperationContext,
  type OperationInput,
} from './define-operation.ts';
export { describeCheck, describeChecks, findLine } from './describe-checks.ts';
export { type Dismissed, dismissMatch } from './dismiss.ts';
export { exportOcsf, exportSigma } from './export-findings.ts';
export { addFeed, listFeeds, refreshFeeds } from './feeds.ts';
export type * from './hook-ports.ts';
export { type HookWork, workOnHooks } from './hooks.ts';
export { receiveEvent, secretOfConnection } from './intake.ts';
export type * from './intake-ports.ts';
export type * from './job-ports.ts';
export { linksOfPerson } from './links.ts';
export { performOperation } from './perform.ts';
export { readPolicy } from './policy.ts';
export { keepPolicy, type PolicyInForce, type PolicyKeeper, policyInForce } from './policy-in-force.ts';
export type { PolicyStore, PolicyVersion } from './policy-ports.ts';
export type * from './ports.ts';
export { readPeople } from './read-people.ts';
export { findPerson, type Recorded, recordAnswer, recordObservation, recordVerification } from './record.ts';
export {
  type AddedReport,
  addReport,
  catchUpHunts,
  exportReport,
  findReport,
  hunt,
  type ReadReport,
  type ReportFormat,
  readReports,
  removeReport,
  storedCampaigns,
} from './reports.ts';
export { catchUp, type Release, type Rescreened, rescreen } from './rescreen.ts';
export { erasePerson, exportPerson, holdData, releaseHold, type Swept, sweepRetention } from './retention.ts';
export { findRings, judge, type RingProgress, type RingRun } from './rings.ts';
export { type KeyScope, keyScopes, mayReadGuarded, type Role, roleSchema, roles } from './roles.ts';
export {
  createScimUser,
  getScimUser,
  listScimUsers,
  MOST_SCIM_PAGE,
  patchScimUser,
  removeScimUser,
  replaceScimUser,
  type ScimContext,
  ScimRefusal,
} from './scim.ts';
export type * from './scim-ports.ts';
export { readScreeningQuery, readScreeningRows, type ScreeningRow } from './screen-rows.ts';
export { entryOf, facetOf, keptScreening, openScreening, type ScreeningContext, screenDossier, subjectDigest } from './screening.ts';
export { type SharedMemo, type SharedObject, sharedObjects } from './taxii.ts';
export type { Watched } from './telemetry.ts';
export { placeWords, type TimelineEntry, timeline, timelineEntries } from './timeline.ts';
export type * from './trace-ports.ts';
export { byUrgency, dossierDigest, subjectRow, type VetContext, type VettedBatch, vetBatches, vetContext, vetDossier } from './vet.ts';
export { vetInCompany } from './vet-in-company.ts';
export { watch } from './watch.ts';
export type { WatchChange, WatchCounts, WatchNews, WatchOptions } from './watch-news.ts';
export {
  findList,
  gatherListFiles,
  type ImportedList,
  importFiles,
  type ListStatus,
  OLD_AFTER_DAYS,
  type Refreshed,
  refreshLists,
  watchlistStatus,
} from './watchlists.ts';
export type { CaseFile } from './withhold-case.ts';
export type * from './worklist-ports.ts';
export type { CaseCount, DecisionTime, PeopleCount, SignalCount } from './worklist-ports.ts';
