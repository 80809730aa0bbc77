import { z } from 'zod';
import { familySchema, sourceSchema, strengthSchema } from './check.ts';
import { documentSchema } from './claim.ts';
import { subjectSchema } from './dossier.ts';
import { checkOutcomeSchema, citedEvidenceSchema } from './finding.ts';
import { issueSchema } from './issue.ts';
import { instantSchema } from './scalars.ts';

/** Levels in rising order (OCSF `risk_level_id` words). */
export const levels = ['info', 'low', 'medium', 'high', 'critical'] as const;
export const levelSchema = z.enum(levels).meta({
  id: 'Level',
  description: 'info: nothing open · low: weak signals only · medium: ask and verify · high: independent evidence agrees · critical: act today, with people',
});
export type Level = z.infer<typeof levelSchema>;

/** Where a finding stands. */
export const standingSchema = z.enum(['open', 'unexplained', 'explained', 'settled']);
export type Standing = z.infer<typeof standingSchema>;

/** A finding as an assessment weighs it. */
export const weighedFindingSchema = z
  .strictObject({
    id: z.string().meta({ description: 'Id of the finding' }),
    checkId: z.string().meta({ description: 'Signal' }),
    messageId: z.string().meta({ description: 'Message of the signal' }),
    title: z.string().meta({ description: 'The observation in words' }),
    strength: strengthSchema,
    family: familySchema,
    group: z.string().meta({ description: 'Shared cause' }),
    standing: standingSchema.meta({
      description: 'open: nobody asked yet · unexplained: asked, the answer was not accepted · explained: an accepted answer · settled: a verification answered it',
    }),
    counted: z.boolean().meta({ description: 'Whether it bears on the level' }),
    why: z.string().meta({ description: 'Why it counts or does not' }),
    evidence: z.array(citedEvidenceSchema).min(1).meta({ description: 'What it rests on, quoted' }),
    honestExplanations: z.array(z.string()).meta({ description: 'To be asked about before it counts for more' }),
    settledBy: z.array(z.string()).meta({ description: 'Verifications that would settle it' }),
  })
  .meta({ id: 'WeighedFinding', description: 'A finding with its weight and standing' });
export type WeighedFinding = z.infer<typeof weighedFindingSchema>;

export const patternMatchSchema = z
  .strictObject({
    id: z.string().meta({ description: 'Pattern' }),
    title: z.string().meta({ description: 'What it is' }),
    reading: z.string().meta({ description: 'What to do about it' }),
    complete: z.boolean().meta({ description: 'All parts are there; otherwise what is missing is named' }),
    members: z.array(z.string()).meta({ description: 'Signals that make it up here' }),
    missing: z.array(z.string()).meta({ description: 'Parts not seen, as signal ids joined by “or”' }),
  })
  .meta({ id: 'PatternMatch', description: 'A compound pattern over findings' });
export type PatternMatch = z.infer<typeof patternMatchSchema>;

export const ownerSchema = z.enum(['hr', 'security', 'finance', 'legal', 'hiring-manager', 'it', 'procurement']).meta({ id: 'Owner', description: 'Function that owns a step' });

export const nextStepSchema = z
  .strictObject({
    verification: z.string().meta({ description: 'Id to record the result under' }),
    title: z.string().meta({ description: 'What to verify' }),
    how: z.string().meta({ description: 'How' }),
    satisfiedWhen: z.string().meta({ description: 'What counts as done' }),
    owner: ownerSchema,
    onFailure: z.string().meta({ description: 'What follows if it fails' }),
    required: z.boolean().meta({ description: 'The role tier and residence class ask for it anyway' }),
    settles: z.array(z.string()).meta({ description: 'Open signals it would settle' }),
    minutes: z.number().meta({ description: 'Staff time, minutes' }),
    burden: z.int().meta({ description: 'Burden on the person: 0 none · 1 a message · 2 a call or document · 3 a journey or an appointment' }),
    why: z.string().meta({ description: 'Why it stands here' }),
  })
  .meta({ id: 'NextStep', description: 'A verification to do, and why now' });
