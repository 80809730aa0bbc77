import { type LinkFeature, traitOf } from '../feature.ts';

/** A file that both handed in, byte for byte. */
export const file: LinkFeature = {
  id: 'file',
  title: 'file',
  observe: ({ dossier }) =>
    dossier.files.flatMap((claim) => {
      const { digest, title, kind } = claim.value;
      return digest === undefined ? [] : [traitOf('file', claim, `file:${digest.toLowerCase()}`, title === undefined ? kind : `${kind} ${title}`)];
    }),
};
