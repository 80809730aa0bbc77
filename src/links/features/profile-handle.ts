import { fold, isPlaceholder } from '#values';
import { type LinkFeature, traitOf } from '../feature.ts';

/** Account on a site: the handle of today and those it had before. */
export const profileHandle: LinkFeature = {
  id: 'profile-handle',
  title: 'profile',
  observe: ({ dossier }) =>
    dossier.profiles.flatMap((claim) => {
      const { network, username, formerNames = [] } = claim.value;
      const handles = [username, ...formerNames.flatMap((one) => (one.knownCollaborator === true ? [] : [one.username]))];
      return [...new Set(handles)].flatMap((handle) =>
        handle === undefined || isPlaceholder(handle) ? [] : [traitOf('profile-handle', claim, `account:${fold(network)}:${handle.trim().toLowerCase()}`, `${network} ${handle}`)],
      );
    }),
};
