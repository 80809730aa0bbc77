import { fold } from '#values';
import { type LinkFeature, traitOf } from '../feature.ts';

/** The same school, subject and years. Class mates have it too. */
export const educationPattern: LinkFeature = {
  id: 'education-pattern',
  title: 'education',
  observe: ({ dossier }) =>
    dossier.education.flatMap((claim) => {
      const { institution, area, startDate, endDate } = claim.value;
      if (area === undefined || endDate === undefined) return [];
      return [traitOf('education-pattern', claim, `studies:${fold(institution)}|${fold(area)}|${startDate?.slice(0, 4) ?? ''}|${endDate.slice(0, 4)}`, `${institution}, ${area}`)];
    }),
};
