import { isEmail, isNobodysMail, normaliseEmail } from '#values';
import { type LinkFeature, traitOf } from '../feature.ts';

/** Hosts that deliver a.b+c@ and ab@ to one mailbox. @source Google, “Dots don’t matter in Gmail addresses”; Gmail help, task-specific addresses */
const DOTLESS: ReadonlySet<string> = new Set(['gmail.com', 'googlemail.com']);

/** One mailbox, however its address is written. */
export function mailboxKey(address: string): string | undefined {
  const plain = normaliseEmail(address);
  if (!isEmail(plain) || isNobodysMail(plain)) return undefined;
  const at = plain.lastIndexOf('@');
  const [local, host] = [plain.slice(0, at).replace(/\+.*$/, ''), plain.slice(at + 1)];
  return DOTLESS.has(host) ? `email-addr:${local.replaceAll('.', '')}@gmail.com` : `email-addr:${local}@${host}`;
}

/** Mail address of the person. */
export const email: LinkFeature = {
  id: 'email',
  title: 'mail address',
  observe: ({ dossier }) =>
    dossier.emails.flatMap((claim) => {
      const key = mailboxKey(claim.value.address);
      return key === undefined ? [] : [traitOf('email', claim, key, claim.value.address)];
    }),
};
