import { auditOperations } from './catalogue-audit.ts';
import { caseWorkOperations } from './catalogue-case-work.ts';
import { caseOperations } from './catalogue-cases.ts';
import { exampleOperations } from './catalogue-examples.ts';
import { hookOperations } from './catalogue-hooks.ts';
import { insightOperations } from './catalogue-insight.ts';
import { jobOperations, upkeepInBackground } from './catalogue-jobs.ts';
import { linkOperations } from './catalogue-links.ts';
import { listOperations } from './catalogue-lists.ts';
import { peopleOperations } from './catalogue-people.ts';
import { policyOperations } from './catalogue-policy.ts';
import { recordOperations } from './catalogue-records.ts';
import { reportReading } from './catalogue-report-reading.ts';
import { reportOperations } from './catalogue-reports.ts';
import { upkeepOperations } from './catalogue-upkeep.ts';
import { worklistOperations } from './catalogue-worklist.ts';
import type { Operation } from './define-operation.ts';

const work = {
  ...peopleOperations,
  ...worklistOperations,
  examples: exampleOperations.show,
  addExamples: exampleOperations.add,
  removeExamples: exampleOperations.remove,
  ...caseOperations,
  ...caseWorkOperations,
  ...recordOperations,
  ...auditOperations,
  ...listOperations,
  ...reportOperations,
  ...reportReading,
  ...linkOperations,
  ...upkeepInBackground,
  ...upkeepOperations,
  ...hookOperations,
  ...insightOperations,
  ...policyOperations,
};

/** Verbs by the name under which a program calls them. */
export const operationsByName = { ...work, ...jobOperations(Object.values(work)) };

/** Every verb that is offered over HTTP. Routes, the API document and the permission table follow from this one table. */
export const operations: readonly Operation[] = Object.values(operationsByName);
