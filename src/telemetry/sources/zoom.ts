import { booleanOf, defineTelemetrySource, given, givenOr, ipOf, numberOf, objectOf, textOf, timeOf } from '../source.ts';

/** Zoom: who joined which meeting, from where, for how long. */
export const zoom = defineTelemetrySource({
  id: 'zoom',
  title: 'Zoom meeting participants',
  obtain: 'Dashboard or Reports API (participants of a meeting), a participant a record, with the meeting’s id and topic',
  reference: 'https://developers.zoom.us/docs/api/meetings/#tag/dashboards/get/metrics/meetings/{meetingId}/participants',
  form: 'either',
  recognises: (record) => 'join_time' in record && ('user_name' in record || 'participant_user_id' in record || 'user_email' in record),
  fields: new Set(
    'id user_id uuid meeting_id meeting_uuid meetingId topic user_name name email user_email participant_user_id participant_uuid registrant_id device ip_address internal_ip_addresses location network_type microphone speaker camera data_center full_data_center connection_type join_time leave_time share_application share_desktop share_whiteboard recording status leave_reason version os os_version browser_name browser_version device_name duration failover attentiveness_score bo_mtg_id role participant_uuid_v2 in_room_participants customer_key sip_uri from_sip_uri pc_name domain mac_addr harddisk_id internal_user external_participant outsider is_original_host is_interview time_zone locale'.split(
      ' ',
    ),
  ),
  read(record) {
    const time = timeOf(record['join_time']);
    if (time === undefined) return { wrong: { path: '/join_time', expected: 'a time by RFC 3339', received: record['join_time'] } };
    const leave = timeOf(record['leave_time']);
    const meeting = textOf(record['meeting_uuid'] ?? record['meeting_id'] ?? record['meetingId']) ?? textOf(record['uuid']) ?? 'meeting';
    const topic = textOf(record['topic']);
    const seconds = numberOf(record['duration']);
    const minutes = leave !== undefined ? (leave - time) / 60_000 : seconds === undefined ? undefined : seconds / 60;
    const participant = textOf(record['participant_uuid'] ?? record['user_id'] ?? record['id']);
    const camera = textOf(record['camera']);
    return {
      events: [
        given({
          uid: participant === undefined ? '' : `${meeting} ${participant} ${time}`,
          kind: 'meeting' as const,
          time,
          activity: 'joined a meeting',
          user: givenOr({
            uid: textOf(record['participant_user_id']),
            name: textOf(record['user_name'] ?? record['name']),
            emailAddr: textOf(record['user_email'] ?? record['email']),
          }),
          device: givenOr({ hostname: textOf(record['pc_name']), os: textOf(record['os'] ?? record['device']) }),
          ip: ipOf(record['ip_address']),
          meeting: given({
            uid: meeting,
            topic,
            durationMinutes: minutes === undefined || minutes < 0 ? undefined : Math.round(minutes),
            sharesScreen: booleanOf(record['share_desktop']) ?? booleanOf(record['share_application']),
            outsider: textOf(record['outsider']) ?? textOf(objectOf(record['external_participant'])['email']),
            isInterview: booleanOf(record['is_interview']) ?? (topic === undefined ? undefined : /interview|screening call|hiring/i.test(topic)),
            timeZone: textOf(record['time_zone']),
            locale: textOf(record['locale']),
            camera: camera === undefined ? undefined : /^(?:off|none|no)$/i.test(camera) ? ('off' as const) : ('on' as const),
          }),
        }),
      ],
    };
  },
});
