import { z } from 'zod';
import { adverseImpact } from '#cases';
import { caseStatusSchema, dispositionSchema, levelSchema, relationSchema, standingSchema } from '#model';
import { defineOperation } from './define-operation.ts';
import { titleOfSignal } from './describe-checks.ts';

const count = z.int().nonnegative();

const insight = z
  .strictObject({
    people: z.array(z.strictObject({ relation: relationSchema, level: levelSchema, people: count })),
    signals: z.array(
      z.strictObject({
        checkId: z.string(),
        title: z.string(),
        people: count.meta({ description: 'People in whose latest assessment it was noticed' }),
        standings: z.partialRecord(standingSchema, count).meta({ description: 'Of these, by where the finding stands' }),
        counted: count.meta({ description: 'Of these, where it bears on the level' }),
      }),
    ),
    cases: z.array(z.strictObject({ status: caseStatusSchema, disposition: z.enum([...dispositionSchema.options, 'none']), cases: count })),
    decisions: z
      .array(z.strictObject({ month: z.string(), decisions: count, median: z.number(), slowest: z.number() }))
      .meta({ description: 'From opening a case to its first decision, by the month of the decision. Hours' }),
  })
  .meta({ id: 'Insight', description: 'Counts of people, findings and cases; nobody is named' });

const show = defineOperation({
  id: 'insight.get',
  title: 'How the work goes',
  description: 'Counts of people, findings and cases; nobody is named.',
  method: 'get',
  path: '/insight',
  kind: 'read',
  roles: ['hr', 'security', 'finance', 'counsel', 'auditor', 'admin'],
  // Counts over everybody, of whom nobody is shown.
  worksOut: true,
  output: insight,
  run: async (_, { store }) => {
    const { people, signals, cases, decisions } = await store.counts();
    const ids = [...new Set(signals.map(({ checkId }) => checkId))];
    const ofSignal = (checkId: string) => {
      const those = signals.filter((one) => one.checkId === checkId);
      const sum = (some: typeof those) => some.reduce((total, one) => total + one.people, 0);
      const standings = Object.fromEntries(
        [...new Set(those.map(({ standing }) => standing))].map((standing) => [standing, sum(those.filter((one) => one.standing === standing))]),
      );
      return { checkId, title: titleOfSignal(checkId), people: sum(those), standings, counted: sum(those.filter(({ counted }) => counted)) };
    };
    return {
      people: [...people],
      signals: ids.map(ofSignal).sort((a, b) => b.people - a.people || (a.checkId < b.checkId ? -1 : 1)),
      cases: [...cases],
      decisions: [...decisions],
    };
  },
});

/** Groups compared at once, and people in one. @source house: the categories of a form; Fisher’s test costs as much as people were selected */
const MOST = { groups: 50, people: 100_000 };

const group = z
  .strictObject({
    name: z.string().trim().min(1).max(100),
    considered: z.int().min(0).max(MOST.people),
    selected: z.int().min(0).max(MOST.people),
  })
  .refine(({ considered, selected }) => selected <= considered, { error: 'Expected no more selected than considered', path: ['selected'] });

const impact = defineOperation({
  id: 'insight.adverse-impact',
  title: 'Whether groups fared differently',
  description:
    'Selection rates beside each other by the rule of four fifths, and Fisher’s exact test. The counts come from where the firm lawfully keeps what people said of themselves; nothing of them is kept here.',
  method: 'post',
  path: '/insight/adverse-impact',
  kind: 'read',
  roles: ['hr', 'counsel', 'auditor'],
  body: z.strictObject({ groups: z.array(group).min(1).max(MOST.groups) }),
  output: z.strictObject({
    groups: z.array(
      z.strictObject({
        name: z.string(),
        considered: count,
        selected: count,
        rate: z.number().meta({ description: 'Part that was selected' }),
        ratio: z.number().meta({ description: 'That rate against the highest' }),
        belowFourFifths: z.boolean(),
        probability: z.number().optional().meta({ description: 'How often chance alone would differ as much; absent for the group with the highest rate' }),
        small: z.boolean().meta({ description: 'Less than 2 % of all: the rule is not applied to it' }),
      }),
    ),
  }),
  run: async ({ body }) => ({ groups: [...adverseImpact(body.groups)] }),
});

export const insightOperations = { insight: show, adverseImpact: impact };
