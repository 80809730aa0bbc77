import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Actor, type Assessment, type AssessmentRef, BonafideError, type Case, type CaseEvent, caseEventSchema, caseFunctions, caseSchema, PROGRAM, verdicts } from '#model';
import { act, type CaseCommand } from './act.ts';
import { federalHolidays, plusBusinessDays } from './calendar.ts';
import { checklistOf, deviationsOf } from './checklist.ts';
import { blockedPropertyClock, i9Clocks } from './clocks.ts';
import { evolve, holdsPay, isBlocked, replay } from './lifecycle.ts';
import { noticeText } from './notices.ts';
import { offersOf } from './offers.ts';

const hr: Actor = { id: 'robin', name: 'Robin Example', functions: ['hr'] };
const counsel: Actor = { id: 'casey', name: 'Casey Placeholder', functions: ['counsel'] };
const finance: Actor = { id: 'frankie', name: 'Frankie Sample', functions: ['finance'] };
const finance2: Actor = { id: 'fay', name: 'Fay Sample', functions: ['finance'] };
const both: Actor = { id: 'bo', name: 'Bo Specimen', functions: ['counsel', 'finance'] };
const auditor: Actor = { id: 'audrey', name: 'Audrey Example', functions: ['auditor'] };
const manager: Actor = { id: 'max', name: 'Max Example', functions: ['manager'] };
const ref = (name: string): AssessmentRef => ({ id: `asm_${name}`, digest: name, level: 'high' });
const NOW = '2026-06-01T12:00:00Z';

const step = (verification: string, required: boolean, owner: 'hr' | 'it' | 'legal' = 'hr') => ({
  verification,
  title: verification,
  how: 'ask',
  satisfiedWhen: 'told',
  owner,
  onFailure: 'ask again',
  required,
  settles: required ? [] : ['a-signal'],
  minutes: 10,
  burden: 1,
  why: 'because',
});
const assessment = {
  level: 'high',
  subject: { relation: 'applicant', role: { tier: 2 } },
  residenceClass: 'domestic',
  nextSteps: [step('proof', true), step('device', false, 'it')],
  coverage: { looked: 40, couldNotTell: 60 },
  findings: [
    { title: 'the number is VoIP', evidence: [{ ref: 'claim' }] },
    { title: 'shares a phone with Mira Placeholder', evidence: [{ ref: 'event' }] },
  ],
} as unknown as Assessment;

const opened: CaseEvent = {
  type: 'opened',
  by: PROGRAM,
  at: NOW,
  dossierId: 'P-1',
  caption: 'Sam Specimen',
  roleClass: 'applicant, tier 2, domestic',
  because: 'level high',
  assessment: ref('one'),
  checklist: [...checklistOf(assessment, [], NOW, 'us-federal')],
  clocks: [],
};
const fresh = evolve(undefined, opened, 'cas_1');
const around = (actor: Actor, name = 'one', now = NOW) => ({ actor, now, assessment: ref(name), calendar: 'us-federal' as const });

/** Does it, or says why it was refused. */
function attempt(one: Case, command: CaseCommand, actor: Actor, name?: string, now?: string): Case | string {
  try {
    return act(one, command, around(actor, name, now)).reduce((next, event) => evolve(next, event, one.id), one);
  } catch (error) {
    if (error instanceof BonafideError && error.code === 'case.refused') return error.message;
    throw error;
  }
}

/** Does each, all of which must be allowed. */
function done(one: Case, ...commands: readonly (readonly [CaseCommand, Actor, string?, string?])[]): Case {
  return commands.reduce((now, [command, actor, name, at]) => {
    const next = attempt(now, command, actor, name, at);
    if (typeof next === 'string') throw new Error(next);
    return next;
  }, one);
}

const hold: CaseCommand = { verb: 'propose', disposition: 'hold', rationale: 'the residence is not proven' };
const holdPay: CaseCommand = { ...hold, stops: ['pay'] };
const decline: CaseCommand = { verb: 'propose', disposition: 'decline', rationale: 'the school denies the degree' };
const proceed: CaseCommand = { verb: 'propose', disposition: 'proceed', rationale: 'all is proven' };
const confirm: CaseCommand = { verb: 'confirm' };

