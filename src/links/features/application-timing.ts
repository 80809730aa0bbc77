import { type LinkFeature, traitOf } from '../feature.ts';

/** Characters of an instant up to ten minutes: 2026-05-04T09:3. */
const TEN_MINUTES = 15;

/** Applications to one opening within the same ten minutes. */
export const applicationTiming: LinkFeature = {
  id: 'application-timing',
  title: 'time of application',
  observe: ({ dossier }) =>
    dossier.applications.flatMap((claim) => {
      const { requisition, submittedAt } = claim.value;
      if (!submittedAt.includes('T')) return [];
      return [traitOf('application-timing', claim, `filed:${requisition.toLowerCase()}|${submittedAt.slice(0, TEN_MINUTES)}`, `${requisition} at ${submittedAt.slice(0, 16)}`)];
    }),
};
