import type { ActorProfile, Digest, ReportIndicator, ReportSource, TechniqueUse } from '#model';
import { absencesOf } from './absences.ts';
import { ATTACK_VERSION, currentTechnique } from './attack.ts';
import { extractFacts } from './extract/advice/facts.ts';
import { extractImplications } from './extract/advice/implications.ts';
import { extractMitigations } from './extract/advice/mitigations.ts';
import { extractRedFlags } from './extract/advice/red-flags.ts';
import { describeSource, extractActors, extractOrganisations, extractPeople } from './extract/attribution/index.ts';
import { extractIndicators } from './extract/indicators/index.ts';
import { extractCounts, extractDates, extractMoney } from './extract/quantities/index.ts';
import { extractSoftware } from './extract/software.ts';
import { extractCountries, extractSectors, extractVictims } from './extract/targeting/index.ts';
import { isAdvice, isDenied } from './extract/techniques/guard.ts';
import { extractExplicitTechniques, inferTechniques } from './extract/techniques/index.ts';
import type { TechniqueModel } from './techniques-model/model.ts';
import { layOut, quote, type ReportText } from './text.ts';

/** What reading a report needs beside its text. Without the classifier, techniques rest on ids and rules alone. */
export type AnalysisTools = { readonly digest: Digest; readonly model?: TechniqueModel };

/** Least probability with which the classifier is heard alone. @source docs/explanation/threat-reports.md: with it documents of another collection gain 0.008 of F1 exactly and 0.015 by parent */
const LEAST_ALONE = 0.6;

/** Sections in which a sentence may describe what the actors did. */
const BEHAVIOUR = new Set(['body', 'activity', 'techniques', 'attribution', 'infrastructure', 'targeting', 'indicators']);

/** What the classifier adds to ids and rules: one sentence a technique, the surest. */
function classified(report: ReportText, model: TechniqueModel, known: ReadonlySet<string>): readonly TechniqueUse[] {
  const best = new Map<string, TechniqueUse>();
  for (const { start, end, block } of report.sentences) {
    if (!BEHAVIOUR.has(block.section) || block.kind === 'heading') continue;
    const sentence = report.view.slice(start, end);
    // Who is told to do something, or told that it did not happen, shows no technique.
    if (isAdvice(sentence) || isDenied(sentence, 0)) continue;
    for (const { id, probability } of model.classify(sentence)) {
      const current = probability < LEAST_ALONE ? undefined : currentTechnique(id);
      if (current === undefined || known.has(current.id) || (best.get(current.id)?.confidence ?? 0) >= probability) continue;
      best.set(current.id, {
        id: current.id,
        name: current.name,
        tactics: [...current.tactics],
        by: 'model',
        confidence: Math.round(probability * 100) / 100,
        why: 'trained classifier',
        ...quote(report, start, end),
      });
    }
  }
  return [...best.values()];
}

function techniquesOf(report: ReportText, model: TechniqueModel | undefined): readonly TechniqueUse[] {
  const explicit = extractExplicitTechniques(report);
  const written = new Set(explicit.map(({ id }) => id));
  const inferred = inferTechniques(report).filter(({ id }) => !written.has(id));
  const known = new Set([...written, ...inferred.map(({ id }) => id)]);
  return [...explicit, ...inferred, ...(model === undefined ? [] : classified(report, model, known))];
}

/** An id of STIX’s form from a digest, the same whenever the text is. @source RFC 9562, 5.5: version and variant bits of a name-based UUID */
function uuidOf(sha256: string): string {
  return `${sha256.slice(0, 8)}-${sha256.slice(8, 12)}-5${sha256.slice(13, 16)}-a${sha256.slice(17, 20)}-${sha256.slice(20, 32)}`;
}

/** Reads a report into a profile. Pure: the same text gives the same profile. Cost grows with the length of the text. @param indicators those that a machine-readable form names itself */
export function analyzeReport(text: string, source: ReportSource, { digest, model }: AnalysisTools, indicators: readonly ReportIndicator[] = []): ActorProfile {
  const laid = layOut(text, source);
  const report: ReportText = { ...laid, source: describeSource(laid) };
  const sha256 = digest.sha256(report.text);
  const found = extractIndicators(report).filter(({ type, value }) => !indicators.some((own) => own.type === type && own.value === value));
  const profile = {
    id: `report--${uuidOf(sha256)}`,
    sha256,
    characters: report.text.length,
    source: report.source,
    attackVersion: ATTACK_VERSION,
    attribution: (({ caveats, ...rest }) => ({ ...rest, people: extractPeople(report), organisations: extractOrganisations(report), caveats: [...caveats] }))(
      extractActors(report),
    ),
    activity: { facts: extractFacts(report), dates: extractDates(report), money: extractMoney(report), counts: extractCounts(report) },
    techniques: techniquesOf(report, model),
    targeting: { sectors: extractSectors(report), countries: extractCountries(report), victims: extractVictims(report) },
    infrastructure: { software: extractSoftware(report), indicators: [...indicators, ...found] },
    implications: extractImplications(report),
    mitigations: extractMitigations(report),
    redFlags: extractRedFlags(report),
  };
  return { ...profile, absent: absencesOf(profile) };
}