const people = [hr, counsel, finance, finance2, both, auditor, manager, PROGRAM, { id: 'robin-2', name: 'ROBIN  Example', functions: ['counsel'] } as Actor];
const commands: fc.Arbitrary<CaseCommand> = fc.oneof(
  fc.constantFrom<CaseCommand>(confirm, confirm, holdPay),
  fc.constantFrom<CaseCommand>(hold, holdPay, decline, proceed, confirm, { ...decline, consumerReport: true }, { verb: 'refuse', reason: 'no' }),
  fc.constantFrom<CaseCommand>(confirm, confirm, { verb: 'reopen', reason: 'new facts' }, { verb: 'comment', text: 'seen' }, { verb: 'contest', text: 'that is wrong' }),
  fc.constantFrom(...verdicts, 'duplicate' as const).map((verdict): CaseCommand => ({ verb: 'close', verdict })),
  fc.constantFrom<CaseCommand>(
    { verb: 'propose', disposition: 'proceed-with-conditions', rationale: 'ask again', conditions: ['no source code'] },
    { verb: 'record-item', item: 'proof', result: { result: 'satisfied', method: 'mail', authority: 'post', evidence: [], recordId: 'rec_1' } },
    { verb: 'waive-item', item: 'proof', code: 'evidence-on-file', reason: 'proven in May' },
    { verb: 'send-notice', kind: 'pre-adverse', channel: 'letter', textDigest: 'x' },
    { verb: 'send-notice', kind: 'adverse', channel: 'letter', textDigest: 'x' },
    { verb: 'block', blockedOn: '2026-06-01' },
    { verb: 'assign', assignee: hr },
  ),
);
const sequence = fc.array(fc.tuple(commands, fc.constantFrom(...people), fc.constantFrom('one', 'one', 'one', 'two'), fc.nat(20)), { minLength: 20, maxLength: 50, size: 'max' });

/** Runs what is legal of a sequence, and gives every state on the way. */
function states(steps: readonly (readonly [CaseCommand, Actor, string, number])[]): readonly Case[] {
  const all = [fresh];
  let day = 0;
  for (const [command, actor, name, later] of steps) {
    day += later;
    const next = attempt(all.at(-1) as Case, command, actor, name, new Date(Date.parse(NOW) + day * 86_400_000).toISOString());
    if (typeof next !== 'string') all.push(next);
  }
  return all;
}

describe('whatever people do', () => {
  it('no adverse decision stands with fewer than two different people, and the program is in none', () => {
    let adverse = 0;
    fc.assert(
      fc.property(sequence, (steps) => {
        for (const { decisions } of states(steps))
          for (const { disposition, by } of decisions) {
            expect(by.every(({ id, functions }) => id !== PROGRAM.id && functions.some((one) => one !== 'auditor' && one !== 'manager'))).toBe(true);
            if (disposition !== 'hold' && disposition !== 'decline') continue;
            adverse += 1;
            expect(new Set(by.map(({ id }) => id)).size).toBe(2);
            expect(new Set(by.map(({ name }) => name.toLowerCase().replace(/\s+/g, ' '))).size).toBe(2);
          }
      }),
      { numRuns: 1_000, seed: 7 },
    );
    expect(adverse).toBeGreaterThan(100);
  });

  it('pay is held and let go by counsel and finance together only', () => {
    let [held, freed] = [0, 0];
    fc.assert(
      fc.property(sequence, (steps) => {
        const all = states(steps);
        all.slice(1).forEach((now, at) => {
          const before = all[at] as Case;
          if (holdsPay(before) === holdsPay(now)) return;
          const [first, second] = now.decisions.at(-1)?.by ?? [];
          const together = (a: Actor | undefined, b: Actor | undefined) => a?.functions.includes('counsel') === true && b?.functions.includes('finance') === true;
          expect(together(first, second) || together(second, first)).toBe(true);
          if (holdsPay(now)) held += 1;
          else freed += 1;
        });
      }),
      { numRuns: 1_500, seed: 11 },
    );
    expect(held).toBeGreaterThan(10);
    expect(freed).toBeGreaterThan(0);
  });

  it('blocked property is let go by counsel and finance together only', () => {
    let freed = 0;
    fc.assert(
      fc.property(sequence, (steps) => {
        const all = states(steps);
        all.slice(1).forEach((now, at) => {
          const before = all[at] as Case;
          const decision = now.decisions.length === before.decisions.length ? undefined : now.decisions.at(-1);
          if (!isBlocked(before) || decision === undefined || decision.disposition === 'hold' || decision.disposition === 'decline') return;
          freed += 1;
          const [first, second] = decision.by;
          const together = (a: Actor | undefined, b: Actor | undefined) => a?.functions.includes('counsel') === true && b?.functions.includes('finance') === true;
          expect(together(first, second) || together(second, first)).toBe(true);
        });
      }),
      { numRuns: 1_500, seed: 13 },
    );
    expect(freed).toBeGreaterThan(0);
  });

  it('a confirmed decision rests on the assessment that was proposed', () => {
    fc.assert(
      fc.property(sequence, (steps) => {
        const all = states(steps);
        all.slice(1).forEach((now, at) => {
          const waiting = (all[at] as Case).proposal;
          if (waiting !== undefined && now.decisions.length > (all[at] as Case).decisions.length) expect(now.decisions.at(-1)?.assessment).toEqual(waiting.assessment);
        });
      }),
      { numRuns: 500 },
    );
  });

  it('a case is what its events come to, and both are as published', () => {
    fc.assert(
      fc.property(sequence, (steps) => {
        const events: CaseEvent[] = [opened];
        let one = fresh;
        for (const [command, actor, name] of steps) {
          try {
            for (const event of act(one, command, around(actor, name))) {
              events.push(event);
              one = evolve(one, event, 'cas_1');
            }
          } catch {
            // Refused: nothing happens.
          }
        }
        expect(replay(events, 'cas_1')).toEqual(one);
        expect(caseSchema.safeParse(one).error).toBeUndefined();
        for (const event of events) expect(caseEventSchema.safeParse(event).error).toBeUndefined();
      }),
      { numRuns: 200 },
    );
  });
});

