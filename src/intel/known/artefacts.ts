import type { CheckableDossier, Claim, IndicatorHit } from '#model';
import { normaliseEmail, readPhone } from '#values';
import { accountKey, firmKey, hostKeys, hostOf, isSharedHost, webKeys } from './keys.ts';

/** A value of a dossier that can equal an indicator. `seen` is the value as the dossier has it, without what is sealed. */
export type Artefact = { readonly key: string; readonly claimId: string; readonly about: IndicatorHit['about']; readonly seen: string };

type About = IndicatorHit['about'];

function emailKeys(address: string): readonly string[] {
  const host = hostOf(address.slice(address.lastIndexOf('@') + 1));
  return [`email-addr:${normaliseEmail(address)}`, ...(host === undefined || isSharedHost(host) ? [] : hostKeys(host))];
}

/** Everything of a dossier that indicators are compared with. Names of people are not among it: a published one may be a victim’s. */
export function artefactsOf(dossier: CheckableDossier): readonly Artefact[] {
  const found: Artefact[] = [];
  const add = (claim: Claim, about: About, seen: string, keys: readonly (string | undefined)[]) => {
    for (const key of keys) if (key !== undefined) found.push({ key, claimId: claim.id, about, seen });
  };
  const country = dossier.subject.claimedResidence?.countryCode;
  const phoneKeys = (number: string) => {
    const e164 = readPhone(number, country)?.e164;
    return e164 === undefined ? [] : [`phone-number:${e164}`];
  };
  for (const claim of dossier.emails) add(claim, 'contact', claim.value.address, emailKeys(claim.value.address));
  for (const claim of dossier.phones) add(claim, 'contact', claim.value.number, phoneKeys(claim.value.number));
  for (const claim of dossier.profiles) {
    const { network, username, url, formerNames } = claim.value;
    const handles = [username, ...(formerNames ?? []).filter(({ knownCollaborator }) => knownCollaborator !== true).map((one) => one.username)];
    for (const handle of handles) if (handle !== undefined) add(claim, 'profile', `${network} ${handle}`, [accountKey(handle, network)]);
    if (url !== undefined) add(claim, 'profile', url, webKeys(url));
  }
  for (const claim of dossier.references) {
    const { email, phone } = claim.value;
    if (email !== undefined) add(claim, 'reference', email, emailKeys(email));
    if (phone !== undefined) add(claim, 'reference', phone, phoneKeys(phone));
  }
  for (const claim of dossier.payoutAccounts) {
    const { number, holderName, relationship } = claim.value;
    if (number !== undefined) add(claim, 'account', `account …${number.lastFour}`, [`sealed:${number.hash}`]);
    if (holderName !== undefined && relationship !== 'self') add(claim, 'firm', holderName, [firmKey(holderName)]);
  }
  for (const claim of dossier.interviews) if (claim.value.network?.ip !== undefined) add(claim, 'session', claim.value.network.ip, [`ip:${claim.value.network.ip.toLowerCase()}`]);
  for (const claim of dossier.files) if (claim.value.digest !== undefined) add(claim, 'file', claim.value.title ?? claim.value.kind, [`file:${claim.value.digest.toLowerCase()}`]);
  for (const claim of dossier.work) {
    const { name, via, url } = claim.value;
    add(claim, 'firm', name, [firmKey(name)]);
    if (via !== undefined) add(claim, 'firm', via, [firmKey(via)]);
    if (url !== undefined) add(claim, 'website', url, webKeys(url));
  }
  for (const claim of dossier.suppliers) add(claim, 'firm', claim.value.name, [firmKey(claim.value.name)]);
  for (const claim of [...dossier.education, ...dossier.projects]) if (claim.value.url !== undefined) add(claim, 'website', claim.value.url, webKeys(claim.value.url));
  const once = new Map(found.map((one) => [`${one.key} ${one.claimId}`, one]));
  return [...once.values()];
}
