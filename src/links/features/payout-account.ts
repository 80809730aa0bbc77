import { type LinkFeature, traitOf } from '../feature.ts';

/** Account or wallet that pay goes to, as keyed hash. */
export const payoutAccount: LinkFeature = {
  id: 'payout-account',
  title: 'payout account',
  observe: ({ dossier }) =>
    dossier.payoutAccounts.flatMap((claim) => {
      const { number, bankName, kind, relationship, holderKind } = claim.value;
      if (number === undefined) return [];
      const isFirms = relationship === 'employer-of-record' || holderKind === 'company';
      const honest = relationship === 'joint' ? 'joint account' : isFirms ? 'account of a firm' : undefined;
      return [traitOf('payout-account', claim, `sealed:${number.hash}`, [bankName ?? kind, `…${number.lastFour}`].join(' '), honest === undefined ? {} : { honest })];
    }),
};
