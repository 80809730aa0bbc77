import { given, type ReadEvent, textOf } from '../source.ts';

/*
 * What logs of Windows machines share, whoever writes them: ids in paths of plugged devices, accounts with their domain, file names.
 */

const HEXADECIMAL = '0123456789abcdefABCDEF';

/** Four hexadecimal digits after a mark such as `VID_`. */
function digitsAfter(path: string, mark: string): string | undefined {
  const at = path.indexOf(mark);
  if (at < 0) return undefined;
  const digits = path.slice(at + 4, at + 8);
  return digits.length === 4 && [...digits].every((digit) => HEXADECIMAL.includes(digit)) ? digits.toLowerCase() : undefined;
}

/**
 * Ids in the path of a plugged device: `USB\VID_1D6B&PID_0104\CAFE`. The last part is a serial number only where it has no `&`; otherwise
 * Windows made it up from the port. @source Microsoft, “Device instance IDs” and “Standard USB identifiers”, Windows drivers, learn.microsoft.com
 */
export function usbIdsOf(path: string | undefined): { readonly vendorId?: string; readonly productId?: string; readonly serial?: string } {
  if (path === undefined) return {};
  const capital = path.toUpperCase();
  const last = path.slice(path.lastIndexOf('\\') + 1);
  const isSerial = last !== path && path.indexOf('\\') !== path.lastIndexOf('\\') && !last.includes('&') && capital.startsWith('USB\\');
  return given({ vendorId: digitsAfter(capital, 'VID_'), productId: digitsAfter(capital, 'PID_'), serial: isSerial ? textOf(last) : undefined });
}

/** File name at the end of a path of Windows or Unix. */
export function fileNameOf(path: string): string {
  return path.slice(Math.max(path.lastIndexOf('\\'), path.lastIndexOf('/')) + 1);
}

/**
 * An account with its domain, by which accounts of the system are told (`Window Manager\DWM-1`). The id stands beside a name only: an id
 * alone would be taken for one more account. Undefined for accounts of machines.
 */
export function windowsUserOf(name: unknown, domain: unknown, principal: unknown, id: unknown): ReadEvent['user'] {
  const [account, within, mail] = [textOf(name), textOf(domain), textOf(principal)];
  const emailAddr = mail?.includes('@') ? mail : account?.includes('@') ? account : undefined;
  const bare = account ?? mail;
  if (bare === undefined || bare.endsWith('$') || emailAddr?.includes('$@')) return undefined;
  const full = bare.includes('@') ? undefined : within === undefined || bare.includes('\\') ? bare : `${within}\\${bare}`;
  return given({ uid: textOf(id), name: full, emailAddr });
}