export type NextStep = z.infer<typeof nextStepSchema>;

export const coverageSchema = z
  .strictObject({
    looked: z.int().meta({ description: 'Signals that were looked at (fired or quiet)' }),
    couldNotTell: z.int().meta({ description: 'Signals that could not be told' }),
    notApplicable: z.int().meta({ description: 'Signals that do not concern this person' }),
    off: z.array(z.string()).meta({ description: 'Signals switched off by policy' }),
    broke: z.array(z.string()).meta({ description: 'Signals that failed: a bug to report' }),
    missing: z
      .array(
        z.strictObject({
          source: sourceSchema,
          signals: z.array(z.string()).meta({ description: 'Signals it would tell' }),
        }),
      )
      .meta({ description: 'What is missing, by source; each outcome names the data that would tell' }),
  })
  .meta({ id: 'Coverage', description: 'What was looked at and what was not' });
export type Coverage = z.infer<typeof coverageSchema>;

export const assessmentSchema = z
  .strictObject({
    schema: z.literal('bonafide.assessment/v1').meta({ description: 'Format and version' }),
    id: z.string().meta({ description: 'asm_ and a digest of what it was made from and what it says, the time left out: the same result has the same id' }),
    dossierId: z.string().meta({ description: 'Dossier assessed' }),
    caption: z.string().meta({ description: 'Person' }),
    subject: subjectSchema,
    documents: z.array(documentSchema).meta({ description: 'Documents that evidence points to' }),
    level: levelSchema,
    provisional: z.boolean().meta({ description: 'True while an honest explanation of a counted finding has not been asked' }),
    headline: z.string().meta({ description: 'The level and what it rests on, in one sentence' }),
    findings: z.array(weighedFindingSchema).meta({ description: 'Strongest first, those that count before those that do not' }),
    patterns: z.array(patternMatchSchema).meta({ description: 'Compound patterns, complete ones first' }),
    outcomes: z.array(checkOutcomeSchema).meta({ description: 'What became of every signal' }),
    coverage: coverageSchema,
    residenceClass: z.enum(['domestic', 'abroad', 'embargoed-territory', 'unknown']).meta({ description: 'Claimed residence against the employer’s country' }),
    proofing: z.enum(['P0', 'P1', 'P2', 'P3', 'P4']).meta({ description: 'Identity proofing the role asks for' }),
    nextSteps: z.array(nextStepSchema).meta({ description: 'Most doubt removed for least cost and burden first' }),
    weight: z.number().meta({ description: 'Sum of counted strengths in decibans; orders people within a level, is no probability' }),
    issues: z.array(issueSchema).meta({ description: 'Imperfections of the input' }),
    inputsDigest: z.string().meta({ description: 'SHA-256 of the dossier as assessed' }),
    catalogueVersion: z.string().meta({ description: 'Digest of the catalogue' }),
    policyDigest: z.string().meta({ description: 'Digest of the policy' }),
    assessedAt: instantSchema,
  })
  .meta({ id: 'Assessment', description: 'What is known about one person, weighed and explained; never a decision' });
export type Assessment = z.infer<typeof assessmentSchema>;

/** What `vet --json` prints. */
export const vetReportSchema = z
  .strictObject({
    schema: z.literal('bonafide.vet-report/v1').meta({ description: 'Format and version' }),
    assessments: z.array(assessmentSchema).meta({ description: 'In the order in which people were read' }),
    reassessed: z.array(assessmentSchema).meta({ description: 'People assessed anew since somebody read after them is tied to them; these go before what stands above' }),
    issues: z.array(issueSchema).meta({ description: 'Imperfections that belong to no single person' }),
  })
  .meta({ id: 'VetReport', description: 'Result of vetting' });
export type VetReport = z.infer<typeof vetReportSchema>;
