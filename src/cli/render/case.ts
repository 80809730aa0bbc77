import type { Case, CaseEvent } from '#model';
import type { CaseFile } from '#operations';
import { paint, printable, type Terminal, wrap } from '../terminal.ts';

type View = Pick<Terminal, 'colour' | 'width'>;
const names = (people: readonly { readonly name: string }[]) => people.map(({ name }) => name).join(' and ');

/** Where a case stands, in a few lines. */
export function renderState(one: Case, view: View): string {
  const colours = paint(view);
  const lines = [`${colours.bold(printable(one.caption))} (${one.dossierId}) · ${one.id} · ${one.status} · ${one.assessment.level}`];
  const decision = one.decisions.at(-1);
  if (decision !== undefined) {
    const stops = decision.stops.length === 0 ? '' : ` of ${decision.stops.join(' and ')}`;
    lines.push(wrap(`Stands: ${decision.disposition}${stops}, decided by ${printable(names(decision.by))}: ${printable(decision.rationale)}`, view.width, '  '));
    for (const condition of decision.conditions) lines.push(wrap(`on condition: ${printable(condition)}`, view.width, '    '));
  }
  const { proposal } = one;
  if (proposal !== undefined)
    lines.push(wrap(`Waits for a second person: ${proposal.disposition}, proposed by ${printable(proposal.by.name)}: ${printable(proposal.rationale)}`, view.width, '  '));
  return `${lines.join('\n')}\n`;
}

/** An event in a few words: what the rest of the case shows in full is named only. */
function words(event: CaseEvent): string {
  switch (event.type) {
    case 'opened':
      return `opened: ${event.because}`;
    case 'assessed':
      return `assessed as ${event.assessment.level}`;
    case 'assigned':
      return `assigned to ${event.assignee.name}`;
    case 'commented':
      return event.text;
    case 'item-recorded':
      return `${event.item}: ${event.result.result}, by ${event.result.method}, answered by ${event.result.authority}`;
    case 'item-waived':
      return `${event.item} left out (${event.deviation.code}): ${event.deviation.reason}`;
    case 'requested':
      return `asked (${event.request.id}): ${event.request.text}`;
    case 'answered':
      return `answer to ${event.request}: ${event.answer.text}`;
    case 'verdict-given':
      return `${event.verdict.checkId} is ${event.verdict.verdict}: ${event.verdict.reason}`;
    case 'proposed':
      return `proposed ${event.proposal.disposition}: ${event.proposal.rationale}`;
    case 'proposal-ended':
      return `proposal ${event.how}: ${event.reason}`;
    case 'decided':
      return `decided ${event.decision.disposition}, with ${names(event.decision.by)}`;
    case 'clock-started':
      return `clock ${event.clock.kind}: until ${event.clock.dueOn}`;
    case 'clock-stopped':
      return `clock ${event.clock} stopped: ${event.how}`;
    case 'notice-sent':
      return `${event.notice.kind} notice sent by ${event.notice.channel}`;
    case 'contested':
      return `the person contests (${event.contest.id}): ${event.contest.text}`;
    case 'contest-resolved':
      return `contest ${event.contest} ${event.resolved.outcome}: ${event.resolved.reason}`;
    case 'attached':
      return `attached ${event.attachment.name} (${event.attachment.id}, ${event.attachment.size.toLocaleString('en')} bytes)`;
    case 'closed':
      return `closed as ${event.verdict}`;
    case 'reopened':
      return `opened again: ${event.reason}`;
    case 'due-set':
      return `due ${event.dueAt.slice(0, 10)}`;
    case 'item-added':
      return `${event.item.id} added to the checklist (${event.item.deviation?.code ?? ''})`;
    case 'attachment-removed':
      return `bytes of ${event.id} taken away: ${event.reason}`;
  }
}

/** A case for a person who works on it. */
export function renderCase({ case: one, events, deviations, clocks, stale }: CaseFile, view: View): string {
  const colours = paint(view);
  const lines = [
    renderState(one, view).trimEnd(),
    `  ${one.roleClass} · ${one.dueAt === undefined ? 'no due day' : `due ${one.dueAt.slice(0, 10)}`} · ${printable(one.assignee?.name ?? 'nobody works on it')}`,
  ];
  if (stale) lines.push(colours.yellow('  The person was assessed anew since; the next change brings the case up to date.'));
  const shown = one.checklist.filter(({ state }) => state !== 'not-needed');
  if (shown.length > 0) lines.push('', colours.bold('Checklist'));
  for (const item of shown) {
    const last = item.results.at(-1);
    const state = item.state === 'open' ? `${last === undefined ? 'open' : `open, last ${last.result}`}, until ${item.dueAt.slice(0, 10)}` : item.state;
    lines.push(wrap(`${item.id} · ${item.owner} · ${state}`, view.width, '  '), wrap(`${item.title}: ${item.satisfiedWhen}`, view.width, '    '));
  }
  if (deviations.length > 0) lines.push('', colours.bold('Differs from the plan of the class'));
  for (const { item, code, reason } of deviations) lines.push(wrap(`${item}: ${code}, ${printable(reason)}`, view.width, '  '));
  if (clocks.length > 0) lines.push('', colours.bold('Clocks'));
  for (const clock of one.clocks) {
    const state = clocks.find(({ id }) => id === clock.id)?.state ?? '';
    lines.push(wrap(`${clock.id} ${clock.kind} · until ${clock.dueOn} · ${state}`, view.width, '  '), wrap(clock.rule, view.width, '    '));
  }
  lines.push('', colours.bold('History'));
  for (const event of events) lines.push(wrap(`${event.at.slice(0, 16).replace('T', ' ')} ${printable(event.by.name)}: ${printable(words(event))}`, view.width, '  '));
  return `${lines.join('\n')}\n`;
}
