import { countryCodeOf, defineTelemetrySource, given, givenOr, ipOf, objectOf, type ReadEvent, textOf, timeOf } from '../source.ts';

/** What is done to a repository, by the action of the log. @source GitHub documentation, audit log events for your organisation */
const ACTIONS: Readonly<Record<string, NonNullable<ReadEvent['repository']>['action']>> = {
  'git.clone': 'clone',
  'git.push': 'push',
  'repo.download_zip': 'download',
  'repo.fork': 'fork',
  'private_repository_forking.enable': 'other',
};
const REQUESTS = new Set(['org.update_member', 'team.add_repository', 'team.promote_maintainer', 'org_credential_authorization.grant', 'personal_access_token.request_created']);

/** Audit log of a GitHub organisation or enterprise. */
export const github = defineTelemetrySource({
  id: 'github',
  title: 'GitHub audit log',
  obtain: 'Audit log of the organisation or enterprise with Git events (GET /orgs/{org}/audit-log?include=all), or its streaming, as JSON',
  reference:
    'https://docs.github.com/organizations/keeping-your-organization-secure/managing-security-settings-for-your-organization/reviewing-the-audit-log-for-your-organization',
  form: 'json',
  recognises: (record) =>
    typeof record['action'] === 'string' &&
    'actor' in record &&
    ('@timestamp' in record || 'at_sign_timestamp' in record || 'org' in record) &&
    typeof record['actor'] === 'string',
  fields: new Set(
    '@timestamp at_sign_timestamp _document_id action actor actor_id actor_ip actor_location actor_is_bot business business_id created_at external_identity_nameid external_identity_username hashed_token org org_id operation_type programmatic_access_type public_repo repo repository repository_id repository_public repo_id token_id token_scopes transport_protocol transport_protocol_name user user_id user_agent user_login visibility request_id team name permission fork_source_name'.split(
      ' ',
    ),
  ),
  read(record) {
    const action = textOf(record['action']);
    if (action === undefined) return { wrong: { path: '/action', expected: 'the action', received: record['action'] } };
    const done = ACTIONS[action];
    if (done === undefined && !REQUESTS.has(action)) return { ignored: action };
    const written = record['@timestamp'] ?? record['at_sign_timestamp'] ?? record['created_at'];
    const time = timeOf(written);
    if (time === undefined) return { wrong: { path: '/@timestamp', expected: 'milliseconds since 1970', received: written } };
    const name = textOf(record['repo'] ?? record['repository']);
    const org = textOf(record['org']);
    return {
      events: [
        given({
          uid: textOf(record['_document_id']) ?? '',
          kind: done === undefined ? ('access-request' as const) : ('repository' as const),
          time,
          activity: action,
          user: givenOr({ uid: textOf(record['actor_id']), name: textOf(record['actor']), emailAddr: textOf(record['external_identity_nameid']) }),
          ip: ipOf(record['actor_ip']),
          place: givenOr({ countryCode: countryCodeOf(objectOf(record['actor_location'])['country_code']) }),
          title: done === undefined ? action : undefined,
          repository:
            done === undefined || name === undefined
              ? undefined
              : given({
                  action: done,
                  name,
                  isForeign: done === 'push' && org !== undefined && name.includes('/') ? !name.toLowerCase().startsWith(`${org.toLowerCase()}/`) : undefined,
                }),
        }),
      ],
    };
  },
});
