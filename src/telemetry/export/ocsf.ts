import type { Assessment, CatalogueEntry, Strength, WeighedFinding } from '#model';

/** Severity by strength. @source OCSF 1.5.0, severity_id: 2 low, 3 medium, 4 high, 5 critical */
const SEVERITY: Readonly<Record<Strength, readonly [id: number, name: string]>> = { weak: [2, 'Low'], moderate: [3, 'Medium'], strong: [4, 'High'], conclusive: [5, 'Critical'] };
/** Status by standing. @source OCSF 1.5.0, finding status_id: 1 new, 2 in progress, 4 resolved */
const STATUS: Readonly<Record<WeighedFinding['standing'], readonly [id: number, name: string]>> = {
  open: [1, 'New'],
  unexplained: [2, 'In Progress'],
  explained: [4, 'Resolved'],
  settled: [4, 'Resolved'],
};
/** Detection Finding. @source OCSF 1.5.0, class 2004 of category 2 */
const CLASS = 2004;
/** Activity: the finding was made or is told again. @source OCSF 1.5.0, activity_id 1 Create */
const CREATE = 1;

/** A finding as an OCSF Detection Finding. The person is named by dossier id alone. @param version of this program @source https://schema.ocsf.io/1.5.0/classes/detection_finding */
export function ocsfFinding(
  assessment: Assessment,
  finding: WeighedFinding,
  signal: Pick<CatalogueEntry, 'title' | 'attack' | 'description'> | undefined,
  version: string,
): Readonly<Record<string, unknown>> {
  const [severityId, severity] = SEVERITY[finding.strength];
  const [statusId, status] = STATUS[finding.standing];
  const time = Date.parse(assessment.assessedAt);
  const attacks = (signal?.attack ?? []).map((uid) => ({ technique: { uid, name: uid } }));
  return {
    class_uid: CLASS,
    class_name: 'Detection Finding',
    category_uid: 2,
    category_name: 'Findings',
    activity_id: CREATE,
    activity_name: 'Create',
    type_uid: CLASS * 100 + CREATE,
    type_name: 'Detection Finding: Create',
    severity_id: severityId,
    severity,
    status_id: statusId,
    status,
    time,
    message: finding.title,
    metadata: { version: '1.5.0', product: { name: 'Bonafide', vendor_name: 'Bonafide', version }, uid: finding.id, log_name: 'assessment' },
    finding_info: {
      uid: finding.id,
      title: finding.title,
      desc: signal?.description ?? finding.title,
      types: [finding.checkId],
      analytic: { uid: finding.checkId, name: signal?.title ?? finding.checkId, type_id: 1, type: 'Rule' },
      created_time: time,
      ...(attacks.length === 0 ? {} : { attacks }),
    },
    evidences: finding.evidence.map(({ ref, id, section, quote }) => ({ name: section, data: { ref, ...(id === undefined ? {} : { id }), quote } })),
    resources: [{ uid: assessment.dossierId, type: 'Person' }],
    unmapped: { level: assessment.level, counted: finding.counted, why: finding.why, honest_explanations: finding.honestExplanations, settled_by: finding.settledBy },
  };
}
