import { relateNames } from '#values';
import { type LinkFeature, traitOf } from '../feature.ts';
import { nameKey } from './person-name.ts';

/** Somebody else to whom the person’s pay goes. */
export const payee: LinkFeature = {
  id: 'payee',
  title: 'holder of the payout account',
  observe: ({ dossier }) =>
    dossier.payoutAccounts.flatMap((claim) => {
      const { holderName: name, holderKind, relationship } = claim.value;
      if (name === undefined || holderKind === 'company' || relationship === 'self' || relationship === 'joint' || relationship === 'employer-of-record') return [];
      const key = nameKey(name);
      const isOwn = dossier.names.some((own) => relateNames(own.value.name, name) === 'same');
      return key === undefined || isOwn ? [] : [traitOf('payee', claim, key, name)];
    }),
};
