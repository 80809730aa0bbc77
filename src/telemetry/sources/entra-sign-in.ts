import { booleanOf, countryCodeOf, defineTelemetrySource, given, givenOr, ipOf, type JsonObject, listOf, numberOf, objectOf, type ReadEvent, textOf, timeOf } from '../source.ts';

function placeOf(value: unknown): ReadEvent['place'] {
  const where = objectOf(value);
  const { latitude, longitude } = objectOf(where['geoCoordinates']);
  return givenOr({
    countryCode: countryCodeOf(where['countryOrRegion']) ?? countryCodeOf(value),
    region: textOf(where['state']),
    city: textOf(where['city']),
    latitude: numberOf(latitude),
    longitude: numberOf(longitude),
  });
}

/** Phone or app that gave the second factor, where the log names one. */
function factorOf(properties: JsonObject): string | undefined {
  const detail = textOf(objectOf(properties['mfaDetail'])['authDetail']);
  if (detail !== undefined) return detail;
  for (const step of listOf(properties['authenticationDetails'])) {
    const one = objectOf(step);
    const named = textOf(one['authenticationMethodDetail']);
    // “Password in the cloud” and the like are methods; a number or a device is one thing.
    if (named !== undefined && /\d{2,}|\bX{2,}/.test(named)) return named;
  }
  return undefined;
}

/** Microsoft Entra sign-in log, of Graph or of Azure Monitor. */
export const entraSignIn = defineTelemetrySource({
  id: 'entra-sign-in',
  title: 'Microsoft Entra sign-in log',
  obtain: 'Microsoft Graph (GET /auditLogs/signIns), the JSON download of the portal, or the SignInLogs category of Azure Monitor',
  reference: 'https://learn.microsoft.com/graph/api/resources/signin',
  form: 'json',
  recognises: (record) =>
    ('userPrincipalName' in record && 'appDisplayName' in record && 'ipAddress' in record) || (/SignInLogs$/.test(String(record['category'])) && 'properties' in record),
  fields: new Set(
    'time tenantId resourceId operationName operationname operationVersion operationversion category resultType resulttype resultSignature resultsignature resultDescription resultdescription durationMs durationms callerIpAddress calleripaddress correlationId correlationid identity Level level location properties id createdDateTime userDisplayName userPrincipalName userId appId appDisplayName ipAddress clientAppUsed conditionalAccessStatus isInteractive riskDetail riskLevelAggregated riskLevelDuringSignIn riskState riskEventTypes riskEventTypes_v2 resourceDisplayName status deviceDetail appliedConditionalAccessPolicies authenticationDetails authenticationRequirement mfaDetail userAgent'.split(
      ' ',
    ),
  ),
  read(record) {
    const category = textOf(record['category']);
    if (category !== undefined && /ServicePrincipal|ManagedIdentity|NonInteractive/.test(category)) return { ignored: category };
    const properties = 'properties' in record ? objectOf(record['properties']) : record;
    // Programs renew their tokens day and night: no sign of a person.
    if (properties['isInteractive'] === false) return { ignored: 'sign-in of a program' };
    const written = properties['createdDateTime'] ?? record['time'];
    const time = timeOf(written);
    if (time === undefined) return { wrong: { path: '/createdDateTime', expected: 'a time by RFC 3339', received: written } };
    const device = objectOf(properties['deviceDetail']);
    const code = numberOf(objectOf(properties['status'])['errorCode']) ?? numberOf(record['resultType'] ?? record['resulttype']);
    const factor = factorOf(properties);
    const event: ReadEvent = given({
      uid: textOf(properties['id']) ?? '',
      kind: 'sign-in' as const,
      time,
      activity: 'sign-in',
      status: code === undefined ? undefined : code === 0 ? ('success' as const) : ('failure' as const),
      user: givenOr({ uid: textOf(properties['userId']), name: textOf(properties['userDisplayName']), emailAddr: textOf(properties['userPrincipalName']) }),
      device: givenOr({
        uid: textOf(device['deviceId']),
        hostname: textOf(device['displayName']),
        os: textOf(device['operatingSystem']),
        // Absent where nothing is known of the device at all.
        isManaged: Object.keys(device).length === 0 ? undefined : (booleanOf(device['isManaged']) ?? undefined),
      }),
      ip: ipOf(properties['ipAddress'] ?? record['callerIpAddress'] ?? record['calleripaddress']),
      place: placeOf(properties['location'] ?? record['location']),
      app: textOf(properties['appDisplayName']) ?? textOf(properties['resourceDisplayName']),
      isMfa: textOf(properties['authenticationRequirement']) === 'multiFactorAuthentication' ? true : undefined,
      mfaDevice: factor,
    });
    return { events: [event] };
  },
});
