import { booleanOf, countryCodeOf, defineTelemetrySource, given, givenOr, ipOf, type JsonObject, listOf, numberOf, objectOf, type ReadEvent, textOf, timeOf } from '../source.ts';

/** Countries as Okta names them, where the name is not the one of `Intl`. */
const names = new Intl.DisplayNames(['en'], { type: 'region' });
const byName = new Map<string, string>([
  ['russia', 'RU'],
  ['south korea', 'KR'],
  ['north korea', 'KP'],
  ['czech republic', 'CZ'],
]);
for (let a = 65; a <= 90; a++)
  for (let b = 65; b <= 90; b++) {
    const code = String.fromCharCode(a, b);
    const name = names.of(code);
    if (name !== undefined && name !== code) byName.set(name.toLowerCase(), code);
  }

function placeOf(client: JsonObject): ReadEvent['place'] {
  const where = objectOf(client['geographicalContext']);
  const country = textOf(where['country']);
  const { lat, lon } = objectOf(where['geolocation']);
  const [latitude, longitude] = [numberOf(lat), numberOf(lon)];
  return givenOr({
    countryCode: country === undefined ? undefined : (countryCodeOf(country) ?? byName.get(country.toLowerCase())),
    region: textOf(where['state']),
    city: textOf(where['city']),
    latitude: longitude === undefined || Math.abs(latitude ?? 99) > 90 ? undefined : latitude,
    longitude: latitude === undefined || Math.abs(longitude ?? 999) > 180 ? undefined : longitude,
  });
}

/** Target of a type, such as the application or the authenticator. */
function targetOf(record: JsonObject, ...types: readonly string[]): JsonObject | undefined {
  for (const target of listOf(record['target'])) {
    const one = objectOf(target);
    if (types.includes(String(one['type']))) return one;
  }
  return undefined;
}

function deviceOf(record: JsonObject): ReadEvent['device'] {
  const device = objectOf(record['device']);
  return givenOr({ uid: textOf(device['id']), hostname: textOf(device['name']), os: textOf(device['os_platform']), isManaged: booleanOf(device['managed']) });
}

/** Okta System Log. */
export const okta = defineTelemetrySource({
  id: 'okta',
  title: 'Okta System Log',
  obtain: 'System Log API (GET /api/v1/logs) or a log stream, as JSON',
  reference: 'https://developer.okta.com/docs/reference/api/system-log/',
  form: 'json',
  recognises: (record) => typeof (record['eventType'] ?? record['eventtype']) === 'string' && 'actor' in record && ('outcome' in record || 'published' in record),
  fields: new Set(
    'actor authenticationContext authenticationcontext client debugContext debugcontext device displayMessage displaymessage eventType eventtype legacyEventType legacyeventtype outcome published request securityContext securitycontext severity target transaction uuid version'.split(
      ' ',
    ),
  ),
  read(record) {
    const type = textOf(record['eventType'] ?? record['eventtype']);
    if (type === undefined) return { wrong: { path: '/eventType', expected: 'the type of the event', received: record['eventType'] } };
    const isSignIn = type.startsWith('user.session.start') || type.startsWith('user.authentication.') || type === 'app.generic.unauth_app_access_attempt';
    const isFactor = type.startsWith('user.mfa.factor.') && !type.includes('attempt');
    const isRequest = type === 'access.request.create' || type === 'user.account.privilege.grant';
    if (!isSignIn && !isFactor && !isRequest) return { ignored: type };
    const time = timeOf(record['published']);
    if (time === undefined) return { wrong: { path: '/published', expected: 'a time by RFC 3339', received: record['published'] } };
    const actor = objectOf(record['actor']);
    const client = objectOf(record['client']);
    const outcome = String(objectOf(record['outcome'])['result']);
    const factor = targetOf(record, 'AuthenticatorEnrollment', 'Factor');
    const app = targetOf(record, 'AppInstance', 'AppUser');
    // A label such as “Okta Verify” is a kind of factor; an id is one device.
    const factorId = textOf(factor?.['id']);
    const event: ReadEvent = given({
      uid: textOf(record['uuid']) ?? '',
      kind: isSignIn ? ('sign-in' as const) : isFactor ? ('factor' as const) : ('access-request' as const),
      time,
      activity: textOf(record['displayMessage'] ?? record['displaymessage']) ?? type,
      status: outcome === 'FAILURE' || outcome === 'DENY' ? ('failure' as const) : outcome === 'SUCCESS' || outcome === 'ALLOW' ? ('success' as const) : undefined,
      user: givenOr({ uid: textOf(actor['id']), emailAddr: textOf(actor['alternateId']), name: textOf(actor['displayName']) }),
      device: deviceOf(record),
      ip: ipOf(client['ipAddress']),
      place: placeOf(client),
      app: textOf(app?.['displayName']),
      isMfa: type.includes('mfa') ? true : undefined,
      mfaDevice: factorId === undefined ? undefined : [textOf(factor?.['displayName']), factorId].filter((one) => one !== undefined).join(' '),
      title: isRequest ? textOf(targetOf(record, 'ROLE', 'UserGroup', 'AppInstance')?.['displayName']) : undefined,
    });
    return { events: [event] };
  },
});
