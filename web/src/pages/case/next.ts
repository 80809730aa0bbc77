import { words as page } from '../../texts/case.ts';
import { words as decision } from '../../texts/case-decision.ts';
import type { Fn, Here, Offer } from './context.tsx';

/** Something that waits for somebody. */
export type Next = {
  readonly text: string;
  /** Functions that can do it. Empty: whoever is named in the text. */
  readonly by: readonly Fn[];
  /** Whoever looks can do it. */
  readonly yours: boolean;
  /** Part of the page where it is done. */
  readonly where: string;
  readonly until?: string;
};

/** Who may do what on a page that tells everybody whose turn it is. The server’s table says who may; docs/how-to/work-a-case.md publishes it. */
const DECIDE: readonly Fn[] = ['hr', 'security', 'finance', 'counsel'];
const NOTIFY: readonly Fn[] = ['hr', 'counsel'];
const ASK: readonly Fn[] = ['hr', 'security', 'counsel'];
const PAY: readonly Fn[] = ['finance', 'counsel'];
const ALL: readonly Fn[] = ['hr', 'security', 'finance', 'counsel', 'manager'];

const words = page.next;

/** Whether what somebody proposes could come to a decision at all. */
export const leads = (offer: Offer | undefined): boolean => offer !== undefined && offer.refused === undefined && (offer.outcome !== 'waits' || (offer.second ?? []).length > 0);

function proposed({ one, self, offers, may }: Here): readonly Next[] {
  const { proposal } = one;
  if (proposal === undefined) return [];
  const [confirm] = offers('confirm');
  const what = decision.dispositions[proposal.disposition];
  const able = confirm !== undefined && confirm.refused === undefined;
  const own = proposal.by.id === self.id;
  const nobody = confirm !== undefined && !able && (confirm.second ?? []).length === 0;
  const who = proposal.by.name.slice(0, 80);
  const text = able ? words.confirmYou(who, what) : nobody ? words.confirmNobody : own ? words.confirmYours(what) : words.confirmOther(who, what);
  return [{ text, by: nobody ? DECIDE : (confirm?.second ?? DECIDE), yours: able || (nobody && may('cases.refuse')), where: 'decision' }];
}

function deadlines({ file, one, self, may }: Here): readonly Next[] {
  return one.clocks
    .filter(({ id, kind }) => kind !== 'pre-adverse-wait' && file.clocks.find((clock) => clock.id === id)?.state !== 'stopped')
    .map(({ kind, dueOn }) => {
      const report = kind === 'blocked-property-report';
      const yours = may('cases.stop-clock') && (!report || self.roles.includes('counsel'));
      return { text: words.clock(decision.clocks.kinds[kind]), by: report ? ['counsel'] : NOTIFY, yours, where: 'clocks', until: dueOn };
    });
}

function items({ one, self }: Here): readonly Next[] {
  const open = one.checklist.filter(({ state }) => state === 'open');
  return ALL.flatMap((owner) => {
    const those = open.filter((item) => item.owner === owner);
    const until = those.map(({ dueAt }) => dueAt).sort()[0];
    return until === undefined ? [] : [{ text: words.items(those.length), by: [owner], yours: self.roles.includes(owner), where: 'checklist', until }];
  });
}

/** How a case that nobody waits on comes to its end. */
function ends({ one, may, offers }: Here): readonly Next[] {
  const able = offers('propose').some(leads);
  const standing = one.decisions.at(-1);
  if (one.proposal !== undefined) return [];
  if (standing === undefined) return [{ text: words.propose, by: DECIDE, yours: able, where: 'decision' }];
  if (standing.disposition === 'hold') return [{ text: words.hold, by: standing.stops.includes('pay') ? PAY : DECIDE, yours: able, where: 'decision' }];
  if (standing.disposition === 'decline' && standing.consumerReport && !one.notices.some(({ kind, at }) => kind === 'adverse' && at >= standing.at))
    return [{ text: words.adverse, by: NOTIFY, yours: may('cases.send-notice'), where: 'notices' }];
  return one.status === 'resolved' ? [{ text: words.close, by: ASK, yours: offers('close').some(({ refused }) => refused === undefined), where: 'ending' }] : [];
}

/** What waits for whom, the most pressing first; what waits for whoever looks before what waits for others of the same kind. */
export function nextOf(here: Here): readonly Next[] {
  const { one, may, closed, offers } = here;
  if (closed) return [];
  const clocks = deadlines(here);
  const today = new Date().toISOString().slice(0, 10);
  const isLate = ({ until = today }: Next) => until < today;
  const contests = one.contests.filter(({ resolved }) => resolved === undefined).length;
  const unanswered = one.requests.filter(({ answer }) => answer === undefined).length;
  const mineFirst = (all: readonly Next[]) => [...all].sort((a, b) => Number(b.yours) - Number(a.yours));
  return [
    ...clocks.filter(isLate),
    ...proposed(here),
    ...(contests === 0 ? [] : [{ text: words.contest(contests), by: NOTIFY, yours: offers('resolve-contest').some(({ refused }) => refused === undefined), where: 'contests' }]),
    ...(one.assignee === undefined ? [{ text: words.assign, by: ALL, yours: may('cases.assign'), where: 'facts' }] : []),
    ...(unanswered === 0 ? [] : [{ text: words.answer(unanswered), by: ASK, yours: may('cases.answer'), where: 'requests' }]),
    ...mineFirst(items(here)),
    ...clocks.filter((clock) => !isLate(clock)),
    ...ends(here),
  ];
}
