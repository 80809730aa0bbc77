import { BROWSER_ACCOUNT } from '../recognise/browser-accounts.ts';
import { given, givenOr, type JsonObject, type ReadEvent, textOf, timeOf } from '../source.ts';
import { fileNameOf } from './defender-windows.ts';

/** What a row says. Of the device only what the row itself tells. */
export type Body = Partial<Omit<ReadEvent, 'uid'>> & { readonly kind: ReadEvent['kind'] };

/** usb_devices, and hardware_events of Linux. */
function peripheralOf(row: JsonObject): Body | undefined {
  if (row['action'] === 'remove') return undefined;
  return given({
    kind: 'peripheral' as const,
    time: eventTimeOf(row),
    activity: 'peripheral',
    peripheral: givenOr({
      name: textOf(row['model']),
      vendor: textOf(row['vendor']),
      vendorId: textOf(row['vendor_id']),
      productId: textOf(row['model_id']),
      serial: textOf(row['serial']),
      class: textOf(row['class']) ?? textOf(row['type']),
    }),
  });
}

/** Rows of tables of events have a time of their own; elsewhere `time` is when something began, maybe long ago. */
const eventTimeOf = (row: JsonObject): number | undefined => ('eid' in row || 'type_name' in row ? timeOf(row['time']) : undefined);

/** processes, process_events, es_process_events, bpf_process_events, process_etw_events: programs that run or were started. */
function processOf(row: JsonObject): Body | undefined {
  if (row['type'] === 'ProcessStop' || row['event_type'] === 'exit' || row['event_type'] === 'fork') return undefined;
  const path = textOf(row['path']);
  const name = textOf(row['name']) ?? (path === undefined ? undefined : fileNameOf(path));
  if (name === undefined) return undefined;
  const user = textOf(row['username']) ?? (textOf(row['uid']) === '0' ? 'root' : undefined);
  return given({
    kind: 'process' as const,
    time: eventTimeOf(row),
    activity: 'process',
    user: user === undefined ? undefined : { name: user },
    process: given({ name, path, cmdLine: textOf(row['cmdline']), parent: textOf(row['parent_name']) }),
  });
}

function softwareOf(row: JsonObject, ...vendor: readonly string[]): Body | undefined {
  const name = textOf(row['name']) ?? textOf(row['display_name']) ?? textOf(row['bundle_name']);
  if (name === undefined) return undefined;
  const version = textOf(row['bundle_short_version']) ?? textOf(row['version']);
  const maker = vendor.map((column) => textOf(row[column])).find((one) => one !== undefined);
  return { kind: 'software', activity: 'software inventory', software: [given({ name: name.endsWith('.app') ? name.slice(0, -4) : name, version, vendor: maker })] };
}

/** Browser extensions: names are translated, ids are not. */
function extensionOf(row: JsonObject): Body | undefined {
  const names = [textOf(row['name']), textOf(row['identifier'])].filter((one) => one !== undefined);
  if (names.length === 0) return undefined;
  const [version, vendor] = [textOf(row['version']), textOf(row['author']) ?? textOf(row['creator'])];
  return { kind: 'software', activity: 'software inventory', software: names.map((name) => given({ name, version, vendor })) };
}

/** google_chrome_profiles of Fleet, and the like: an account that a browser synchronises. It is not the one that uses the device. */
function browserAccountOf(row: JsonObject): Body | undefined {
  const emailAddr = textOf(row['email']) ?? textOf(row['profile_email']) ?? textOf(row['account_email']);
  if (emailAddr === undefined || row['ephemeral'] === '1' || row['ephemeral'] === 1) return undefined;
  return { kind: 'software', activity: BROWSER_ACCOUNT, user: given({ emailAddr, name: textOf(row['name']) ?? textOf(row['profile_name']) }) };
}

/** logged_in_users and last: somebody sat at the device, or came from another host. */
function sessionOf(row: JsonObject): Body | undefined {
  const name = textOf(row['user']) ?? textOf(row['username']);
  const type = textOf(row['type_name']) ?? textOf(row['type']);
  if (name === undefined || (type !== undefined && type !== 'user' && type !== 'user-process' && type !== 'active' && type !== 'disconnected')) return undefined;
  return given({ kind: 'device' as const, activity: 'logon', time: eventTimeOf(row), user: { name } });
}

/** system_info, os_version, time: what the device is. */
function deviceOf(row: JsonObject): Body {
  const zone = textOf(row['local_timezone']);
  const [name, version] = [textOf(row['name']), textOf(row['version'])];
  return {
    kind: 'device',
    activity: 'device report',
    device: given({
      serial: textOf(row['hardware_serial']),
      hostname: textOf(row['hostname']),
      os: 'major' in row && name !== undefined ? [name, version].filter((one) => one !== undefined).join(' ') : undefined,
      // Abbreviations such as PST are no zones.
      timeZone: zone?.includes('/') ? zone : undefined,
    }),
  };
}

/**
 * What a row says, by its columns: the name of a query is the user’s own choice. Undefined where it says nothing of a person or device.
 * @param query its name, for a table of which Fleet asks one column that means nothing by itself
 * @source https://osquery.io/schema/5.14.1, https://fleetdm.com/tables/google_chrome_profiles
 */
export function bodyOf(row: JsonObject, query: string): Body | undefined {
  if ('vendor_id' in row && ('model' in row || 'model_id' in row)) return peripheralOf(row);
  if ('browser_type' in row || ('identifier' in row && ('creator' in row || 'sdk' in row))) return extensionOf(row);
  if ('ephemeral' in row || 'profile_email' in row || 'account_email' in row || ('email' in row && query.includes('chrome'))) return browserAccountOf(row);
  if ('tty' in row && ('user' in row || 'username' in row)) return sessionOf(row);
  if ('hardware_serial' in row || 'local_timezone' in row || ('major' in row && 'platform' in row)) return deviceOf(row);
  // Modules of languages are parts of programs.
  if ('summary' in row || 'directory' in row) return undefined;
  if ('bundle_identifier' in row || 'bundle_short_version' in row) return softwareOf(row);
  if ('cmdline' in row || ('pid' in row && 'path' in row)) return processOf(row);
  if (!('name' in row && 'version' in row)) return undefined;
  if ('publisher' in row || 'install_location' in row || 'identifying_number' in row) return softwareOf(row, 'publisher');
  if ('arch' in row || 'maintainer' in row || 'package_group' in row || 'source' in row) return softwareOf(row, 'vendor', 'maintainer');
  return 'prefix' in row ? softwareOf(row) : undefined;
}
