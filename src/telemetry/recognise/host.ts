/** Host of a web address or of a bare host name, small, without `www.`. Logs write both. */
export function hostOf(url: string): string {
  const scheme = url.indexOf('://');
  const from = scheme < 0 ? 0 : scheme + 3;
  let until = url.length;
  for (let at = from; at < until; at++) {
    const sign = url.charCodeAt(at);
    // Slash, question mark, number sign, blank.
    if (sign === 47 || sign === 63 || sign === 35 || sign === 32) until = at;
  }
  const host = url.slice(Math.max(from, url.lastIndexOf('@', until - 1) + 1), until).toLowerCase();
  const colon = host.indexOf(':');
  const bare = colon < 0 ? host : host.slice(0, colon);
  return bare.startsWith('www.') ? bare.slice(4) : bare;
}

/** What a table says of a host or of the nearest domain above it. */
export function byHost<T>(table: ReadonlyMap<string, T>, host: string): T | undefined {
  for (let rest = host; rest !== ''; ) {
    const found = table.get(rest);
    if (found !== undefined) return found;
    const dot = rest.indexOf('.');
    rest = dot < 0 ? '' : rest.slice(dot + 1);
  }
  return undefined;
}

/** File name of a path of either kind, small, without the ending of programs. */
export function programOf(path: string): string {
  const file = path.slice(Math.max(path.lastIndexOf('\\'), path.lastIndexOf('/')) + 1).toLowerCase();
  return file.endsWith('.exe') || file.endsWith('.app') ? file.slice(0, -4) : file;
}
