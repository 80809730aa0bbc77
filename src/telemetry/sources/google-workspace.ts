import { countryCodeOf, defineTelemetrySource, given, givenOr, ipOf, type JsonObject, listOf, objectOf, type ReadEvent, textOf, timeOf } from '../source.ts';

/** Value of a parameter, in the list of the API or in the object that log shippers make of it. */
function parameter(event: JsonObject, name: string): unknown {
  const given = event['parameters'];
  if (!Array.isArray(given)) return objectOf(given)[name];
  const one = given.map(objectOf).find((parameter) => parameter['name'] === name);
  return one?.['value'] ?? one?.['boolValue'] ?? one?.['intValue'] ?? one?.['multiValue'];
}

const SIGN_INS = new Set(['login_success', 'login_failure', 'login_verification', 'login_challenge', 'risky_sensitive_action_allowed']);
const FACTORS = new Set(['2sv_enroll', '2sv_change_phone', 'recovery_phone_edit', 'titanium_enroll']);

/** Google Workspace reports: sign-ins, second factors, files that leave. */
export const googleWorkspace = defineTelemetrySource({
  id: 'google-workspace',
  title: 'Google Workspace audit log',
  obtain: 'Admin SDK Reports API (activities.list of login, drive and user_accounts), as JSON',
  reference: 'https://developers.google.com/admin-sdk/reports/v1/reference/activities',
  form: 'json',
  recognises: (record) => record['kind'] === 'admin#reports#activity' || ('actor' in record && typeof objectOf(record['id'])['applicationName'] === 'string'),
  fields: new Set('kind id etag actor ownerDomain ipAddress events name type parameters networkInfo resourceDetails'.split(' ')),
  read(record) {
    const id = objectOf(record['id']);
    const time = timeOf(id['time']);
    if (time === undefined) return { wrong: { path: '/id/time', expected: 'a time by RFC 3339', received: id['time'] } };
    const actor = objectOf(record['actor']);
    // Shippers write one event a record, without the list.
    const list = Array.isArray(record['events']) ? listOf(record['events']).map(objectOf) : [record];
    const events = list.flatMap((event, nth): ReadEvent[] => {
      const name = String(event['name']);
      const application = String(id['applicationName']);
      const kind = SIGN_INS.has(name)
        ? ('sign-in' as const)
        : FACTORS.has(name)
          ? ('factor' as const)
          : application === 'drive' && name === 'download'
            ? ('download' as const)
            : undefined;
      if (kind === undefined) return [];
      const uid = textOf(id['uniqueQualifier']);
      return [
        given({
          uid: uid === undefined ? '' : `${uid} ${nth}`,
          kind,
          time,
          activity: name,
          status: name === 'login_failure' ? ('failure' as const) : ('success' as const),
          user: givenOr({ uid: textOf(actor['profileId']), emailAddr: textOf(actor['email']) }),
          ip: ipOf(record['ipAddress']),
          place: givenOr({ countryCode: countryCodeOf(objectOf(record['networkInfo'])['regionCode']), region: textOf(objectOf(record['networkInfo'])['subdivisionCode']) }),
          isMfa: parameter(event, 'is_second_factor') === true ? true : undefined,
          title: kind === 'download' ? textOf(parameter(event, 'doc_title')) : undefined,
        }),
      ];
    });
    return events.length === 0 ? { ignored: `${String(id['applicationName'])} ${list.map((event) => String(event['name'])).join(' ')}` } : { events };
  },
});
