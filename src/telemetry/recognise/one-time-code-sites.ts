import { byHost, hostOf } from './host.ts';
import { NOTHING, type Recogniser } from './note.ts';

/**
 * Public pages about one-time codes: those that compute a code from a seed typed in, and the pages of one browser extension that does
 * (otp.ee is its short links). @source 2fa.cn, otp.ee, authenticator.cc: S28, S29 (red-flag catalogue 2026-11, row browser-otp-service);
 * whose pages the last two are: github.com/Authenticator-Extension/Authenticator, read 2026-11; the others compute codes by their front pages, 2026-11
 */
const SITES: ReadonlyMap<string, string> = new Map(
  ['2fa.cn', '2fa.live', '2fa.fb.rip', '2fa.zone', 'totp.app', 'totp.danhersam.com', 'otp.ee', 'authenticator.cc'].map((site) => [site, site]),
);

/** Pages for one-time codes that were opened, under `otp-site`. What was typed there stands in some addresses and is not kept. */
export const oneTimeCodeSites: Recogniser = ({ url, kind }) => {
  if (kind !== 'web' || url === undefined) return NOTHING;
  const site = byHost(SITES, hostOf(url));
  return site === undefined ? NOTHING : [{ on: 'device', topic: 'otp-site', value: site, text: `${site} was opened` }];
};
