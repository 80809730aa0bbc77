import { mayReadGuarded, type Operation, roles } from '#operations';
import { BASE } from './openapi.ts';
import { SCIM_BASE, SCIM_ROLES, TAXII_BASE, TAXII_ROLES } from './standards.ts';

const mark = (may: boolean): string => (may ? '●' : '');
const row = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;

/** Who may do what, as a page of the reference. */
export function permissionsPage(operations: readonly Operation[], made: string): string {
  const head = [row(['Operation', 'Request', ...roles]), row(['---', '---', ...roles.map(() => ':-:')])];
  const lines = operations.map((operation) =>
    row([
      `\`${operation.id}\`${operation.byPerson === true ? ' ◆' : ''}`,
      `${operation.method.toUpperCase()} ${BASE}${operation.path}`,
      ...roles.map((role) => mark(operation.roles.includes(role))),
    ]),
  );
  const guarded = Object.entries(mayReadGuarded).map(([kind, may]) => row([kind, ...roles.map((role) => mark(may.includes(role)))]));
  return [
    '# Who may do what',
    '',
    made,
    '',
    'Whoever has several roles may do what any of them may. A verification is recorded only by the function that owns it (`verifications.list`).',
    'An API key acts with the roles of its owner, and with the scope `read` it can call what reads only. Without a session or a key only',
    '`/healthz`, `/readyz`, the setup link, sign-in and signed events answer. ◆ is for somebody who signed in: an API key is not a person, and decides nothing.',
    '',
    ...head,
    ...lines,
    '',
    '## Parts of the server that speak a standard',
    '',
    'Each takes only an API key with its own scope, and such a key is for nothing else.',
    '',
    row(['Part', 'Requests', 'Scope', ...roles]),
    row(['---', '---', '---', ...roles.map(() => ':-:')]),
    row(['Users of the directory, SCIM 2.0', `${SCIM_BASE}/…`, '`scim`', ...roles.map((role) => mark(SCIM_ROLES.includes(role)))]),
    row(['Indicators, TAXII 2.1', `${TAXII_BASE}/…`, '`taxii`', ...roles.map((role) => mark(TAXII_ROLES.includes(role)))]),
    '',
    'Events of applicant systems, `POST /hooks/{connection}`, sign in by their signature alone and get nothing but what was not read of them.',
    '',
    '## Data that not everybody sees',
    '',
    'That a signal was noticed is seen by everybody who sees the person; the data below it only by these. What is withheld says so.',
    '',
    'What people write about a case is seen by those who may see all guarded data that it holds: as its author says (`holds`), or else whatever the author may see.',
    '',
    row(['Data', ...roles]),
    row(['---', ...roles.map(() => ':-:')]),
    ...guarded,
    '',
  ].join('\n');
}
