import type { Assessment, Case, Notice, WeighedFinding } from '#model';

/** What only the firm knows of a notice. What is missing stays as a blank in brackets for a person to fill in. */
export type NoticeFacts = {
  readonly employer?: string | undefined;
  /** Whom the person writes to. */
  readonly contact?: string | undefined;
  /** Name, address and telephone number of the consumer reporting agency. */
  readonly agency?: string | undefined;
};

const blank = (value: string | undefined, what: string) => value ?? `[${what}]`;

/** How the person contests. The same for everybody, whether or not a consumer report was used. @source law study 2026-11, section 3 and section 10, rule 7 */
function contestRoute({ contact }: NoticeFacts, one: Case): readonly string[] {
  return [
    `If something here is wrong or incomplete, write to ${blank(contact, 'contact')} and name the number ${one.id}. You need not say more than what is wrong.`,
    'Somebody who took no part in the decision will look at it, answer in writing, and correct what is wrong.',
    'You may ask for another way to prove a point, for example because of a disability; asking never counts against you.',
  ];
}

function preAdverse(one: Case, facts: NoticeFacts): readonly string[] {
  const wait = one.clocks.filter(({ kind }) => kind === 'pre-adverse-wait').at(-1);
  return [
    'Notice before a decision',
    `${blank(facts.employer, 'employer')} is considering a decision about you that may be adverse. It would rest in whole or in part on a consumer report by ${blank(facts.agency, 'name of the agency')}.`,
    'Nothing has been decided. Enclosed are a copy of the report and “A Summary of Your Rights Under the Fair Credit Reporting Act”.',
    `Please look at the report. ${wait === undefined ? 'You have five business days from the day this was sent' : `You have until ${wait.dueOn}`} to tell us what is inaccurate or incomplete, and you may dispute it with the agency itself.`,
    ...contestRoute(facts, one),
  ];
}

function adverse(one: Case, facts: NoticeFacts): readonly string[] {
  return [
    'Notice of a decision',
    `${blank(facts.employer, 'employer')} has decided not to go on with you. The decision rests in whole or in part on a consumer report.`,
    `The report came from: ${blank(facts.agency, 'name, address and telephone number of the agency')}. The agency did not make the decision and cannot tell you why it was made.`,
    'You may ask the agency for a free copy of the report within 60 days, and you may dispute with it whether the report is accurate or complete.',
    ...contestRoute(facts, one),
  ];
}

/** Evidence of the person’s own statements may be quoted to them; what rests on others, on logs or on lists is named by kind, and counsel may add to it. */
function findingLine({ title, evidence }: WeighedFinding): string {
  const own = evidence.every(({ ref }) => ref === 'claim' || ref === 'absence');
  if (own) return `- ${title}`;
  const kinds = [
    ...new Set(
      evidence.map(
        ({ ref }) => ({ claim: 'your documents', absence: 'your documents', event: 'records of systems', report: 'published reports', 'list-entry': 'a published list' })[ref],
      ),
    ),
  ];
  return `- A question about ${kinds.join(' and ')}; ask the contact for it`;
}

function copy(one: Case, assessment: Assessment, facts: NoticeFacts): readonly string[] {
  const checked = one.checklist.filter(({ results, state }) => results.length > 0 || state !== 'not-needed');
  return [
    `What was checked about ${one.caption}`,
    `${blank(facts.employer, 'employer')} checks everybody whose role and residence are of the same class (${one.roleClass}) in the same way.`,
    `${assessment.coverage.looked} signals were looked at; ${assessment.coverage.couldNotTell} could not be told, which counts for nothing.`,
    'Verifications:',
    ...checked.map(({ title, state, results, deviation }) => {
      const last = results.at(-1);
      const result =
        last === undefined
          ? state === 'waived'
            ? `left out (${deviation?.code ?? ''})`
            : 'not done yet'
          : `${last.result}, ${last.at.slice(0, 10)}, by ${last.method}, answered by ${last.authority}`;
      return `- ${title}: ${result}`;
    }),
    'What we asked about or may ask about:',
    ...(assessment.findings.length === 0 ? ['- Nothing'] : assessment.findings.map(findingLine)),
    'What you told us:',
    ...(one.requests.length === 0 ? ['- Nothing was asked yet'] : one.requests.map(({ text, answer }) => `- ${text}: ${answer === undefined ? 'no answer yet' : answer.text}`)),
    'A person decides, never a program.',
    ...contestRoute(facts, one),
  ];
}

/** Text of a notice, paragraphs apart. A person reads it, completes it and sends it. @source law study 3 (S43); 15 U.S.C. 1681b(b)(3), 1681m(a) (sections, and the 60 days for a free copy, from general knowledge, not opened: wants counsel) */
export function noticeText(kind: Notice['kind'], one: Case, assessment: Assessment, facts: NoticeFacts): string {
  const parts = kind === 'pre-adverse' ? preAdverse(one, facts) : kind === 'adverse' ? adverse(one, facts) : copy(one, assessment, facts);
  return `${parts.join('\n\n').replaceAll('\n\n- ', '\n- ')}\n`;
}
