import { getDomain } from 'tldts';
import type { Digest, IndicatorType } from '#model';
import { fold, normaliseEmail, readPhone } from '#values';

/*
 * One form for what reports say and what dossiers say. Equal keys match and nothing else does: no likeness, no names of
 * people, who may be victims.
 */

/** Hosts that everybody has pages or addresses at; what is one’s own there is the path or the account. @source house: hosts named most in public dossiers and profiles; free mail and code hosts */
const SHARED_HOSTS = new Set(
  'github.com gitlab.com bitbucket.org linkedin.com twitter.com x.com facebook.com instagram.com t.me telegram.org telegram.me discord.com discord.gg upwork.com freelancer.com fiverr.com toptal.com medium.com dev.to stackoverflow.com npmjs.com pypi.org gmail.com googlemail.com outlook.com hotmail.com live.com yahoo.com proton.me protonmail.com icloud.com gmx.com mail.ru yandex.ru qq.com 163.com naver.com youtube.com google.com dropbox.com'.split(
    ' ',
  ),
);

/** Legal forms and signs that two writings of one firm may differ in. */
const FORMS = /\b(?:incorporated|inc|llc|l l c|ltd|limited|corporation|corp|company|co|gmbh|ag|bv|b v|sa|s a|plc|pty|pte|llp|ooo|jsc)\b/g;

/** Host of an address on the web, without `www.`. @returns undefined where there is none */
export function hostOf(address: string): string | undefined {
  const host = /^(?:[a-z][a-z0-9+.-]{0,20}:\/\/)?(?:[^\s/@]{1,200}@)?([^\s/:?#]{1,253})/i
    .exec(address.trim())?.[1]
    ?.toLowerCase()
    .replace(/\.$/, '')
    .replace(/^www\./, '');
  return host?.includes('.') ? host : undefined;
}

export function isSharedHost(host: string): boolean {
  return SHARED_HOSTS.has(host) || SHARED_HOSTS.has(getDomain(host) ?? '');
}

const normalUrl = (url: string) =>
  url
    .trim()
    .replace(/^[a-z][a-z0-9+.-]{0,20}:\/\//i, '')
    .replace(/^www\./i, '')
    .replace(/#.*$/, '')
    .replace(/\/+$/, '');

/** Site names of profiles as hosts. */
const SITES: Readonly<Record<string, string>> = { twitter: 'x.com', x: 'x.com', telegram: 't.me' };

/** An account on a site, as `host/handle`. @param account `github.com/handle`, an address of a profile, or a handle with its site */
export function accountKey(account: string, network?: string): string | undefined {
  const [, site, rest] = /^(?:https?:\/\/)?(?:www\.)?([a-z0-9.-]{2,60}\.[a-z]{2,10})\/(?:in\/|users?\/|freelancers\/|u\/|@)?([^\s/?#]{1,100})/i.exec(account.trim()) ?? [];
  const handle = (rest ?? account).trim().replace(/^@/, '').toLowerCase();
  const named = network?.trim().toLowerCase().replace(/\s+/g, '');
  const host = (site ?? (named === undefined ? undefined : (SITES[named] ?? (named.includes('.') ? named : `${named}.com`))))?.toLowerCase();
  if (host === undefined || handle === '' || /[\s/]/.test(handle)) return undefined;
  return `user-account:${host === 'twitter.com' ? 'x.com' : host}/${handle}`;
}

/** Name of a firm without its legal form. @returns undefined where nothing telling is left */
export function firmKey(name: string): string | undefined {
  const words = fold(name)
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .replace(FORMS, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  return words.length >= 4 ? `organization-name:${words}` : undefined;
}

/** Keyed hash of a wallet or number, as dossiers seal theirs. @source dossiers/build.ts, `sealNumber` */
export function sealedKey(number: string, digest: Digest): string {
  const normal = number
    .normalize('NFKC')
    .replace(/[^\p{L}\p{N}]/gu, '')
    .toUpperCase();
  return `sealed:${digest.keyed(normal)}`;
}

/** What is compared of a value. @returns undefined where it cannot be compared with anything a person has */
export function keyOf(type: IndicatorType, value: string, digest: Digest): string | undefined {
  switch (type) {
    case 'email-addr':
      return `email-addr:${normaliseEmail(value)}`;
    case 'phone-number': {
      const e164 = readPhone(value)?.e164;
      return e164 === undefined ? undefined : `phone-number:${e164}`;
    }
    case 'ipv4-addr':
    case 'ipv6-addr':
      return `ip:${value.trim().toLowerCase()}`;
    case 'domain-name': {
      const host = hostOf(value);
      return host === undefined || isSharedHost(host) ? undefined : `domain-name:${host}`;
    }
    case 'url':
      return `url:${normalUrl(value)}`;
    case 'md5':
    case 'sha1':
    case 'sha256':
    case 'sha512':
      return `file:${value.toLowerCase()}`;
    case 'wallet':
      return sealedKey(value, digest);
    case 'user-account':
      return accountKey(value);
    default:
      return undefined;
  }
}

/** Keys of an address on the web: itself, and its host where that is somebody’s own. */
export function webKeys(url: string): readonly string[] {
  const host = hostOf(url);
  if (host === undefined) return [];
  const account = isSharedHost(host) ? accountKey(url) : undefined;
  return [`url:${normalUrl(url)}`, ...(isSharedHost(host) ? [] : hostKeys(host)), ...(account === undefined ? [] : [account])];
}

/** A host and the domains above it, down to the one that was registered. */
export function hostKeys(host: string): readonly string[] {
  const registered = getDomain(host, { allowPrivateDomains: true });
  const keys = [`domain-name:${host}`];
  for (let at = host.indexOf('.'); registered !== null && at >= 0; at = host.indexOf('.', at + 1)) {
    const above = host.slice(at + 1);
    if (above.length < registered.length || isSharedHost(above)) break;
    keys.push(`domain-name:${above}`);
  }
  return keys;
}
