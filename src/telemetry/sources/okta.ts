import { readCountry } from '#values';
import { booleanOf, defineTelemetrySource, given, givenOr, ipOf, type JsonObject, listOf, numberOf, objectOf, type ReadEvent, textOf, timeOf } from '../source.ts';

/** Types of events in which somebody uses, guards or widens an account. What an agent of a directory reports is left out: it comes from the agent’s address. @source Okta, catalogue of event types */
const KINDS: ReadonlyMap<string, 'sign-in' | 'factor' | 'access-request'> = new Map([
  ['user.session.start', 'sign-in'],
  ['user.session.access_admin_app', 'sign-in'],
  ['user.device_session.start', 'sign-in'],
  ['user.authentication.auth', 'sign-in'],
  ['user.authentication.authenticate', 'sign-in'],
  ['user.authentication.auth_via_IDP', 'sign-in'],
  ['user.authentication.auth_via_inbound_SAML', 'sign-in'],
  ['user.authentication.auth_via_iwa', 'sign-in'],
  ['user.authentication.auth_via_mfa', 'sign-in'],
  ['user.authentication.auth_via_richclient', 'sign-in'],
  ['user.authentication.auth_via_social', 'sign-in'],
  ['user.authentication.sso', 'sign-in'],
  ['user.authentication.verify', 'sign-in'],
  ['user.mfa.okta_verify', 'sign-in'],
  ['app.generic.unauth_app_access_attempt', 'sign-in'],
  ['user.mfa.factor.activate', 'factor'],
  ['user.mfa.factor.deactivate', 'factor'],
  ['user.mfa.factor.reset_all', 'factor'],
  ['user.mfa.factor.suspend', 'factor'],
  ['user.mfa.factor.unsuspend', 'factor'],
  ['user.mfa.factor.update', 'factor'],
  ['access.request.create', 'access-request'],
  ['app.access_request.request', 'access-request'],
  ['user.account.privilege.grant', 'access-request'],
]);

/** Results, and whether they say that it was done. @source Okta Management API, LogOutcome */
const RESULTS: ReadonlyMap<string, 'success' | 'failure' | undefined> = new Map([
  ['SUCCESS', 'success'],
  ['ALLOW', 'success'],
  ['FAILURE', 'failure'],
  ['DENY', 'failure'],
  ['RATE_LIMIT', 'failure'],
  ['ABANDONED', 'failure'],
  ['UNANSWERED', 'failure'],
  ['CHALLENGE', undefined],
  ['DEFERRED', undefined],
  ['SCHEDULED', undefined],
  ['SKIPPED', undefined],
  ['UNKNOWN', undefined],
]);

/** Authenticators that are something known or read, and no thing that somebody holds. @source Okta Authenticators API, keys of authenticators by their usual names */
const KNOWLEDGE: ReadonlySet<string> = new Set(['password', 'email', 'security question', 'temporary access code', 'password_as_factor', 'security_question']);
/** Platforms of devices that are carried beside a computer. */
const PHONES: ReadonlySet<string> = new Set(['IOS', 'ANDROID']);

/** Codes of countries by their names as Okta writes them: few, and read again with every record. */
const countries = new Map<string, string | undefined>();
/** Names kept; beyond it none is added. Unit: names. @source house: changes the speed only; there are 249 countries */
const MOST_NAMES = 1_000;

function countryOf(name: string | undefined): string | undefined {
  if (name === undefined || countries.has(name)) return name === undefined ? undefined : countries.get(name);
  const code = readCountry(name);
  if (countries.size < MOST_NAMES) countries.set(name, code);
  return code;
}

function placeOf(client: JsonObject): ReadEvent['place'] {
  const where = objectOf(client['geographicalContext']);
  const { lat, lon } = objectOf(where['geolocation']);
  const [latitude, longitude] = [numberOf(lat), numberOf(lon)];
  const isPoint = latitude !== undefined && longitude !== undefined && Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180;
  return givenOr({
    countryCode: countryOf(textOf(where['country'])),
    region: textOf(where['state']),
    city: textOf(where['city']),
    latitude: isPoint ? latitude : undefined,
    longitude: isPoint ? longitude : undefined,
  });
}

/** First target of a type, such as the application or the authenticator. */
function targetOf(record: JsonObject, ...types: readonly string[]): JsonObject | undefined {
  for (const target of listOf(record['target'])) {
    const one = objectOf(target);
    if (types.includes(one['type'] as string)) return one;
  }
  return undefined;
}

/** Whom the event is about: who acted, or to whom it was done; and whether that is who sat at the client. */
function personOf(record: JsonObject, kind: 'sign-in' | 'factor' | 'access-request'): { readonly person: JsonObject; readonly isActor: boolean } {
  const actor = objectOf(record['actor']);
  const target = kind === 'sign-in' ? undefined : targetOf(record, 'User');
  const isActor = target === undefined || target['id'] === actor['id'] || target['alternateId'] === actor['alternateId'];
  return { person: isActor ? actor : target, isActor };
}

