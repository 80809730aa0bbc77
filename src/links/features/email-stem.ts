import { isNobodysMail, normaliseEmail, words } from '#values';
import { type LinkFeature, traitOf } from '../feature.ts';

/** Shortest stem that somebody chose. Unit: characters. @source house: shorter ones are initials and years */
const SHORTEST = 6;

/** The word somebody builds handles from: a mailbox without numbers and marks, where it is not made of the person’s own names. */
export const emailStem: LinkFeature = {
  id: 'email-stem',
  title: 'word that mail addresses are built from',
  observe({ dossier }) {
    const own = dossier.names.flatMap(({ value }) => words(value.name)).filter((word) => word.length > 2);
    return dossier.emails.flatMap((claim) => {
      const address = normaliseEmail(claim.value.address);
      const local = address.slice(0, Math.max(0, address.lastIndexOf('@'))).replace(/\+.*$/, '');
      const stem = local.replace(/[^a-z]/g, '');
      if (stem.length < SHORTEST || isNobodysMail(address) || own.some((word) => stem.includes(word))) return [];
      return [traitOf('email-stem', claim, `stem:${stem}`, stem)];
    });
  },
};
