import { fold, words } from '#values';
import { type LinkFeature, traitOf } from '../feature.ts';

/** A name, whatever the order of its words. One word alone names nobody. */
export function nameKey(name: string): string | undefined {
  const all = [...words(name)].filter((word) => word.length > 1).sort();
  return all.length < 2 ? undefined : `name:${fold(all.join(' '))}`;
}

/** Name of the person. Alone it is a namesake’s. */
export const personName: LinkFeature = {
  id: 'person-name',
  title: 'name',
  observe: ({ dossier }) =>
    dossier.names.flatMap((claim, at) => {
      const key = nameKey(claim.value.name);
      const named = key === undefined ? [] : [traitOf('person-name', claim, key, claim.value.name)];
      // Who refers somebody is also named by the id of the file.
      return at === 0 ? [...named, traitOf('person-name', claim, `dossier:${dossier.id}`, dossier.id)] : named;
    }),
};
