import { z } from 'zod';
import type { Claim } from './claim.ts';
import type { CheckableDossier } from './dossier.ts';
import type { Evidence, Noticed } from './finding.ts';
import type { IndicatorHit, IntelligenceFacet } from './intelligence.ts';
import type { LinkFacet } from './link.ts';
import type { Observation } from './recorded.ts';
import type { Instant } from './scalars.ts';
import type { ScreenedEdition, ScreeningMatch, WatchlistFacet } from './screening.ts';
import type { TelemetryFacet } from './telemetry.ts';

export const stageSchema = z
  .enum(['sourcing', 'application', 'interview', 'onboarding', 'access', 'work', 'payment', 'offboarding'])
  .meta({ id: 'Stage', description: 'Part of the working relation in which a signal shows' });
export type Stage = z.infer<typeof stageSchema>;

export const strengthSchema = z.enum(['weak', 'moderate', 'strong', 'conclusive']).meta({
  id: 'Strength',
  description:
    'weak: common among honest people · moderate: unusual, cheap to explain · strong: hard to explain once honest reasons are ruled out · conclusive: settles the narrow claim stated',
});
export type Strength = z.infer<typeof strengthSchema>;

/** Independent kinds of data. Two signals corroborate each other only when their families differ. */
export const familySchema = z
  .enum([
    'application-record',
    'contact',
    'profile',
    'history',
    'documents',
    'identity',
    'interview',
    'network',
    'device',
    'shipping',
    'payment',
    'work-pattern',
    'supplier',
    'data-access',
    'intelligence',
  ])
  .meta({ id: 'Family', description: 'Kind of data a signal is read from' });
export type Family = z.infer<typeof familySchema>;

/** Where a check looks. `dossier` is always there; the others are null until they are connected. */
export const sourceSchema = z
  .enum(['dossier', 'observation', 'telemetry', 'watchlists', 'links', 'intelligence'])
  .meta({ id: 'Source', description: 'Where a signal is read from' });
export type Source = z.infer<typeof sourceSchema>;

export const referenceSchemaOfCheck = z
  .strictObject({
    publisher: z.string().meta({ description: 'Publisher' }),
    title: z.string().meta({ description: 'Title' }),
    date: z.string().meta({ description: 'Publication date, or n.d.' }),
    url: z.string().meta({ description: 'Address, empty where none is public' }),
    access: z.enum(['full', 'excerpt', 'secondary']).meta({ description: 'How it was read: full text, excerpt, or through a named secondary' }),
  })
  .meta({ id: 'Reference', description: 'A publication that a signal rests on' });
export type Reference = z.infer<typeof referenceSchemaOfCheck>;

type Meta<Messages extends Record<string, string>> = {
  /** Equals the file name. Names the observation, never a suspicion. */
  readonly id: string;
  readonly title: string;
  readonly stage: Stage;
  /** One or two sentences: what is noticed, with its thresholds. */
  readonly description: string;
  /** Data needed, in words a person can act on. */
  readonly data: string;
  /** Honest reasons to ask about before the signal counts. */
  readonly falsePositives: readonly [string, ...string[]];
  /** What to do, in order. */
  readonly runbook: readonly [string, ...string[]];
  /** Ids in `checks/sources.ts`. */
  readonly references: readonly [string, ...string[]];
  /** ATT&CK technique ids, where one fits. */
  readonly attack?: readonly string[];
  readonly messages: Messages;
};

/** Facets a check may look at beside the dossier; absent where the source is not connected. */
export type ConnectedFacets = { readonly watchlists?: WatchlistFacet; readonly intelligence?: IntelligenceFacet; readonly telemetry?: TelemetryFacet; readonly links?: LinkFacet };

/** What a check looks at. It receives the facets that it `needs` and nothing else. */
export type Facets = { readonly dossier: CheckableDossier } & ConnectedFacets;

/** An answer other than a list of things noticed. */
export type NoAnswer = { readonly kind: 'cannot-tell'; readonly why: string; readonly wouldTell: string } | { readonly kind: 'not-applicable'; readonly why: string };

/** The check could not look: names why, and the data that would tell. Never folded into quiet. */
export function cannotTell(why: string, wouldTell: string): NoAnswer {
  return { kind: 'cannot-tell', why, wouldTell };
}

/** The question does not arise for this person. */
export function notApplicable(why: string): NoAnswer {
  return { kind: 'not-applicable', why };
}

export type CheckContext<Options> = { readonly now: Instant; readonly options: Options };

/** A signal that a pure function computes. */
export type ComputedCheck = Meta<Record<string, string>> & {
  readonly kind: 'computed';
  readonly needs: readonly Source[];
  readonly options?: z.ZodType;
  readonly run: (facets: Facets, context: CheckContext<never>) => readonly Noticed[] | NoAnswer;
};

/** A computed signal whose source no reader fills yet: catalogued, always `cannot-tell` unless a person records it. */
export type AwaitingCheck = Meta<Record<string, string>> & { readonly kind: 'computed'; readonly needs: readonly Source[]; readonly run?: undefined; readonly options?: undefined };