describe('a decision', () => {
  it('to hold waits for a second person, and the first alone changes nothing', () => {
    const proposed = done(fresh, [hold, hr]);
    expect([proposed.status, proposed.decisions.length]).toEqual(['in-progress', 0]);
    expect(attempt(proposed, confirm, hr)).toContain('proposed it');
    expect(attempt(proposed, confirm, { ...counsel, id: 'other', name: 'robin example' })).toContain('proposed it');
    const held = done(proposed, [confirm, counsel]);
    expect([held.status, held.decisions.at(-1)?.by.map(({ name }) => name)]).toEqual(['on-hold', ['Robin Example', 'Casey Placeholder']]);
  });

  it('that was proposed is void once the assessment changed', () => {
    const after = done(fresh, [hold, hr], [confirm, counsel, 'two']);
    expect([after.proposal, after.decisions]).toEqual([undefined, []]);
  });

  it('is refused to the program, to auditors and to managers', () => {
    for (const who of [PROGRAM, auditor, manager]) expect(typeof attempt(fresh, hold, who)).toBe('string');
  });

  it('on pay takes counsel and finance: finance alone neither stops nor frees it, nor does one person who is both', () => {
    expect(attempt(done(fresh, [holdPay, finance]), confirm, finance2)).toContain('counsel and finance');
    expect(attempt(done(fresh, [holdPay, both]), confirm, hr)).toContain('counsel and finance');
    const held = done(fresh, [holdPay, finance], [confirm, counsel]);
    const waived = done(held, [{ verb: 'waive-item', item: 'proof', code: 'evidence-on-file', reason: 'on file' }, hr]);
    const asked = done(waived, [proceed, finance]);
    expect([holdsPay(asked), asked.decisions.length]).toEqual([true, 1]);
    expect(attempt(asked, confirm, finance2)).toContain('counsel and finance');
    expect(holdsPay(done(asked, [confirm, counsel]))).toBe(false);
  });

  it('to go on after property was blocked takes counsel and finance, though pay was never held', () => {
    const blocked = done(fresh, [{ verb: 'block', blockedOn: '2026-06-01' }, counsel]);
    const going: CaseCommand = { verb: 'propose', disposition: 'proceed-with-conditions', rationale: 'another payee', conditions: ['a new payee'] };
    const asked = done(blocked, [going, finance]);
    expect([isBlocked(asked), asked.decisions]).toEqual([true, []]);
    expect(attempt(asked, confirm, hr)).toContain('counsel and finance');
    expect(attempt(asked, confirm, finance2)).toContain('counsel and finance');
    const later = '2026-06-02T12:00:00Z';
    expect(isBlocked(done(asked, [confirm, counsel, 'one', later]))).toBe(false);
    // A hold keeps everything where it is, so any two may put one.
    expect(done(blocked, [hold, hr], [confirm, finance]).status).toBe('on-hold');
  });

  it('to proceed is refused while something that everybody has is open, and needs one person', () => {
    expect(attempt(fresh, proceed, hr)).toContain('proof');
    const ready = done(fresh, [{ verb: 'record-item', item: 'proof', result: { result: 'satisfied', method: 'mail', authority: 'post', evidence: [], recordId: 'rec_1' } }, hr]);
    expect(done(ready, [proceed, hr]).status).toBe('resolved');
  });

  it('to decline on a consumer report waits for the notice, its five business days and the answer', () => {
    const report: CaseCommand = { ...decline, consumerReport: true };
    const proposed = done(fresh, [report, hr]);
    expect(attempt(proposed, confirm, counsel)).toContain('pre-adverse');
    const told = done(proposed, [{ verb: 'send-notice', kind: 'pre-adverse', channel: 'letter', textDigest: 'x' }, hr]);
    expect(told.clocks.at(-1)?.dueOn).toBe('2026-06-08');
    expect(attempt(told, confirm, counsel, 'one', '2026-06-08T23:00:00Z')).toContain('2026-06-08');
    const contested = done(told, [{ verb: 'contest', text: 'that is not me' }, hr]);
    expect(attempt(contested, confirm, counsel, 'one', '2026-06-09T00:00:00Z')).toContain('contests');
    const declined = done(told, [confirm, counsel, 'one', '2026-06-09T00:00:00Z']);
    expect(attempt(declined, { verb: 'close', verdict: 'true-positive' }, hr)).toContain('adverse notice');
  });

  it('to decline says whether it rests on a consumer report where one is on record', () => {
    const item = { ...(fresh.checklist[0] as Case['checklist'][number]), id: 'background-report' };
    const result = { result: 'failed' as const, method: 'report', authority: 'agency', evidence: [], recordId: 'rec_1' };
    const reported = done({ ...fresh, checklist: [item] }, [{ verb: 'record-item', item: 'background-report', result }, hr]);
    expect(attempt(reported, decline, hr)).toContain('consumer report');
    expect(done(reported, [{ ...decline, consumerReport: false }, hr], [confirm, counsel]).decisions).toHaveLength(1);
  });

  it('that is contested is not judged by those who made it', () => {
    const contested = done(fresh, [hold, hr], [confirm, counsel], [{ verb: 'contest', text: 'wrong' }, hr]);
    const resolve: CaseCommand = { verb: 'resolve-contest', contest: contested.contests[0]?.id ?? '', outcome: 'upheld', reason: 'they are right' };
    expect(attempt(contested, resolve, hr)).toContain('took part');
    expect(typeof attempt(contested, resolve, { id: 'h2', name: 'Hanna Other', functions: ['hr'] })).toBe('object');
  });
});

