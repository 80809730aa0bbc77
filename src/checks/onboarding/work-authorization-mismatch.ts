import { type CheckableDossier, cannotTell, defineCheck, supports } from '#model';
import { isCertainlyBefore } from '#values';

/** Results that are a notice of a mismatch. @source S42; red-flag catalogue 2026-11, row work-authorization-mismatch */
const MISMATCHES = new Set<string>(['mismatch-open', 'mismatch-contested', 'final-nonconfirmation']);
/** Results that end a mismatch. @source S42; red-flag catalogue 2026-11, row work-authorization-mismatch */
const ENDS = new Set<string>(['authorized', 'mismatch-resolved']);
/** How far a procedure has come; on one day the later step counts. @source house: order of the words in the section workAuthorizations */
const STEPS = ['mismatch-open', 'mismatch-contested', 'final-nonconfirmation'];

type Authorization = CheckableDossier['workAuthorizations'][number];

function sameCase(a: Authorization, b: Authorization): boolean {
  return a.value.scheme === b.value.scheme && (a.value.reference === undefined || b.value.reference === undefined || a.value.reference === b.value.reference);
}

/** Whether a later answer of the same procedure has taken a mismatch’s place; where the dates leave it open, an answer in the worker’s favour has. */
function superseded(claim: Authorization, all: readonly Authorization[]): boolean {
  return all.some((other) => {
    if (other === claim || !sameCase(claim, other)) return false;
    if (ENDS.has(other.value.result)) return !isCertainlyBefore(other.value.at, claim.value.at);
    if (!MISMATCHES.has(other.value.result)) return isCertainlyBefore(claim.value.at, other.value.at);
    if (isCertainlyBefore(claim.value.at, other.value.at)) return true;
    return !isCertainlyBefore(other.value.at, claim.value.at) && STEPS.indexOf(other.value.result) > STEPS.indexOf(claim.value.result);
  });
}

/** An official work-authorization procedure reports a mismatch that is not resolved. */
export const workAuthorizationMismatch = defineCheck({
  id: 'work-authorization-mismatch',
  title: 'Work-authorization procedure reports a mismatch',
  stage: 'onboarding',
  description:
    'An official work-authorization procedure has an unresolved mismatch: open, contested or final. Nothing else about a person’s authorization is looked at, and being authorized says nothing about identity.',
  data: 'Today’s result of the official procedure',
  falsePositives: ['An error in the authority’s data', 'A name changed at one office and not yet at another', 'A typing error in the case'],
  runbook: [
    'Take no adverse step of any kind while the case is open or contested: no dismissal, suspension, delay, cut in pay or extra demand',
    'Hand the notice to the worker and let the worker choose whether to contest it',
    'Follow the procedure’s own deadlines, and counsel after a final answer',
    'Keep the case apart from fraud vetting; a mismatch is no evidence about identity',
  ],
  references: ['S42', 'S86'],
  messages: {
    open: 'The {{scheme}} case has a mismatch that is {{state}} since {{at}}. No adverse step may be taken meanwhile.',
    final: 'The {{scheme}} case ended without confirmation on {{at}}. The legal procedure says what follows.',
  },

  run({ dossier }) {
    const all = dossier.workAuthorizations;
    if (all.length === 0) return cannotTell('no work-authorization procedure is recorded', 'the result of the official procedure');
    const open = all.filter((claim) => MISMATCHES.has(claim.value.result) && !superseded(claim, all));
    if (open.length === 0 && all.some(({ value }) => value.result === 'pending') && !all.some(({ value }) => ENDS.has(value.result)))
      return cannotTell('the procedure has not answered yet', 'the answer of the official procedure');
    return open.map((claim) => {
      const { scheme, at, result } = claim.value;
      const messageId = result === 'final-nonconfirmation' ? ('final' as const) : ('open' as const);
      return { messageId, data: { scheme, at, state: result === 'mismatch-contested' ? 'contested' : 'open' }, evidence: [supports(claim)] as const };
    });
  },
});
