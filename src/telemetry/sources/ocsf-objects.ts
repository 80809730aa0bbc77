import { booleanOf, countryCodeOf, given, givenOr, type JsonObject, listOf, numberOf, objectOf, type ReadEvent, textOf } from '../source.ts';
import { fileNameOf } from './defender-windows.ts';

/*
 * Objects of OCSF 1.x, and the kind of event by class and activity. @source https://schema.ocsf.io/1.8.0, and github.com/ocsf/ocsf-schema
 */

/** Logons with nobody in front of them: system, batch, service. @source OCSF 1.8, authentication, logon_type_id */
const NOBODY = new Set([1, 4, 5]);

/** Authentication: logons, tickets for a logon, changes of account. Not the end of a session, nor tickets for services, which programs get by themselves. */
const isSignIn = (activity: number | undefined, record: JsonObject): boolean =>
  activity !== 2 && activity !== 4 && activity !== 5 && !NOBODY.has(numberOf(record['logon_type_id']) ?? 0);

/** Kind of an event, undefined where it says nothing of a person or device. */
export function kindOf(classUid: number, record: JsonObject): ReadEvent['kind'] | undefined {
  const activity = numberOf(record['activity_id']);
  switch (classUid) {
    case 3002:
      return isSignIn(activity, record) ? 'sign-in' : undefined;
    // Account Change: a factor was enabled or disabled. User Management has no such activity, and names the factors.
    case 3001:
      return activity === 10 || activity === 11 ? 'factor' : undefined;
    case 3007:
      return listOf(record['auth_factors']).length > 0 ? 'factor' : undefined;
    case 5001:
      return 'device';
    case 5020:
      return 'software';
    // Launched, or found running.
    case 1007:
      return activity === undefined || activity === 0 || activity === 1 || activity === 99 ? 'process' : undefined;
    case 5015:
      return 'process';
    // Connected or enabled, or found connected.
    case 1010:
      return activity === 2 || activity === 4 || activity === 5 ? undefined : 'peripheral';
    case 5014:
      return 'peripheral';
    // What failed, was refused or only listens was not visited.
    case 4001:
      return activity === 4 || activity === 5 || activity === 7 ? undefined : 'web';
    case 4002:
    case 4003:
      return 'web';
    // Web resources: exported, or read.
    case 6001:
      return activity === 7 ? 'download' : activity === 2 ? 'web' : undefined;
    case 6004:
      return activity === 1 ? 'web' : undefined;
    // Files in the network and at file hosting: downloaded or synchronised.
    case 4010:
    case 6006:
      return activity === 2 || activity === 15 ? 'download' : undefined;
    // Findings that were closed are no news.
    case 2001:
    case 2004:
      return activity === 3 ? undefined : 'alert';
    default:
      return undefined;
  }
}

/** Coordinates are longitude and latitude, in this order, in versions that have no `lat` and `long`. */
export function placeOf(value: unknown): ReadEvent['place'] {
  if (value === undefined) return undefined;
  const where = objectOf(value);
  const [east, north] = listOf(where['coordinates']);
  const [latitude, longitude] = [numberOf(where['lat']) ?? numberOf(north), numberOf(where['long']) ?? numberOf(east)];
  const isPoint = latitude !== undefined && longitude !== undefined && Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180;
  return givenOr({
    countryCode: countryCodeOf(where['country']),
    region: textOf(where['region']),
    city: textOf(where['city']),
    latitude: isPoint ? latitude : undefined,
    longitude: isPoint ? longitude : undefined,
  });
}

/** An account; those of Windows keep their domain, by which accounts of the system are told. */
export function userOf(value: unknown): ReadEvent['user'] {
  if (value === undefined) return undefined;
  const user = objectOf(value);
  const [name, domain] = [textOf(user['name']), textOf(user['domain'])];
  const emailAddr = textOf(user['email_addr']);
  const full = name === undefined || domain === undefined || emailAddr !== undefined || name.includes('\\') || name.includes('@') ? name : `${domain}\\${name}`;
  return givenOr({ uid: textOf(user['uid']), name: full, emailAddr });
}

export function deviceOf(value: unknown): ReadEvent['device'] {
  if (value === undefined) return undefined;
  const device = objectOf(value);
  const system = objectOf(device['os']);
  const [name, version] = [textOf(system['name']) ?? textOf(system['type']), textOf(system['version'])];
  return givenOr({
    uid: textOf(device['uid']) ?? textOf(device['instance_uid']),
    serial: textOf(objectOf(device['hw_info'])['serial_number']),
    hostname: textOf(device['hostname']) ?? textOf(device['name']),
    os: name === undefined ? undefined : version === undefined || name.includes(version) ? name : `${name} ${version}`,
    isManaged: booleanOf(device['is_managed']),
  });
}

/** An endpoint as the device it is, where it has a name of its own: an address is none, and an id alone is often that of a service. */
export function endpointOf(value: unknown): ReadEvent['device'] {
  const endpoint = objectOf(value);
  return textOf(endpoint['hostname']) === undefined ? undefined : deviceOf(endpoint);
}

