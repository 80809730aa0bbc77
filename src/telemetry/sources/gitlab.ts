import { defineTelemetrySource, given, givenOr, ipOf, objectOf, type ReadEvent, textOf, timeOf } from '../source.ts';

/** What is done to a project, by the words of the event. @source GitLab documentation, audit event types */
function actionOf(words: string): NonNullable<ReadEvent['repository']>['action'] | undefined {
  if (/repository_git_operation|git[_ ](?:clone|fetch|upload-pack)|upload-pack/i.test(words)) return 'clone';
  if (/receive-pack|git[_ ]push/i.test(words)) return 'push';
  if (/download_(?:started|archive)|repository download|project_export/i.test(words)) return 'download';
  if (/fork/i.test(words)) return 'fork';
  return undefined;
}

/** GitLab audit events. */
export const gitlab = defineTelemetrySource({
  id: 'gitlab',
  title: 'GitLab audit events',
  obtain: 'Audit events API (GET /audit_events), their streaming, or audit_json.log, as JSON',
  reference: 'https://docs.gitlab.com/api/audit_events/',
  form: 'json',
  recognises: (record) => 'author_id' in record && ('entity_type' in record || 'event_type' in record || 'target_type' in record),
  fields: new Set(
    'id author_id author_name author_email entity_id entity_path entity_type details ip_address target_details target_id target_type event_type event_name created_at time severity meta custom_message correlation_id'.split(
      ' ',
    ),
  ),
  read(record) {
    const details = objectOf(record['details']);
    const words = [record['event_type'], record['event_name'], details['event_name'], details['custom_message'], record['custom_message'], details['action']]
      .map((one) => textOf(one) ?? '')
      .join(' ')
      .trim();
    const action = actionOf(`${words} ${textOf(details['protocol']) ?? ''}`);
    const isRequest = /access_token_created|change.*access_level|add.*member.*(?:maintainer|owner)/i.test(words);
    if (action === undefined && !isRequest) return { ignored: words === '' ? 'an event without a name' : words };
    const written = record['created_at'] ?? record['time'];
    const time = timeOf(written);
    if (time === undefined) return { wrong: { path: '/created_at', expected: 'a time by RFC 3339', received: written } };
    const name = textOf(record['entity_path'] ?? details['entity_path'] ?? record['target_details'] ?? details['target_details']);
    return {
      events: [
        given({
          uid: textOf(record['id']) ?? '',
          kind: action === undefined ? ('access-request' as const) : ('repository' as const),
          time,
          activity: words,
          user: givenOr({
            uid: textOf(record['author_id']),
            name: textOf(record['author_name'] ?? details['author_name']),
            emailAddr: textOf(record['author_email'] ?? details['author_email']),
          }),
          ip: ipOf(record['ip_address'] ?? details['ip_address']),
          title: action === undefined ? words : undefined,
          repository: action === undefined || name === undefined ? undefined : { action, name },
        }),
      ],
    };
  },
});
