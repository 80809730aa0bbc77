import type { Assessment } from '#model';
import { ocsfFinding, sigmaRules } from '#telemetry';
import { describeChecks } from './describe-checks.ts';
import type { Store } from './ports.ts';

/** People read from the store at a time. */
const PAGE = 500;

/** The stateless detections as Sigma rules. */
export function exportSigma(): readonly { readonly file: string; readonly yaml: string }[] {
  return sigmaRules(describeChecks());
}

/** Counted findings of everybody’s latest assessment as OCSF Detection Findings, by person. @param version of this program @param seen an assessment as its reader may see it */
export async function* exportOcsf(store: Store, version: string, seen: (assessment: Assessment) => Assessment = (one) => one): AsyncGenerator<Readonly<Record<string, unknown>>> {
  const signals = new Map(describeChecks().map((entry) => [entry.id, entry]));
  for (let after: string | undefined; ; ) {
    const page = await store.listDossiers(after, PAGE);
    for (const { id } of page) {
      const latest = await store.latestAssessment(id);
      const assessment = latest === undefined ? undefined : seen(latest);
      for (const finding of assessment?.findings ?? [])
        if (assessment !== undefined && finding.counted) yield ocsfFinding(assessment, finding, signals.get(finding.checkId), version);
    }
    if (page.length < PAGE) return;
    after = page.at(-1)?.id;
  }
}