/** The device, number or mailbox that gave a factor. A type of factor, such as push, is none. */
export function mfaDeviceOf(factors: unknown): string | undefined {
  for (const factor of listOf(factors)) {
    const { device, phone_number: phone, email_addr: mail } = objectOf(factor);
    const { uid, name, hostname } = objectOf(device);
    const id = textOf(uid);
    const label = textOf(name) ?? textOf(hostname);
    const found = id === undefined ? (label ?? textOf(phone) ?? textOf(mail)) : label === undefined || label === id ? id : `${label} ${id}`;
    if (found !== undefined) return found;
  }
  return undefined;
}

/** Products, packages and parts of a bill of materials. Versions before 1.2 have lists. */
export function softwareOf(record: JsonObject): ReadEvent['software'] {
  const sbom = objectOf(record['sbom']);
  const lists = [[record['product']], [record['package']], listOf(record['products']), listOf(record['packages']), listOf(sbom['software_components'])];
  const software = lists.flat().flatMap((one) => {
    const { name: written, version, vendor_name: vendor, author } = objectOf(one);
    const name = textOf(written);
    return name === undefined ? [] : [given({ name, version: textOf(version), vendor: textOf(vendor) ?? textOf(author) })];
  });
  return software.length === 0 ? undefined : software;
}

/** The process itself; the actor’s process is its parent where none is given. */
export function processOf(record: JsonObject): ReadEvent['process'] {
  const process = objectOf(record['process']);
  const file = objectOf(process['file']);
  const path = textOf(file['path']) ?? textOf(process['path']);
  const name = textOf(process['name']) ?? textOf(file['name']) ?? (path === undefined ? undefined : fileNameOf(path));
  if (name === undefined) return undefined;
  const [parent, starter] = [objectOf(process['parent_process']), objectOf(objectOf(record['actor'])['process'])];
  return given({
    name: fileNameOf(name),
    path,
    cmdLine: textOf(process['cmd_line']),
    parent: textOf(parent['name']) ?? textOf(objectOf(parent['file'])['name']) ?? textOf(starter['name']) ?? textOf(objectOf(starter['file'])['name']),
    originalName: textOf(file['internal_name']),
    company: textOf(file['company_name']),
  });
}

/** Ids of vendor and product, where the unique id is a path of Windows or `1d6b:0104`. */
function usbIds(uid: string | undefined): readonly [vendor: string | undefined, product: string | undefined] {
  const found = uid === undefined ? null : (/vid_([0-9a-f]{4})&pid_([0-9a-f]{4})/i.exec(uid) ?? /^([0-9a-f]{4}):([0-9a-f]{4})$/i.exec(uid));
  return [found?.[1]?.toLowerCase(), found?.[2]?.toLowerCase()];
}

export function peripheralOf(value: unknown): ReadEvent['peripheral'] {
  const one = objectOf(value);
  const [vendorId, productId] = usbIds(textOf(one['uid']));
  const listed = textOf(listOf(one['vendor_id_list'])[0]);
  return givenOr({
    name: textOf(one['name']) ?? textOf(one['model']),
    vendor: textOf(one['vendor_name']),
    vendorId: vendorId ?? listed?.toLowerCase(),
    productId,
    serial: textOf(one['serial_number']),
    class: textOf(one['class']) ?? textOf(one['type']),
  });
}

/** An address, put together where only its parts are given. */
function addressOf(value: unknown): string | undefined {
  const url = objectOf(value);
  const whole = textOf(url['url_string']);
  if (whole !== undefined) return whole;
  const host = textOf(url['hostname']) ?? textOf(url['domain']);
  if (host === undefined) return undefined;
  const [scheme, path] = [textOf(url['scheme']), textOf(url['path']) ?? ''];
  return `${scheme === undefined ? '' : `${scheme}://`}${host}${path === '' || path.startsWith('/') ? path : `/${path}`}`;
}

/** What was visited: an address where there is one, else the host. */
export function urlOf(record: JsonObject): string | undefined {
  const request = objectOf(record['http_request'])['url'];
  const destination = objectOf(record['dst_endpoint']);
  const hostname = textOf(destination['hostname']) ?? textOf(destination['domain']);
  const address = addressOf(request) ?? addressOf(record['url']);
  if (address !== undefined) return address;
  // A proxy writes the path of the request and the host it went to apart.
  const path = textOf(objectOf(request)['path']);
  if (hostname !== undefined) return path?.startsWith('/') ? `${hostname}${path}` : hostname;
  return textOf(objectOf(record['query'])['hostname']) ?? textOf(objectOf(listOf(record['web_resources'])[0])['url_string']);
}

/** What left, and how large it is. */
export function fileOf(record: JsonObject): Pick<ReadEvent, 'title' | 'bytes' | 'url'> {
  const file = objectOf(record['file']);
  const resource = objectOf(listOf(record['web_resources'])[0]);
  const bytes = numberOf(file['size']);
  return {
    title: textOf(file['name']) ?? textOf(resource['name']),
    bytes: bytes === undefined || bytes < 0 ? undefined : bytes,
    url: textOf(objectOf(file['url'])['url_string']) ?? textOf(resource['url_string']),
  };
}
