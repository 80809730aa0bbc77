import type { CheckableDossier, LinkRecord, TelemetryFacet, Trait } from '#model';
import { fold } from '#values';
import { features } from './features/index.ts';

/** Values that one person can put to others. The rest is left out: a record with thousands of addresses is a broken import. Unit: values. @source house: 150 posts, handles and passages are a long life */
const MOST_TRAITS = 400;

/** Verifications by which somebody of the firm has seen the person. @source due-diligence study of November 2026, assessment/verifications.ts */
const SEEN_BY: ReadonlySet<string> = new Set(['in-person-day-one', 'device-possession', 'on-camera-recheck', 'same-person', 'id-checked-delivery', 'liveness-session']);

const firm = (name: string): string => fold(name);

/** First date of anything the record says of the person here: an application, an offer, the first day. */
function sinceOf(dossier: CheckableDossier): string | undefined {
  const dates = [dossier.subject.startedAt, ...dossier.applications.map(({ value }) => value.submittedAt), ...dossier.offers.map(({ value }) => value.signedAt ?? value.startDate)];
  return dates
    .filter((date) => date !== undefined)
    .sort()[0]
    ?.slice(0, 10);
}

/** Day on which it ended: the engagement, or an application that was turned down. */
function pastOf({ subject, applications }: CheckableDossier): string | undefined {
  const rejected = applications.filter(({ value }) => value.outcome === 'rejected').map(({ value }) => value.submittedAt.slice(0, 10));
  const open = applications.some(({ value }) => value.outcome === 'open' || value.outcome === 'hired');
  return subject.endedAt ?? (open ? undefined : rejected.sort().at(-1));
}

/** What linking knows of a person. @param telemetry what logs say of the person’s accounts and devices */
export function linkRecord(dossier: CheckableDossier, telemetry?: TelemetryFacet): LinkRecord {
  const { claimedResidence } = dossier.subject;
  const residence = [claimedResidence?.city, claimedResidence?.region, claimedResidence?.countryCode].filter((part) => part !== undefined).join(', ');
  const traits = new Map<string, Trait>();
  for (const feature of features) {
    for (const trait of feature.observe({ dossier, telemetry })) {
      const id = `${trait.feature} ${trait.key}`;
      if (!traits.has(id) && traits.size < MOST_TRAITS) traits.set(id, trait);
    }
  }
  const [since, past] = [sinceOf(dossier), pastOf(dossier)];
  return {
    id: dossier.id,
    caption: dossier.caption,
    names: [...new Set(dossier.names.map(({ value }) => value.name))],
    relation: dossier.subject.relation,
    ...(residence === '' ? {} : { residence }),
    ...(since === undefined ? {} : { since }),
    ...(past === undefined ? {} : { past }),
    met: dossier.verifications.some(({ value }) => value.result === 'satisfied' && SEEN_BY.has(value.verification)),
    suppliers: [
      ...new Set([...dossier.suppliers.map(({ value }) => firm(value.name)), ...dossier.work.flatMap(({ value }) => (value.via === undefined ? [] : [firm(value.via)]))]),
    ],
    employers: [...new Set(dossier.work.map(({ value }) => firm(value.name)))],
    traits: [...traits.values()],
  };
}
