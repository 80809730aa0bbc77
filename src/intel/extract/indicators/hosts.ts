import { parse } from 'tldts';

/** Endings of files that are also top-level domains. @source IANA root zone; extensions in daily use */
const FILE_ENDINGS = new Set('py sh zip md rs pl ps so mov cab pub cc mk ml mm pm tf java bin app vi st la gdn data zone link ink'.split(' '));
/** Top-level domains that are also words: text whose blank behind a full stop was lost makes names of them. */
const WORDS = new Set(
  'in is it at as to so no be do am us my me by an how new now one you call case next then your here open plus best help pro today care run post world group company software support systems network security email team work works page show live life name place watch data win law bank money cash tools services report'.split(
    ' ',
  ),
);
/** Endings that are believed in capitals and behind words in any case. */
const CLASSIC = new Set('com net org info biz gov edu mil int io ru cn co uk de fr eu us onion top xyz site online club shop store'.split(' '));
/** Names of programs and of libraries that look like hosts. */
const PROGRAMS =
  /^(?:asp|vb|ado|ml|xamarin|node|react|vue|next|nuxt|express|three|d3|angular|ember|backbone|web3|ethers|discord|socket|chart|moment|deno|bun|nest|electron)\.(?:net|js|io|ts)$/i;
/** Objects of programs whose parts are named behind a dot. */
const OBJECTS = new Set(
  'window document console process system os java javax android self this math object array string http request response module import const torch numpy pandas django flask sys json microsoft'.split(
    ' ',
  ),
);
/** Beginnings of names of packages, which are hosts read backwards. */
const BACKWARDS = new Set('com org net io gov edu de ru cn uk'.split(' '));

/** Domains and endings that standards keep for examples and for nobody. @source RFC 2606, RFC 6761 */
const PLACEHOLDERS = /^(?:www\.)?example\.(?:com|net|org|edu)$/;

/** Whether a host is a placeholder of examples, which is never anybody’s. @param host in lower case */
export const isPlaceholder = (host: string): boolean => PLACEHOLDERS.test(host);

/** Hosts of governments and armies. @source second-level labels in use by governments; europa.eu and un.org by treaty */
const OFFICIAL = /(?:^|\.)(?:(?:gov|mil|govt|gob|gouv|gub)(?:\.[a-z]{2})?|go\.(?:jp|kr|id|th)|gc\.ca|gouv\.fr|bund\.de|admin\.ch|europa\.eu|un\.org|interpol\.int|nato\.int)$/;

export const isOfficial = (host: string): boolean => OFFICIAL.test(host);

/** Whether the last label is one that the internet or Tor knows. */
function isKnownEnding(host: string): boolean {
  const { isIcann, domain, publicSuffix } = parse(host, { allowPrivateDomains: false, validateHostname: false });
  return domain !== null && domain !== undefined && (isIcann === true || publicSuffix === 'example' || publicSuffix === 'bit' || publicSuffix === 'i2p');
}

/** Whether letters can be a host at all, whatever the text around them says. @param host letters, digits, hyphens and dots */
export function isHost(host: string): boolean {
  if (host.length > 253 || !host.includes('.')) return false;
  const labels = host.split('.');
  if (labels.some((label) => label === '' || label.length > 63 || label.startsWith('-') || label.endsWith('-'))) return false;
  if (!/^(?:xn--[a-z0-9-]{2,59}|\p{L}[\p{L}\p{M}]{1,23})$/iu.test(labels.at(-1) ?? '') || /_/.test(labels.slice(-2).join(''))) return false;
  return isKnownEnding(host.toLowerCase());
}

/** What stands around letters that may be a host. */
export type Around = {
  readonly defanged: boolean;
  /** Words such as “domain” or “server” stand in front. */
  readonly cue: boolean;
  /** Nothing else stands in its line or cell. */
  readonly alone: boolean;
};

/** Whether letters without a scheme are meant as a host, and not a file, a word lost behind a full stop or a piece of a program. */
export function isMeantAsHost(host: string, { defanged, cue, alone }: Around): boolean {
  if (!isHost(host)) return false;
  if (defanged) return true;
  const labels = host.split('.');
  const last = labels.at(-1) ?? '';
  const [first = ''] = labels;
  const ending = last.toLowerCase();
  if (PROGRAMS.test(host)) return false;
  // A capital behind the dot begins a sentence, unless all is in capitals.
  if (last !== ending && (last !== last.toUpperCase() || host !== host.toUpperCase() || !CLASSIC.has(ending))) return false;
  if (labels.length === 2 && FILE_ENDINGS.has(ending)) return cue && ending !== 'zip' && ending !== 'mov';
  if (labels.every((label) => label.length === 1) || (first.length === 1 && labels.length === 2 && !/^(?:t\.(?:co|me)|x\.com|g\.co|s\.id|v\.gd|j\.mp|u\.to)$/i.test(host)))
    return false;
  if (BACKWARDS.has(first.toLowerCase()) && labels.length > 2) return false;
  if (OBJECTS.has(first.toLowerCase()) && !(CLASSIC.has(ending) && cue)) return false;
  if (!CLASSIC.has(ending) && /[a-z][A-Z]/.test(host)) return false;
  return !(WORDS.has(ending) && labels.length === 2 && /^[A-Za-z]{2,}$/.test(first)) || cue || alone;
}
