const LATIN = new TextDecoder('windows-1252');

/** What 0x80 to 0x9f mean. Node 20 takes ISO-8859-1’s control characters for them. @source WHATWG Encoding Standard, index-windows-1252 */
const UPPER = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';

/** Text of bytes in Windows-1252, which every byte is. */
export function decodeWindows1252(bytes: Uint8Array): string {
  return LATIN.decode(bytes).replace(/[\u0080-\u009f]/g, (char) => UPPER.charAt(char.charCodeAt(0) - 0x80));
}
