import type { Schemas } from '../api.ts';
import { words as page } from './case.ts';
import { words as decision } from './case-decision.ts';
import { words as work } from './case-work.ts';
import { texts } from './index.ts';

type Event = Schemas['CaseEvent'];

/** Something that happened, in words: what, and what somebody said with it, which comes from outside. */
export type Told = { readonly what: string; readonly said?: string };

/** What happened to a case. @param itemOf title of a verification by its id */
export function toldOf(event: Event, itemOf: (id: string) => string): Told {
  switch (event.type) {
    case 'opened':
      return { what: 'opened the case', said: event.because };
    case 'assessed':
      return { what: `assessed the person anew: ${texts.levels[event.assessment.level]}` };
    case 'assigned':
      return { what: 'gave the case to', said: event.assignee.name };
    case 'commented':
      return { what: 'wrote a comment', said: event.text };
    case 'attached':
      return { what: `attached ${event.attachment.id}`, said: event.attachment.name };
    case 'attachment-removed':
      return { what: `took the bytes of ${event.id} away`, said: event.reason };
    case 'due-set':
      return { what: `set the due day to ${event.dueAt.slice(0, 10)}` };
    case 'item-recorded':
      return { what: `recorded “${itemOf(event.item)}”: ${work.checklist.results[event.result.result]}`, ...(event.result.note === undefined ? {} : { said: event.result.note }) };
    case 'item-waived':
      return { what: `left “${itemOf(event.item)}” out: ${page.codes[event.deviation.code]}`, said: event.deviation.reason };
    case 'item-added':
      return { what: `put “${event.item.title}” on the checklist`, ...(event.item.deviation === undefined ? {} : { said: event.item.deviation.reason }) };
    case 'requested':
      return { what: 'recorded a question to the person', said: event.request.text };
    case 'answered':
      return { what: 'recorded the person’s answer', said: event.answer.text };
    case 'verdict-given':
      return { what: `judged ${event.verdict.checkId}: ${page.findings.names[event.verdict.verdict]}`, said: event.verdict.reason };
    case 'proposed':
      return { what: `proposed: ${decision.dispositions[event.proposal.disposition]}`, said: event.proposal.rationale };
    case 'proposal-ended':
      return {
        what: { refused: 'refused the proposal', withdrawn: 'withdrew the proposal', void: 'ended the proposal: the assessment had changed' }[event.how],
        said: event.reason,
      };
    case 'decided':
      return {
        what: `${event.decision.by.length > 1 ? 'confirmed, and so two people decided' : 'decided'}: ${decision.dispositions[event.decision.disposition]}`,
        said: event.decision.rationale,
      };
    case 'clock-started':
      return { what: `started a deadline: ${decision.clocks.kinds[event.clock.kind]}, until ${event.clock.dueOn}` };
    case 'clock-stopped':
      return { what: `said how ${event.clock} was kept`, said: event.how };
    case 'notice-sent':
      return { what: `sent a notice: ${decision.notices.kinds[event.notice.kind]}`, said: event.notice.channel };
    case 'contested':
      return { what: 'recorded that the person contests', said: event.contest.text };
    case 'contest-resolved':
      return { what: `answered a contest: ${work.contests.outcomes[event.resolved.outcome]}`, said: event.resolved.reason };
    case 'closed':
      return { what: `closed the case: ${page.findings.names[event.verdict]}` };
    case 'reopened':
      return { what: 'opened the case again', said: event.reason };
  }
}
