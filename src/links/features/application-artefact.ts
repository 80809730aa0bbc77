import { isPlaceholder, readPhone } from '#values';
import { type LinkFeature, traitOf } from '../feature.ts';
import { mailboxKey } from './email.ts';
import { numberKey } from './phone.ts';

/** Mail address, number, device or network address that filed an application. */
export const applicationArtefact: LinkFeature = {
  id: 'application-artefact',
  title: 'sender of the application',
  observe: ({ dossier }) =>
    dossier.applications.flatMap((claim) => {
      const { artefact } = claim.value;
      if (artefact === undefined || isPlaceholder(artefact)) return [];
      const country = dossier.subject.claimedResidence?.countryCode;
      const key = artefact.includes('@')
        ? mailboxKey(artefact)
        : readPhone(artefact, country) === undefined
          ? `artefact:${artefact.trim().toLowerCase()}`
          : numberKey(artefact, country);
      return key === undefined ? [] : [traitOf('application-artefact', claim, key, artefact)];
    }),
};
