import { booleanOf, countryCodeOf, defineTelemetrySource, given, givenOr, ipOf, type JsonObject, listOf, numberOf, objectOf, type ReadEvent, textOf, timeOf } from '../source.ts';

/** One end of a session: the user, device and address. */
function endOf(value: unknown) {
  const end = objectOf(value);
  const user = objectOf(objectOf(end['identity'])['user'] ?? objectOf(end['associatedIdentity']));
  const agent = objectOf(end['userAgent']);
  return { user: givenOr({ uid: textOf(user['id']), name: textOf(user['displayName']), emailAddr: textOf(user['userPrincipalName']) }), os: textOf(agent['platform']) };
}

function ofSessions(record: JsonObject, time: number): readonly ReadEvent[] {
  return listOf(record['sessions']).flatMap((value, nth): ReadEvent[] => {
    const session = objectOf(value);
    const { user, os } = endOf(session['caller']);
    const start = timeOf(session['startDateTime']) ?? time;
    const end = timeOf(session['endDateTime']);
    const network = objectOf(objectOf(listOf(objectOf(listOf(session['segments'])[0])['media'])[0])['callerNetwork']);
    const id = textOf(session['id']);
    return [
      given({
        uid: id ?? (textOf(record['id']) === undefined ? '' : `${textOf(record['id'])} ${nth}`),
        kind: 'meeting' as const,
        time: start,
        activity: 'joined a meeting',
        user,
        device: givenOr({ os }),
        ip: ipOf(network['reflexiveIPAddress'] ?? network['ipAddress']),
        meeting: given({
          uid: textOf(record['id']) ?? 'meeting',
          durationMinutes: end === undefined ? undefined : Math.max(0, Math.round((end - start) / 60_000)),
          sharesScreen: listOf(session['modalities']).includes('screenSharing') || listOf(session['modalities']).includes('videoBasedScreenSharing'),
        }),
      }),
    ];
  });
}

/** Microsoft Teams: call records of Graph with their sessions, or attendance records. */
export const teams = defineTelemetrySource({
  id: 'teams',
  title: 'Microsoft Teams calls',
  obtain: 'Microsoft Graph: call records with sessions (GET /communications/callRecords/{id}?$expand=sessions($expand=segments)), or attendance records of a meeting',
  reference: 'https://learn.microsoft.com/graph/api/resources/callrecords-callrecord',
  form: 'json',
  recognises: (record) => ('sessions' in record && 'organizer' in record) || ('attendanceIntervals' in record && 'emailAddress' in record),
  fields: new Set(
    'id version type modalities lastModifiedDateTime startDateTime endDateTime organizer organizer_v2 participants participants_v2 joinWebUrl sessions emailAddress totalAttendanceInSeconds role identity attendanceIntervals meetingId subject registrationId externalRegistrationInformation externalParticipant sharesScreen ipAddress countryCode @odata.context @odata.type'.split(
      ' ',
    ),
  ),
  read(record) {
    if ('attendanceIntervals' in record) {
      const user = objectOf(record['identity']);
      const intervals = listOf(record['attendanceIntervals']).map(objectOf);
      const time = timeOf(intervals[0]?.['joinDateTime']);
      if (time === undefined) return { wrong: { path: '/attendanceIntervals/0/joinDateTime', expected: 'a time by RFC 3339', received: intervals[0]?.['joinDateTime'] } };
      const seconds = numberOf(record['totalAttendanceInSeconds']);
      const topic = textOf(record['subject']);
      return {
        events: [
          given({
            uid: textOf(record['id']) ?? '',
            kind: 'meeting' as const,
            time,
            activity: 'joined a meeting',
            user: givenOr({ uid: textOf(user['id']), name: textOf(user['displayName']), emailAddr: textOf(record['emailAddress']) }),
            ip: ipOf(record['ipAddress']),
            place: givenOr({ countryCode: countryCodeOf(record['countryCode']) }),
            meeting: given({
              uid: textOf(record['meetingId']) ?? 'meeting',
              topic,
              durationMinutes: seconds === undefined ? undefined : Math.round(seconds / 60),
              sharesScreen: booleanOf(record['sharesScreen']),
              outsider: textOf(record['externalParticipant']),
              isInterview: topic === undefined ? undefined : /interview|screening call|hiring/i.test(topic),
            }),
          }),
        ],
      };
    }
    const time = timeOf(record['startDateTime']);
    if (time === undefined) return { wrong: { path: '/startDateTime', expected: 'a time by RFC 3339', received: record['startDateTime'] } };
    const events = ofSessions(record, time);
    return events.length === 0 ? { ignored: 'a call without sessions' } : { events };
  },
});
