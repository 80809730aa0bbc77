/** Kinds of values on which somebody could click, or which a program would turn into a link. */
const CLICKED = new Set(['ipv4-addr', 'ipv6-addr', 'domain-name', 'url', 'email-addr']);

/** A value broken so that nobody reaches it by mistake: `hxxps://example[.]com`, `robin[@]example[.]com`. @source the usage of CISA’s and most vendors’ reports */
export function defang(type: string, value: string): string {
  if (!CLICKED.has(type)) return value;
  const broken = value.replace(/^http/i, 'hxxp').replaceAll('@', '[@]');
  return type === 'ipv6-addr' ? broken.replaceAll(':', '[:]') : broken.replaceAll('.', '[.]');
}
