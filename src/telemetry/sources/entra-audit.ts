import { defineTelemetrySource, given, givenOr, ipOf, listOf, objectOf, type ReadEvent, textOf, timeOf } from '../source.ts';

/** Microsoft Entra audit log: second factors that were registered, and rights that were asked for. */
export const entraAudit = defineTelemetrySource({
  id: 'entra-audit',
  title: 'Microsoft Entra audit log',
  obtain: 'Microsoft Graph (GET /auditLogs/directoryAudits), or the AuditLogs category of Azure Monitor',
  reference: 'https://learn.microsoft.com/graph/api/resources/directoryaudit',
  form: 'json',
  recognises: (record) => ('activityDisplayName' in record && 'initiatedBy' in record) || record['category'] === 'AuditLogs',
  fields: new Set(
    'time tenantId resourceId operationName operationVersion resultSignature durationMs callerIpAddress correlationId identity Level level properties id category activityDateTime activityDisplayName loggedByService operationType result resultReason initiatedBy targetResources additionalDetails'.split(
      ' ',
    ),
  ),
  read(record) {
    const properties = 'properties' in record ? objectOf(record['properties']) : record;
    const activity = textOf(properties['activityDisplayName'] ?? record['operationName']);
    if (activity === undefined) return { wrong: { path: '/activityDisplayName', expected: 'the activity', received: properties['activityDisplayName'] } };
    const isFactor = /security info|strong authentication|authentication method/i.test(activity);
    const isRequest = /add member to role|PIM activation requested|request.*(?:role|access package)/i.test(activity);
    if (!isFactor && !isRequest) return { ignored: activity };
    const written = properties['activityDateTime'] ?? record['time'];
    const time = timeOf(written);
    if (time === undefined) return { wrong: { path: '/activityDateTime', expected: 'a time by RFC 3339', received: written } };
    const by = objectOf(objectOf(properties['initiatedBy'])['user']);
    const target = objectOf(listOf(properties['targetResources'])[0]);
    const factor = listOf(properties['additionalDetails'])
      .map(objectOf)
      .find(({ key }) => /phone|device|authenticator/i.test(String(key)))?.['value'];
    const event: ReadEvent = given({
      uid: textOf(properties['id']) ?? '',
      kind: isFactor ? ('factor' as const) : ('access-request' as const),
      time,
      activity,
      status: /^fail/i.test(String(properties['result'])) ? ('failure' as const) : ('success' as const),
      user: givenOr({
        uid: textOf(by['id']),
        name: textOf(by['displayName']),
        emailAddr: textOf(by['userPrincipalName']) ?? (isFactor ? textOf(target['userPrincipalName']) : undefined),
      }),
      ip: ipOf(by['ipAddress']),
      mfaDevice: isFactor ? textOf(factor) : undefined,
      title: isRequest ? (textOf(target['displayName']) ?? activity) : undefined,
    });
    return { events: [event] };
  },
});