describe('a checklist', () => {
  it('names an owner by function, and every difference from the class has a reason code', () => {
    expect(fresh.checklist.map(({ id, owner, planned, dueAt }) => [id, owner, planned, dueAt])).toEqual([
      ['proof', 'hr', true, '2026-06-03T23:59:59Z'],
      ['device', 'security', false, '2026-06-03T23:59:59Z'],
    ]);
    const waived = done(fresh, [{ verb: 'waive-item', item: 'proof', code: 'not-available-there', reason: 'no such register' }, counsel]);
    expect(deviationsOf(waived.checklist).map(({ item, code }) => [item, code])).toEqual([
      ['proof', 'not-available-there'],
      ['device', 'finding'],
    ]);
  });

  it('is recorded by its owner only', () => {
    const result = { result: 'satisfied' as const, method: 'call', authority: 'desk', evidence: [], recordId: 'rec_1' };
    expect(attempt(fresh, { verb: 'record-item', item: 'device', result }, hr)).toContain('belongs to security');
  });

  it('keeps what was done over assessments, and says what nothing asks for any more', () => {
    const next = checklistOf({ ...assessment, nextSteps: [] } as unknown as Assessment, fresh.checklist, NOW, 'us-federal');
    expect(next.map(({ id, state }) => [id, state])).toEqual([
      ['proof', 'not-needed'],
      ['device', 'not-needed'],
    ]);
  });
});