/** A signal that a person sees and records on a small form. */
export type ObservedCheck = Meta<Record<string, string>> & {
  readonly kind: 'observed';
  readonly needs: readonly ['observation'];
  readonly rubric: z.ZodObject;
  /** True where camera, speech, presence or timing is judged: an accommodation asked for and not given closes the question. */
  readonly accommodates: boolean;
  readonly options?: z.ZodType;
  readonly judge: (observations: readonly Claim<Observation>[], context: CheckContext<never>) => readonly Noticed[] | NoAnswer;
};

export type Check = ComputedCheck | AwaitingCheck | ObservedCheck;

/** Declares a computed signal. Misspelt message ids and findings without evidence do not compile. */
export function defineCheck<const Messages extends Record<string, string>, Options extends z.ZodType = z.ZodType<undefined>>(
  check: Meta<Messages> & {
    readonly options?: Options;
    readonly run: (facets: Facets, context: CheckContext<z.infer<Options>>) => readonly Noticed<keyof Messages & string>[] | NoAnswer;
  },
): ComputedCheck {
  return { ...check, kind: 'computed', needs: ['dossier'] } as unknown as ComputedCheck;
}

/** Declares a computed signal that looks at what screening found. Without a list it cannot tell, and is not asked. */
export function defineScreeningCheck<const Messages extends Record<string, string>>(
  check: Meta<Messages> & { readonly run: (facets: Facets & { readonly watchlists: WatchlistFacet }) => readonly Noticed<keyof Messages & string>[] | NoAnswer },
): ComputedCheck {
  return { ...check, kind: 'computed', needs: ['watchlists'] } as unknown as ComputedCheck;
}

/** Declares a computed signal that looks at what stored reports name and, where it says so, at lists or events. It is asked as soon as one of its sources is connected. */
export function defineIntelligenceCheck<const Messages extends Record<string, string>, Options extends z.ZodType = z.ZodType<undefined>>(
  check: Meta<Messages> & {
    readonly needs: readonly ['intelligence', ...('watchlists' | 'telemetry')[]];
    readonly options?: Options;
    readonly run: (facets: Facets, context: CheckContext<z.infer<Options>>) => readonly Noticed<keyof Messages & string>[] | NoAnswer;
  },
): ComputedCheck {
  return { ...check, kind: 'computed' } as unknown as ComputedCheck;
}

/** Declares a computed signal that looks at what events say. Without events about the person it cannot tell, and is not asked. */
export function defineTelemetryCheck<const Messages extends Record<string, string>, Options extends z.ZodType = z.ZodType<undefined>>(
  check: Meta<Messages> & {
    readonly options?: Options;
    readonly run: (facets: Facets & { readonly telemetry: TelemetryFacet }, context: CheckContext<z.infer<Options>>) => readonly Noticed<keyof Messages & string>[] | NoAnswer;
  },
): ComputedCheck {
  return { ...check, kind: 'computed', needs: ['telemetry'] } as unknown as ComputedCheck;
}

/** Declares a computed signal that looks at ties to other stored people. With nobody else stored it cannot tell. */
export function defineLinkCheck<const Messages extends Record<string, string>, Options extends z.ZodType = z.ZodType<undefined>>(
  check: Meta<Messages> & {
    readonly options?: Options;
    readonly run: (facets: Facets & { readonly links: LinkFacet }, context: CheckContext<z.infer<Options>>) => readonly Noticed<keyof Messages & string>[] | NoAnswer;
  },
): ComputedCheck {
  return { ...check, kind: 'computed', needs: ['links'] } as unknown as ComputedCheck;
}

/** Declares a signal that waits for a source. @param check names the sources it `needs` */
export function defineAwaitingCheck<const Messages extends Record<string, string>>(
  check: Meta<Messages> & { readonly needs: readonly [Exclude<Source, 'dossier' | 'observation'>, ...Exclude<Source, 'dossier' | 'observation'>[]] },
): AwaitingCheck {
  return { ...check, kind: 'computed' };
}

/** One observation with its answers parsed by the rubric, and the claim it stands in. */
export type Judged<Rubric extends z.ZodObject> = {
  readonly claim: Claim<Observation>;
  readonly by: string;
  readonly at: string;
  readonly answers: z.infer<Rubric>;
};

