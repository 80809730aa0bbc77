import { type LinkFeature, traitOf } from '../feature.ts';

/** Address of a page that presents the person. A bare site is nobody’s. */
export const profileUrl: LinkFeature = {
  id: 'profile-url',
  title: 'page',
  observe({ dossier }) {
    const pages = [...dossier.profiles, ...dossier.projects].flatMap((claim) => (claim.value.url === undefined ? [] : [{ claim, url: claim.value.url }]));
    return pages.flatMap(({ claim, url }) => {
      const plain = url
        .trim()
        .toLowerCase()
        .replace(/^https?:\/\/(?:www\.)?/, '')
        .replace(/[?#].*$/, '')
        .replace(/\/+$/, '');
      return plain.includes('/') ? [traitOf('profile-url', claim, `url:${plain}`, plain)] : [];
    });
  },
};
