import { fold } from '#values';
import { type LinkFeature, traitOf } from '../feature.ts';

/** Posts in a row that make a history that two people do not have alike. Unit: posts. @source house: two posts in a row are common among colleagues */
const POSTS = 3;

/** The same employers from and to the same months, one after the other. */
export const employmentPattern: LinkFeature = {
  id: 'employment-pattern',
  title: 'row of posts',
  observe({ dossier }) {
    const posts = dossier.work
      .filter(({ value }) => value.startDate !== undefined)
      .sort((a, b) => (a.value.startDate ?? '').localeCompare(b.value.startDate ?? '') || a.value.name.localeCompare(b.value.name));
    return posts.slice(0, Math.max(0, posts.length - POSTS + 1)).flatMap((claim, at) => {
      const row = posts.slice(at, at + POSTS);
      const key = row.map(({ value }) => `${fold(value.name)} ${value.startDate?.slice(0, 7)} ${value.endDate?.slice(0, 7) ?? ''}`).join('|');
      return [traitOf('employment-pattern', claim, `posts:${key}`, row.map(({ value }) => value.name).join(', '))];
    });
  },
};
