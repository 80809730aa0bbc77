import { z } from 'zod';
import { type CheckableDossier, cannotTell, defineCheck, type Evidence, supports } from '#model';
import { daySpan } from '#values';

const options = z.strictObject({
  /** Unrelated openings in the window from which it is noticed. @source house default, red-flag catalogue 2026-11, row bulk-application-footprint (S17, S18) */
  requisitions: z.int().min(2).default(3).meta({ description: 'Unrelated openings within the window from which it is noticed' }),
  /** Length of the window. Unit: days. @source as above */
  windowDays: z.int().min(1).default(7).meta({ description: 'Length of the window in days' }),
  /** People for whom one artefact files applications from which it is noticed. @source house: two are a couple on one computer */
  people: z.int().min(2).default(3).meta({ description: 'People for whom one artefact files applications from which it is noticed' }),
  /** Applications on one day above which it is noticed; one observed cluster filed about 60. @source as above; S18 for the 60 */
  perDay: z.int().min(1).default(10).meta({ description: 'Applications on one day above which it is noticed' }),
});

type Application = CheckableDossier['applications'][number];

const dayOf = ({ value }: Application) => daySpan(value.submittedAt).first;

/** Applications by the artefact that files them; those without one belong together, since one person’s record holds them. */
function byArtefact(applications: readonly Application[]): readonly (readonly Application[])[] {
  const groups = new Map<string, Application[]>();
  for (const application of applications) groups.set(application.value.artefact ?? '', [...(groups.get(application.value.artefact ?? '') ?? []), application]);
  return [...groups.values()];
}

/** Openings that are not of one job family; openings without a family count each for itself. */
function unrelated(applications: readonly Application[]): number {
  return new Set(applications.map(({ value }) => value.family ?? `opening ${value.requisition}`)).size;
}

/** The window with the most unrelated openings, as the applications in it. */
function fullestWindow(applications: readonly Application[], days: number): readonly Application[] {
  const sorted = [...applications].sort((a, b) => dayOf(a) - dayOf(b) || a.id.localeCompare(b.id));
  return sorted
    .map((first) => sorted.filter((other) => dayOf(other) >= dayOf(first) && dayOf(other) < dayOf(first) + days))
    .reduce<readonly Application[]>((best, window) => (unrelated(window) > unrelated(best) ? window : best), []);
}

/** One contact artefact files applications to many unrelated openings in a short time. */
export const bulkApplicationFootprint = defineCheck({
  id: 'bulk-application-footprint',
  title: 'Many unrelated applications in a short time',
  stage: 'sourcing',
  description: 'One mail address, phone, device or network address files applications to three or more unrelated openings within 7 days, or more than 10 on one day.',
  data: 'Applications from the applicant-tracking system with date, opening and contact artefact',
  falsePositives: ['Tools that apply everywhere at once', 'Somebody laid off who applies widely', 'An agency that submits for its clients'],
  runbook: ['Use it only to start a comparison of artefacts', 'Ask which of the openings the person really wants'],
  references: ['S17', 'S18', 'S24'],
  messages: {
    manyOpenings: 'Applications to {{count}} unrelated openings within {{days}} days.',
    manyInADay: '{{count}} applications on one day.',
    manyPeople: '{{artefact}} files applications for {{count}} people.',
  },
  options,

  run({ dossier, links }, { options }) {
    const dated = dossier.applications.filter(({ value }) => value.submittedAt.length >= 10);
    if (dated.length === 0) return cannotTell('no application with its day is there', 'the applications with their dates from the applicant-tracking system');
    const senders = new Map<string, { own: Evidence; people: Set<string> }>();
    for (const { other, values } of links?.links ?? []) {
      for (const { feature, label, own, setAside } of values) {
        if (feature !== 'application-artefact' || setAside !== undefined || other.names === 'same') continue;
        const sender = senders.get(label) ?? { own, people: new Set() };
        senders.set(label, sender);
        sender.people.add(other.id);
      }
    }
    const forMany = [...senders].flatMap(([artefact, { own, people }]) =>
      people.size + 1 < options.people ? [] : [{ messageId: 'manyPeople' as const, data: { artefact, count: people.size + 1 }, evidence: [own] as const }],
    );
    const alone = byArtefact(dated).flatMap((group) => {
      const window = fullestWindow(group, options.windowDays);
      const [first, ...others] = window;
      const openings =
        first !== undefined && unrelated(window) >= options.requisitions
          ? [{ messageId: 'manyOpenings' as const, data: { count: unrelated(window), days: options.windowDays }, evidence: [supports(first), ...others.map(supports)] as const }]
          : [];
      const days = [...new Set(group.map(dayOf))]
        .sort((a, b) => a - b)
        .map((day) => group.filter((application) => dayOf(application) === day).sort((a, b) => a.id.localeCompare(b.id)));
      const busiest = days.reduce<readonly Application[]>((best, day) => (day.length > best.length ? day : best), []);
      const [one, ...more] = busiest;
      const inADay =
        one !== undefined && busiest.length > options.perDay
          ? [{ messageId: 'manyInADay' as const, data: { count: busiest.length }, evidence: [supports(one), ...more.map(supports)] as const }]
          : [];
      return [...openings, ...inADay];
    });
    return [...alone, ...forMany];
  },
});
