import { type LinkFeature, traitOf } from '../feature.ts';
import { mailboxKey } from './email.ts';
import { numberKey } from './phone.ts';

/** Mail address or number of a referee. Where it is that of another stored person, that person vouches. */
export const referee: LinkFeature = {
  id: 'referee',
  title: 'referee’s contact',
  observe: ({ dossier }) =>
    dossier.references.flatMap((claim) => {
      const { name, email, phone } = claim.value;
      const keys = [email === undefined ? undefined : mailboxKey(email), phone === undefined ? undefined : numberKey(phone, dossier.subject.claimedResidence?.countryCode)];
      return keys.flatMap((key) => (key === undefined ? [] : [traitOf('referee', claim, key, `referee ${name}`)]));
    }),
};
