import { type Actor, BonafideError, type Case, type CaseEvent, type CaseFunction, type Disposition, dispositions, type Stop, verdicts } from '#model';
import { act, type CaseCommand, type Circumstances } from './act.ts';
import { evolve, mayDo, permits } from './lifecycle.ts';

type Offered = 'propose' | 'confirm' | 'refuse' | 'close' | 'reopen' | 'resolve-contest';

/** Something that somebody’s functions let them do to a case, and what would come of it as the case is now. */
export type Offer = {
  readonly verb: Offered;
  /** Disposition that is proposed, verdict that it is closed with, or contest that is answered. */
  readonly of?: string | undefined;
  /** What the hold stops, where that makes a difference. */
  readonly stops?: readonly Stop[] | undefined;
  /** Why it would be refused. Absent where it would be done. */
  readonly refused?: string | undefined;
  /** What would come of a decision: it is made, it waits for a second person, or the proposal is void since the assessment changed. */
  readonly outcome?: 'decided' | 'waits' | 'void' | undefined;
  /** Functions of which a second person could then confirm. Empty: nobody could. */
  readonly second?: readonly CaseFunction[] | undefined;
};

/** Whoever it is that comes second: nobody who is here by name. */
const SOMEBODY: Omit<Actor, 'functions'> = { id: 'somebody else', name: 'somebody else' };

/** What a command would come to, or why it would be refused. */
function tried(one: Case, command: CaseCommand, around: Circumstances): readonly CaseEvent[] | string {
  try {
    return act(one, command, around);
  } catch (error) {
    if (error instanceof BonafideError) return error.message;
    throw error;
  }
}

/** Functions of which a second person could confirm what waits. */
function seconds(one: Case, around: Circumstances): readonly CaseFunction[] {
  return mayDo.confirm.filter((own) => typeof tried(one, { verb: 'confirm' }, { ...around, actor: { ...SOMEBODY, functions: [own] } }) !== 'string');
}

function offer(one: Case, verb: Offered, command: CaseCommand, around: Circumstances, more: Pick<Offer, 'of' | 'stops'> = {}): Offer {
  const came = tried(one, command, around);
  if (typeof came === 'string') return { verb, ...more, refused: came };
  const [first] = came;
  if (first?.type === 'proposed') return { verb, ...more, outcome: 'waits', second: seconds(evolve(one, first, one.id), around) };
  if (first?.type === 'decided') return { verb, ...more, outcome: 'decided' };
  return first?.type === 'proposal-ended' && first.how === 'void' ? { verb, ...more, outcome: 'void' } : { verb, ...more };
}

function proposals(one: Case, around: Circumstances): readonly Offer[] {
  const all: readonly { readonly disposition: Disposition; readonly stops?: readonly Stop[] }[] = [
    ...dispositions.map((disposition) => ({ disposition })),
    { disposition: 'hold', stops: ['pay'] },
  ];
  return all.map(({ disposition, stops }) =>
    offer(
      one,
      'propose',
      {
        verb: 'propose',
        disposition,
        rationale: 'tried',
        consumerReport: false,
        ...(stops === undefined ? {} : { stops }),
        ...(disposition === 'proceed-with-conditions' ? { conditions: ['tried'] } : {}),
      },
      around,
      { of: disposition, ...(stops === undefined ? {} : { stops }) },
    ),
  );
}

/**
 * What decides about a case, as somebody may do it now, or why not: tried without doing it, so that nobody is offered what is refused.
 * What their functions do not let them do at all is left out. Pure.
 */
export function offersOf(one: Case, { actor, now, assessment }: Omit<Circumstances, 'calendar' | 'holds'>): readonly Offer[] {
  // Nothing of it starts a clock, so how days are counted makes no difference.
  const around: Circumstances = { actor, now, assessment, calendar: 'weekdays' };
  const waiting = one.proposal === undefined ? [] : (['confirm', 'refuse'] as const);
  const offers: readonly Offer[] = [
    ...(one.proposal === undefined ? proposals(one, around) : []),
    ...waiting.map((verb) => {
      const found = offer(one, verb, verb === 'confirm' ? { verb } : { verb, reason: 'tried' }, around);
      return verb === 'confirm' ? { ...found, second: seconds(one, around) } : found;
    }),
    ...(one.status === 'closed' ? [] : [...verdicts, 'duplicate' as const].map((verdict) => offer(one, 'close', { verb: 'close', verdict }, around, { of: verdict }))),
    ...(one.status === 'closed' || one.status === 'resolved' ? [offer(one, 'reopen', { verb: 'reopen', reason: 'tried' }, around)] : []),
    ...one.contests
      .filter(({ resolved }) => resolved === undefined)
      .map(({ id }) => offer(one, 'resolve-contest', { verb: 'resolve-contest', contest: id, outcome: 'rejected', reason: 'tried' }, around, { of: id })),
  ];
  return offers.filter(({ verb }) => permits(actor, verb));
}
