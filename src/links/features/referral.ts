import { type LinkFeature, traitOf } from '../feature.ts';
import { mailboxKey } from './email.ts';
import { nameKey } from './person-name.ts';

/** Who referred the person: by mail address, by id of the file, or by name. */
export const referral: LinkFeature = {
  id: 'referral',
  title: 'referral',
  observe: ({ dossier }) =>
    dossier.applications.flatMap((claim) => {
      const { referredBy } = claim.value;
      if (referredBy === undefined) return [];
      const keys = [referredBy.includes('@') ? mailboxKey(referredBy) : undefined, nameKey(referredBy), `dossier:${referredBy.trim()}`];
      return keys.flatMap((key) => (key === undefined ? [] : [traitOf('referral', claim, key, `referred by ${referredBy}`)]));
    }),
};