/** Whether the device is a phone beside the computer at which somebody signs in: then it only gives the second factor. */
const isBeside = (client: JsonObject, device: JsonObject): boolean => client['device'] === 'Computer' && PHONES.has(String(device['os_platform']));

/** Okta Verify is known by its device, which several accounts can use; any other authenticator by its enrolment. */
function factorOf(factor: JsonObject | undefined, device: JsonObject): string | undefined {
  const name = textOf(factor?.['displayName']);
  if (factor === undefined || (name !== undefined && KNOWLEDGE.has(name.toLowerCase()))) return undefined;
  const id = name === 'Okta Verify' ? (textOf(device['id']) ?? textOf(factor['id'])) : textOf(factor['id']);
  return id === undefined ? undefined : name === undefined ? id : `${name} ${id}`;
}

function deviceOf(device: JsonObject, client: JsonObject): ReadEvent['device'] {
  const platform = textOf(device['os_platform']);
  const name = textOf(device['name']);
  const os = textOf(objectOf(client['userAgent'])['os']);
  return givenOr({
    uid: textOf(device['id']),
    // Phones and Macs are called by their model (“Pixel 8”, “Mac15,6”), which is the name of many.
    hostname: name === undefined || PHONES.has(platform ?? '') || /^[A-Za-z]+\d+,\d+$/.test(name) ? undefined : name,
    os: platform === undefined ? (os === 'Unknown' ? undefined : os) : [platform, textOf(device['os_version'])].filter((one) => one !== undefined).join(' '),
    isManaged: booleanOf(device['managed']),
  });
}

/** What was asked for or granted: the roles by name, else what stands as target beside the person. */
function rightOf(record: JsonObject): string | undefined {
  const granted = textOf(objectOf(objectOf(record['debugContext'] ?? record['debugcontext'])['debugData'])['privilegeGranted']);
  if (granted !== undefined) return granted;
  const right =
    targetOf(record, 'ROLE', 'CUSTOM_ROLE') ??
    targetOf(record, 'AppInstance', 'UserGroup') ??
    listOf(record['target'])
      .map(objectOf)
      .find(({ type }) => type !== 'User' && type !== 'AppUser');
  return textOf(right?.['displayName']);
}

/** Columns of the console’s CSV that are read. */
const COLUMNS = `event_type timestamp uuid display_message outcome.result actor.id actor.type actor.alternate_id actor.display_name client.ip_address client.device
client.user_agent.os client.geographical_context.country client.geographical_context.state client.geographical_context.city
client.geographical_context.geolocation.lat client.geographical_context.geolocation.lon`;
/** Columns of the console’s CSV that are left out: what the service was asked, and what it thinks of it. */
const OTHER_COLUMNS = `severity version legacy_event_type outcome.reason authentication_context.authentication_step authentication_context.authentication_provider
authentication_context.credential_provider authentication_context.credential_type authentication_context.issuer authentication_context.external_session_id client.zone
client.user_agent.raw_user_agent client.user_agent.browser client.geographical_context.postal_code transaction.id transaction.type
debug_context.debug_data.request_uri request.ip_chain.geographical_context.postal_code request.ip_chain.geographical_context.geolocation.lon
request.ip_chain.geographical_context.geolocation.lat request.ip_chain.geographical_context.geolocation.state request.ip_chain.ip request.ip_chain.source
request.ip_chain.version`;
/** Targets of a row. Unit: targets. @source the console’s CSV: target0 to target3 */
const TARGETS = 4;
const TARGET_COLUMNS = Array.from({ length: TARGETS }, (_, nth) => ['id', 'type', 'alternate_id', 'display_name'].map((column) => `target${nth}.${column}`));

/** A row of the console’s CSV as the API would give it. */
function fromRow(row: JsonObject): JsonObject {
  const where = 'client.geographical_context';
  return {
    eventType: row['event_type'],
    published: row['timestamp'],
    uuid: row['uuid'],
    displayMessage: row['display_message'],
    outcome: { result: textOf(row['outcome.result']) },
    actor: { id: row['actor.id'], type: textOf(row['actor.type']), alternateId: row['actor.alternate_id'], displayName: row['actor.display_name'] },
    client: {
      ipAddress: row['client.ip_address'],
      device: row['client.device'],
      userAgent: { os: row['client.user_agent.os'] },
      geographicalContext: {
        country: row[`${where}.country`],
        state: row[`${where}.state`],
        city: row[`${where}.city`],
        geolocation: { lat: row[`${where}.geolocation.lat`], lon: row[`${where}.geolocation.lon`] },
      },
    },
    target: TARGET_COLUMNS.flatMap(([id = '', type = '', alternateId = '', displayName = '']) =>
      textOf(row[type]) === undefined ? [] : [{ id: row[id], type: row[type], alternateId: row[alternateId], displayName: row[displayName] }],
    ),
  };
}

