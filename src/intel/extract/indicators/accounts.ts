import { readPhone } from '#values';
import type { Scan } from './scan.ts';

/*
 * Accounts are written `host/handle`, both in lower case, as in `github.com/handle`, `linkedin.com/in/handle`, `x.com/handle`,
 * `t.me/handle`, `upwork.com/freelancers/~id`; `skype.com/…` and `discord.com/…` stand for services whose accounts have no page.
 * That is the form in which accounts of dossiers are compared.
 */

/** Sites of profiles: their host, and what of the path names the account. */
const PROFILES: readonly (readonly [RegExp, string, RegExp])[] = [
  [/^(?:www\.)?github\.com$/, 'github.com', /^\/([\w-]{1,39})\/?$/],
  [/^(?:www\.)?gitlab\.com$/, 'gitlab.com', /^\/([\w.-]{2,60})\/?$/],
  [/^(?:www\.)?bitbucket\.org$/, 'bitbucket.org', /^\/([\w.-]{2,60})\/?$/],
  [/^(?:[a-z]{2,3}\.)?linkedin\.com$/, 'linkedin.com', /^\/(in\/[\w%.-]{3,100})\/?$/],
  [/^(?:www\.|mobile\.)?(?:twitter|x)\.com$/, 'x.com', /^\/(\w{2,15})\/?$/],
  [/^(?:t|telegram)\.me$/, 't.me', /^\/(\w{4,32})\/?$/],
  [/^(?:www\.)?upwork\.com$/, 'upwork.com', /^\/(freelancers\/~?[\w-]{3,60})\/?$/],
  [/^(?:www\.)?freelancer\.com$/, 'freelancer.com', /^\/(u\/[\w.-]{2,60})\/?$/],
  [/^(?:www\.)?fiverr\.com$/, 'fiverr.com', /^\/([\w-]{3,60})\/?$/],
  [/^(?:www\.)?npmjs\.com$/, 'npmjs.com', /^\/~([\w.-]{2,60})\/?$/],
  [/^(?:www\.)?facebook\.com$/, 'facebook.com', /^\/([\w.]{5,60})\/?$/],
  [/^(?:www\.)?instagram\.com$/, 'instagram.com', /^\/([\w.]{2,30})\/?$/],
];
/** First parts of paths that are pages of the site itself. */
const PAGES =
  /^(?:about|features|login|signup|join|explore|topics|settings|orgs|security|pricing|contact|search|home|intent|share|hashtag|i|privacy|terms|tos|help|blog|jobs|company|sponsors|marketplace|enterprise|sharer|groups|pages|watch|events|joinchat|addstickers|proxy|socks)$/i;

/** The account that an address on the web is the page of. @returns undefined where it is none */
export function accountOfUrl(url: string, host: string): string | undefined {
  const site = PROFILES.find(([hosts]) => hosts.test(host));
  const path = site?.[2].exec(
    url
      .replace(/^[a-z]+:\/\//i, '')
      .replace(/[?#].*$/, '')
      .slice(host.length),
  );
  const handle = path?.[1];
  return site === undefined || handle === undefined || PAGES.test(handle) ? undefined : `${site[1]}/${handle.toLowerCase()}`;
}

const SITES: Readonly<Record<string, string>> = {
  telegram: 't.me',
  twitter: 'x.com',
  x: 'x.com',
  discord: 'discord.com',
  skype: 'skype.com',
  github: 'github.com',
  gitlab: 'gitlab.com',
  linkedin: 'linkedin.com',
  upwork: 'upwork.com',
  freelancer: 'freelancer.com',
  fiverr: 'fiverr.com',
  instagram: 'instagram.com',
  facebook: 'facebook.com',
  wechat: 'wechat.com',
  keybase: 'keybase.io',
};
const SITE = '(telegram|twitter|discord|skype|github|gitlab|linkedin|upwork|freelancer|fiverr|instagram|facebook|wechat|keybase)';
/** A handle behind the name of its site, or in front of it. */
const NAMED = new RegExp(
  `\\b${SITE}(?: \\(?(?:x|twitter)\\)?)?(?: (?:account|handle|user ?name|user|profile|channel|id))?s?[:,]? {0,2}(?:named |called )?[("'\`]{0,2}@([\\w.-]{2,39})|\\b${SITE} (?:account|handle|user ?name|user|profile|channel|id)s?(?:: {0,2}|,? (?:named|called|"|'|\`) {0,2})["'\`]?([\\w.:-]{3,60})|(?<![\\w.])@([\\w.-]{2,39})["'\`)]{0,2} ?(?:on |\\(|,? )${SITE}\\b|\\b(skype)[^\\n.]{0,20}?(live:[\\w.:-]{3,60})`,
  'gi',
);

/** Handles that are named with their site. */
export function scanHandles({ text, add, isTaken }: Scan): void {
  for (const found of text.matchAll(NAMED)) {
    const site = SITES[(found[1] ?? found[3] ?? found[6] ?? found[7] ?? '').toLowerCase()];
    const handle = (found[2] ?? found[4] ?? found[5] ?? found[8] ?? '').replace(/[.:-]+$/, '');
    const start = found.index + found[0].lastIndexOf(handle);
    if (site === undefined || handle.length < 2 || /^(?:and|or|the|that|which|was|is|are|for|with|https?.*)$/i.test(handle) || isTaken(start, start + handle.length)) continue;
    add('user-account', `${site}/${handle.toLowerCase()}`, start, start + handle.length, { host: site });
  }
}

const NUMBER = /(?<![\w.,/@=-])(?:\+\d|00[1-9]\d)[\d ().-]{6,18}\d(?![\w@-]|\.\d)|(?<![\w.,/@=-])(?:1[-. ])?(?:\(\d{3}\)|\d{3})[-. ]{1,2}\d{3}[-. ]\d{4}(?![\w@-]|\.\d)/g;
const CALLING = /\b(?:phones?|tel(?:ephone)?|calls?|calling|fax|whatsapp|text(?:ed)?|sms|mobile|cell|hotline|contact|toll|dial(?:ed)?|numbers?|voip|signal|reach(?:ed)?)\b/i;

/** Telephone numbers: in international form, or beside a word for calling. Written in E.164. */
export function scanPhones({ text, add, isTaken }: Scan): void {
  for (const found of text.matchAll(NUMBER)) {
    const [number] = found;
    const end = found.index + number.length;
    if (isTaken(found.index, end)) continue;
    const cue = CALLING.test(text.slice(Math.max(0, found.index - 50), found.index)) || CALLING.test(text.slice(end, end + 20));
    const international = number.startsWith('+') ? number : number.startsWith('00') ? `+${number.slice(2)}` : undefined;
    if (international === undefined && !cue && !number.startsWith('(')) continue;
    const phone = international === undefined ? readPhone(number, 'US') : readPhone(international);
    if (phone !== undefined && phone.e164.length >= 9 && (cue || phone.lineType !== 'unknown')) add('phone-number', phone.e164, found.index, end);
  }
}
