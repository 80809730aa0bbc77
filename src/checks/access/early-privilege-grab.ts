import { z } from 'zod';
import { cannotTell, defineTelemetryCheck, type Fact, happened, type Mark } from '#model';
import { daysBetween } from '#values';

const options = z
  .strictObject({
    /** Requests for different rights. Unit: requests. @source red-flag catalogue 2026-11, row early-privilege-grab */
    requests: z.int().positive().default(2).meta({ description: 'Requests for different rights beyond the role' }),
    /** Days after the start. Unit: days. @source red-flag catalogue 2026-11, row early-privilege-grab */
    days: z.int().positive().default(30).meta({ description: 'Days after the first working day' }),
  })
  .prefault({});

const wordsOf = (name: string): readonly string[] =>
  name
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '');

/** Whether a right that the role carries covers what was asked for: “staging” covers “Staging database”, and not the other way round. */
function covers(right: string, asked: string): boolean {
  const [words, wanted] = [wordsOf(right), wordsOf(asked)];
  return words.length > 0 && words.every((word) => wanted.includes(word));
}

type Asked = { readonly right: string; readonly mark: Mark };

/** Rights asked for in the first days, each once: the same request put again is one. @param certain leaves out what the date of the start does not settle */
function askedIn(facts: readonly Fact[], start: string, days: number, certain: boolean): readonly Asked[] {
  const isEarly = ({ time }: Mark): boolean => {
    const { least, most } = daysBetween(start, new Date(time).toISOString());
    return certain ? least >= 0 && most < days : most >= 0 && least < days;
  };
  const asked = new Map<string, Mark>();
  for (const { value, marks } of facts) {
    const mark = marks.find(isEarly);
    const known = asked.get(value.toLowerCase());
    if (mark !== undefined && (known === undefined || mark.time < known.time)) asked.set(value.toLowerCase(), mark);
  }
  return [...asked].map(([right, mark]) => ({ right, mark })).sort((a, b) => a.mark.time - b.mark.time || (a.right < b.right ? -1 : 1));
}

/** Wide rights asked for early. */
export const earlyPrivilegeGrab = defineTelemetryCheck({
  id: 'early-privilege-grab',
  title: 'Wide rights asked for early',
  options,
  stage: 'access',
  description: 'Two or more different rights beyond the role are asked for within 30 days of the start. The same request put again counts once.',
  data: 'Access requests, the first working day, and the access that the role carries (role.privileges)',
  falsePositives: ['An eager newcomer', 'A role that was designed too narrow', 'An administrator who enters requests for others'],
  runbook: ['Ask the manager what the task needs', 'Grant for a time'],
  references: ['S24', 'S40'],
  messages: {
    noticed: '{{count}} rights beyond the role were asked for in the first {{days}} days: {{rights}}.',
  },
  run({ dossier, telemetry }, { options: { requests, days } }) {
    if (!telemetry.delivered.includes('access-request')) return cannotTell('no access requests were read', 'access requests');
    if (telemetry.accounts.length === 0) return cannotTell('no account of the person is known', 'the person’s account in the log of requests');
    const { startedAt: start, role } = dossier.subject;
    const beyond = telemetry.accounts
      .flatMap(({ facts }) => facts)
      .filter(({ topic, value }) => topic === 'access-request' && role.privileges?.some((right) => covers(right, value)) !== true);
    if (new Set(beyond.map(({ value }) => value.toLowerCase())).size < requests) return [];
    if (start === undefined) return cannotTell('the first working day is not stated', 'the first working day');
    const [first, ...others] = askedIn(beyond, start, days, true);
    if (first === undefined || others.length + 1 < requests)
      return askedIn(beyond, start, days, false).length < requests ? [] : cannotTell('the first working day is not known to the day', 'the first working day');
    // Every newcomer asks for what the work needs: only what the role does not carry says anything.
    if (role.privileges === undefined) return cannotTell('which access the role carries is not stated', 'the access that the role carries (role.privileges)');
    const data = { count: others.length + 1, days, rights: [first, ...others].map(({ right }) => right).join(', ') };
    return [{ messageId: 'noticed' as const, data, evidence: [happened(first.mark), ...others.map(({ mark }) => happened(mark))] as const }];
  },
});
