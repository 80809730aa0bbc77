/** Characters that make the end of a name look like another. @source Unicode Technical Report 36, section 2.7 */
const DECEIVING = /[\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/gu;

/** How long the bytes stay for the browser to take. Unit: milliseconds. @source house */
const STAYS = 30_000;

/** Gives the browser bytes to be saved, and never to be shown: a file that somebody attached is not opened as a page. */
export function saveAs(bytes: Blob, name: string): void {
  const address = URL.createObjectURL(new Blob([bytes], { type: 'application/octet-stream' }));
  const link = document.createElement('a');
  link.href = address;
  link.download = name.replace(DECEIVING, '');
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), STAYS);
}