/** Declares a signal that people record. `judge` sees the observations whose answers fit the rubric, oldest first. */
export function defineObservedCheck<const Messages extends Record<string, string>, Rubric extends z.ZodObject, Options extends z.ZodType = z.ZodType<undefined>>(
  check: Meta<Messages> & {
    readonly rubric: Rubric;
    readonly accommodates: boolean;
    readonly options?: Options;
    readonly judge: (
      observations: readonly [Judged<Rubric>, ...Judged<Rubric>[]],
      context: CheckContext<z.infer<Options>>,
    ) => readonly Noticed<keyof Messages & string>[] | NoAnswer;
  },
): ObservedCheck {
  const judge = (claims: readonly Claim<Observation>[], context: CheckContext<z.infer<Options>>) => {
    const judged = claims
      .flatMap((claim) => {
        const parsed = check.rubric.safeParse(claim.value.answers);
        return parsed.success ? [{ claim, by: claim.value.by, at: claim.value.at, answers: parsed.data } as Judged<Rubric>] : [];
      })
      .sort((a, b) => a.at.localeCompare(b.at) || a.claim.id.localeCompare(b.claim.id));
    const [first, ...rest] = judged;
    if (first === undefined) return cannotTell('the recorded form is incomplete', `the form’s answers: ${Object.keys(check.rubric.shape).join(', ')}`);
    return check.judge([first, ...rest], context);
  };
  return { ...check, kind: 'observed', needs: ['observation'], judge } as unknown as ObservedCheck;
}

/** Evidence that a claim supports a finding. */
export function supports(claim: Claim): { ref: 'claim'; id: string; role: 'supports' } {
  return { ref: 'claim', id: claim.id, role: 'supports' };
}

/** Evidence that a claim says otherwise. */
export function contradicts(claim: Claim): { ref: 'claim'; id: string; role: 'contradicts' } {
  return { ref: 'claim', id: claim.id, role: 'contradicts' };
}

/** Evidence that helps to read a finding. */
export function context(claim: Claim): { ref: 'claim'; id: string; role: 'context' } {
  return { ref: 'claim', id: claim.id, role: 'context' };
}

/** Evidence that an entry of a list supports a finding; it says itself which entry, of which list, in which version. */
export function listEntry(match: ScreeningMatch, edition: ScreenedEdition | undefined): Extract<Evidence, { ref: 'list-entry' }> {
  const published = edition?.publishedAt === undefined ? '' : `, published ${edition.publishedAt.slice(0, 10)}`;
  const programs = match.programs.length === 0 ? '' : ` (${match.programs.join(', ')})`;
  return {
    ref: 'list-entry',
    id: match.entityId,
    list: match.list,
    version: edition?.version ?? '',
    quote: `${match.name}${match.name === match.caption ? '' : ` – ${match.caption}`}${programs}${published}`,
    role: 'supports',
  };
}

/** Evidence that words of a stored report support a finding. */
export function reported({ indicator }: IndicatorHit): Extract<Evidence, { ref: 'report' }> {
  return { ref: 'report', id: indicator.reportId, source: indicator.source, start: indicator.start, end: indicator.end, quote: indicator.quote, role: 'supports' };
}

/** Evidence that something expected is not there. @param soughtIn section or source that was searched */
export function absence(expected: string, soughtIn: string): { ref: 'absence'; expected: string; soughtIn: string; role: 'supports' } {
  return { ref: 'absence', expected, soughtIn, role: 'supports' };
}

/** The judgement about a check, kept apart from the looking. */
export type CatalogueLine = {
  readonly check: Check;
  readonly strength: Strength;
  /** Strength of a particular message where it differs from the check’s. */
  readonly strengthOf?: Readonly<Record<string, Strength>>;
  /** Signals of one group share a cause: the strongest counts, the rest are shown as not counted. */
  readonly group: string;
  readonly family: Family;
  /** Verifications any one of which, once satisfied, answers this signal. */
  readonly settledBy: readonly string[];
};

export const catalogueEntrySchema = z
  .strictObject({
    id: z.string().meta({ description: 'Id of the signal' }),
    title: z.string().meta({ description: 'The observation' }),
    kind: z.enum(['computed', 'observed']).meta({ description: 'Computed by a function, or recorded by a person' }),
    stage: stageSchema,
    family: familySchema,
    strength: strengthSchema,
    strengthOf: z.record(z.string(), strengthSchema).optional().meta({ description: 'Strength of particular messages' }),
    group: z.string().meta({ description: 'Shared cause' }),
    needs: z.array(sourceSchema).meta({ description: 'Sources it is read from' }),
    works: z.boolean().meta({ description: 'False while no source fills it; a person can still record it' }),
    description: z.string().meta({ description: 'What is noticed' }),
    data: z.string().meta({ description: 'Data needed' }),
    falsePositives: z.array(z.string()).meta({ description: 'Honest explanations to ask about' }),
    runbook: z.array(z.string()).meta({ description: 'What to do, in order' }),
    settledBy: z.array(z.string()).meta({ description: 'Verifications that settle it' }),
    attack: z.array(z.string()).meta({ description: 'ATT&CK technique ids' }),
    references: z.array(referenceSchemaOfCheck).meta({ description: 'Publications' }),
    options: z.unknown().optional().meta({ description: 'JSON Schema of its thresholds' }),
    form: z.unknown().optional().meta({ description: 'JSON Schema of its form, for observed signals' }),
  })
  .meta({ id: 'CatalogueEntry', description: 'One signal as the catalogue describes it' });
export type CatalogueEntry = z.infer<typeof catalogueEntrySchema>;