describe('days of business', () => {
  it('leave out federal holidays, moved as the law moves them', () => {
    expect(federalHolidays(2026)).toEqual('2026-01-01 2026-01-19 2026-02-16 2026-05-25 2026-06-19 2026-07-03 2026-09-07 2026-10-12 2026-11-11 2026-11-26 2026-12-25'.split(' '));
    expect(federalHolidays(2027)).toEqual(
      '2027-01-01 2027-01-18 2027-02-15 2027-05-31 2027-06-18 2027-07-05 2027-09-06 2027-10-11 2027-11-11 2027-11-25 2027-12-24 2027-12-31'.split(' '),
    );
    expect(plusBusinessDays('2026-07-02', 1, 'us-federal')).toBe('2026-07-06');
    expect(plusBusinessDays('2026-07-02', 1, 'weekdays')).toBe('2026-07-03');
  });

  it('set the clocks of Form I-9 and of blocked property', () => {
    const stamp = { by: hr, at: NOW };
    // A Monday: section 2 is due on Thursday.
    expect(i9Clocks('2026-06-08', stamp, String).map(({ kind, dueOn }) => [kind, dueOn])).toEqual([
      ['i9-section-1', '2026-06-08'],
      ['i9-section-2', '2026-06-11'],
    ]);
    expect(blockedPropertyClock('2026-06-12', { id: 'c', ...stamp }).dueOn).toBe('2026-06-29');
  });
});

describe('notices', () => {
  it('show the person what was checked and how to contest, and nothing of others', () => {
    const text = noticeText('copy', fresh, assessment, { employer: 'Example Ltd', contact: 'people@example.com' });
    expect(text).toContain('the number is VoIP');
    expect(text).not.toContain('Mira');
    expect(text).toContain('cas_1');
    expect(text).toContain('people@example.com');
  });

  it('leave blanks where the firm has to say something, and say that nothing is decided', () => {
    const text = noticeText('pre-adverse', fresh, assessment, {});
    expect(text).toContain('[name of the agency]');
    expect(text).toContain('Nothing has been decided');
  });
});

describe('who may do what', () => {
  it('gives an auditor nothing to change, and the program nothing to decide', () => {
    const verbs: readonly CaseCommand[] = [hold, confirm, { verb: 'comment', text: 'x' }, { verb: 'close', verdict: 'benign' }, { verb: 'assign', assignee: hr }];
    for (const who of [auditor, PROGRAM]) for (const command of verbs) expect(typeof attempt(fresh, command, who)).toBe('string');
    expect(caseFunctions).not.toContain('auditor');
  });
});

describe('what somebody is offered', () => {
  const of = (one: Case, actor: Actor, name = 'one') => offersOf(one, around(actor, name));
  const after = (one: Case, ...events: readonly CaseEvent[]) => events.reduce((before, event) => evolve(before, event, 'cas_1'), one);
  const hold = (actor: Actor, stops: ('pay' | 'process')[]) => act(fresh, { verb: 'propose', disposition: 'hold', rationale: 'a reason', stops }, around(actor));

  it('is what an attempt would come to, and with whom', () => {
    const offers = of(fresh, hr).filter(({ verb }) => verb === 'propose');
    expect(offers.map(({ of: what, stops, outcome, second, refused }) => [what, stops, outcome, second, refused?.includes('open')])).toEqual([
      ['proceed', undefined, undefined, undefined, true],
      ['proceed-with-conditions', undefined, 'decided', undefined, undefined],
      ['hold', undefined, 'waits', ['hr', 'security', 'finance', 'counsel'], undefined],
      ['decline', undefined, 'waits', ['counsel'], undefined],
      // Of hr and anybody else neither two are counsel and finance.
      ['hold', ['pay'], 'waits', [], undefined],
    ]);
  });

  it('says to who proposed why they cannot confirm, to the other that they can, and to both who can', () => {
    const waiting = after(fresh, ...hold(finance, ['pay']));
    const confirm = (actor: Actor, name?: string) => of(waiting, actor, name).find(({ verb }) => verb === 'confirm');
    expect(confirm(finance)).toMatchObject({ refused: expect.stringContaining('proposed it'), second: ['counsel'] });
    expect(confirm(counsel)).toEqual({ verb: 'confirm', outcome: 'decided', second: ['counsel'] });
    expect(confirm(hr)).toMatchObject({ refused: expect.stringContaining('counsel and finance') });
    expect(confirm(counsel, 'two')).toMatchObject({ outcome: 'void' });
    expect(of(waiting, counsel).filter(({ verb }) => verb === 'propose')).toEqual([]);
  });

  it('is nothing for auditors, and for managers nothing that decides', () => {
    expect([of(fresh, auditor), of(fresh, manager)]).toEqual([[], []]);
  });
});
