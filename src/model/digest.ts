/** Hashing as the pure rooms see it; `io` implements it. */
export type Digest = {
  /** SHA-256 of the UTF-8 text, lower-case hexadecimal. */
  readonly sha256: (text: string) => string;
  /** The same of bytes. */
  readonly sha256Bytes: (bytes: Uint8Array) => string;
  /** HMAC-SHA-256 of the UTF-8 text under this installation’s key, lower-case hexadecimal. */
  readonly keyed: (text: string) => string;
};

/** Characters kept of a digest in an id: 80 bits, so a million ids collide with a chance below 1 in 10^12. @source birthday bound */
const ID_LENGTH = 20;

/** An id that is the same whenever its parts are. @param prefix such as `clm` */
export function digestId(digest: Digest, prefix: string, parts: readonly string[]): string {
  return `${prefix}_${digest.sha256(parts.join('\u001f')).slice(0, ID_LENGTH)}`;
}