/** The event itself: bare, as a row, or within what Amazon EventBridge puts around it. */
const bareOf = (record: JsonObject): JsonObject => ('event_type' in record ? fromRow(record) : 'detail-type' in record ? objectOf(record['detail']) : record);
const typeOf = (record: JsonObject): unknown => record['eventType'] ?? record['eventtype'];

/** Okta System Log. */
export const okta = defineTelemetrySource({
  id: 'okta',
  title: 'Okta System Log',
  obtain: 'System Log API (GET /api/v1/logs) or a log stream, as JSON; or the CSV of the console (Reports, System Log)',
  reference: 'https://developer.okta.com/docs/reference/api/system-log/ and https://developer.okta.com/docs/reference/api/event-types/',
  form: 'either',
  recognises(record) {
    if ('event_type' in record) return 'actor.alternate_id' in record && 'client.ip_address' in record;
    const bare = bareOf(record);
    return typeof typeOf(bare) === 'string' && (('actor' in bare && ('outcome' in bare || 'published' in bare)) || 'legacyEventType' in bare);
  },
  fields: new Set([
    ...`actor authenticationContext authenticationcontext client debugContext debugcontext device displayMessage displaymessage eventType eventtype legacyEventType legacyeventtype
outcome published request securityContext securitycontext severity target transaction uuid version detail detail-type source account time region resources id`.split(/\s+/),
    ...COLUMNS.split(/\s+/),
    ...OTHER_COLUMNS.split(/\s+/),
    ...TARGET_COLUMNS.flat(),
  ]),
  read(whole) {
    const record = bareOf(whole);
    const at = 'detail-type' in whole ? '/detail' : '';
    const type = textOf(typeOf(record));
    if (type === undefined) return { wrong: { path: `${at}/eventType`, expected: 'the type of the event', received: typeOf(record) } };
    const kind = KINDS.get(type);
    if (kind === undefined) return { ignored: type };
    const time = timeOf(record['published']);
    if (time === undefined) return { wrong: { path: `${at}/published`, expected: 'a time by RFC 3339', received: record['published'] } };
    const result = objectOf(record['outcome'])['result'];
    if (result !== undefined && result !== null && !RESULTS.has(result as string)) {
      return { wrong: { path: `${at}/outcome/result`, expected: `one of ${[...RESULTS.keys()].join(', ')}`, received: result } };
    }
    const { person, isActor } = personOf(record, kind);
    const actorType = textOf(person['type']);
    if (actorType !== undefined && actorType !== 'User') return { ignored: `${type} of ${actorType}` };
    const client = isActor ? objectOf(record['client']) : {};
    const device = isActor ? objectOf(record['device']) : {};
    const factor = targetOf(record, 'AuthenticatorEnrollment', 'Factor');
    const mfaDevice = factorOf(factor, device);
    const isMfa = type === 'user.mfa.okta_verify' || (type === 'user.authentication.auth_via_mfa' && !isKnowledge(record, factor));
    const event: ReadEvent = given({
      uid: textOf(record['uuid']) ?? '',
      kind,
      time,
      activity: textOf(record['displayMessage'] ?? record['displaymessage']) ?? type,
      status: RESULTS.get(result as string),
      user: givenOr({ uid: textOf(person['id']), emailAddr: textOf(person['alternateId']), name: textOf(person['displayName']) }),
      // A phone that is enrolled, or held beside the computer, is the factor and not what was signed in from.
      device: (kind === 'factor' && mfaDevice !== undefined) || isBeside(client, device) ? deviceOf({}, client) : deviceOf(device, client),
      ip: ipOf(client['ipAddress']),
      place: placeOf(client),
      app: kind === 'sign-in' ? textOf(targetOf(record, 'AppInstance')?.['displayName']) : undefined,
      isMfa: isMfa ? true : undefined,
      mfaDevice,
      title: kind === 'access-request' ? rightOf(record) : undefined,
    });
    return { events: [event] };
  },
});

/** Whether the factor was something known: Identity Engine reports a password in the same words as a second factor. */
function isKnowledge(record: JsonObject, factor: JsonObject | undefined): boolean {
  const used = textOf(factor?.['displayName']) ?? textOf(objectOf(objectOf(record['debugContext'] ?? record['debugcontext'])['debugData'])['factor']);
  return used !== undefined && KNOWLEDGE.has(used.toLowerCase());
}
