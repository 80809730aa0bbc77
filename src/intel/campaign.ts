import type { ActorProfile, ReportCount, ReportMoney } from '#model';
import { fold } from '#values';

/** What one report says, with its id. */
export type Voice = { readonly reportId: string; readonly says: string; readonly quote: string; readonly start: number; readonly end: number };

/** A statement that several reports make or contradict. `agreed`: at least two reports say the same; `conflict`: they say different things; `single`: one report alone. */
export type Statement = { readonly about: string; readonly standing: 'agreed' | 'single' | 'conflict'; readonly voices: readonly Voice[] };

/** Reports on one activity, and where they agree. */
export type Campaign = {
  readonly name: string;
  /** Why these reports are taken for one activity: what they share. */
  readonly shared: readonly string[];
  readonly reports: readonly { readonly id: string; readonly title: string; readonly published?: string }[];
  readonly statements: readonly Statement[];
};

const ACCUSED = new Set(['charged', 'indicted', 'pleaded-guilty', 'convicted', 'sentenced', 'designated', 'wanted']);

const titleOf = ({ source, id }: ActorProfile) => source.title ?? source.file ?? source.url ?? id;

/**
 * What makes two reports be about one activity. A tracked group is one activity; a workforce of thousands is not, so its reports
 * must share an accused person, a malicious indicator or a firm.
 */
function tiesOf({ attribution, infrastructure }: ActorProfile): readonly string[] {
  const primary = attribution.actors.filter(({ relation, kind }) => relation === 'primary' && kind !== 'state-workforce' && kind !== 'unknown');
  return [
    ...primary.map(({ known, name }) => `actor ${known?.name ?? name}`),
    ...attribution.people.filter(({ status }) => ACCUSED.has(status)).map(({ name }) => `accused ${name}`),
    ...infrastructure.indicators.filter(({ context }) => context === 'malicious').map(({ type, value }) => `${type} ${value}`),
    ...attribution.organisations.filter(({ role }) => role === 'front-company' || role === 'designated-entity').map(({ name }) => `firm ${name}`),
  ];
}

/** Groups of reports that share a tie, through others too. Cost grows with the number of ties. */
function grouped(profiles: readonly ActorProfile[]): readonly { readonly members: readonly ActorProfile[]; readonly shared: readonly string[] }[] {
  const parent = profiles.map((_, at) => at);
  const rootOf = (at: number): number => {
    let root = at;
    while (parent[root] !== root) root = parent[root] ?? root;
    return root;
  };
  const holders = new Map<string, { readonly words: string; readonly at: number[] }>();
  for (const [at, profile] of profiles.entries()) {
    for (const words of tiesOf(profile)) {
      const key = fold(words);
      const known = holders.get(key);
      if (known === undefined) holders.set(key, { words, at: [at] });
      else if (!known.at.includes(at)) {
        known.at.push(at);
        parent[rootOf(at)] = rootOf(known.at[0] ?? at);
      }
    }
  }
  const ties = [...holders.values()].filter(({ at }) => at.length > 1);
  const groups = new Map<number, number[]>();
  for (const at of profiles.keys()) groups.set(rootOf(at), [...(groups.get(rootOf(at)) ?? []), at]);
  return [...groups.values()].map((members) => ({
    members: members.flatMap((at) => profiles[at] ?? []),
    shared: ties.filter(({ at }) => at.some((one) => members.includes(one))).map(({ words }) => words),
  }));
}

type Said = { readonly about: string; readonly says: string; readonly voice: Voice };

const amountOf = ({ amount, most, currency, bound }: ReportMoney) =>
  `${bound === 'at-least' ? 'at least ' : bound === 'at-most' ? 'at most ' : bound === 'about' ? 'about ' : ''}${amount ?? '?'}${most === undefined ? '' : `–${most}`} ${currency}`;
const countOf = ({ count, bound }: ReportCount) => `${bound === 'at-least' ? 'at least ' : bound === 'at-most' ? 'at most ' : bound === 'about' ? 'about ' : ''}${count}`;

/** What a report says in words that can be laid beside those of others. */
function saidBy(profile: ActorProfile): readonly Said[] {
  const said: Said[] = [];
  const add = (about: string, says: string, { quote, start, end }: { readonly quote: string; readonly start: number; readonly end: number }) =>
    said.push({ about, says, voice: { reportId: profile.id, says, quote, start, end } });
  const { attribution, activity, techniques, targeting, infrastructure } = profile;
  for (const actor of attribution.actors) {
    const about = `actor ${actor.known?.name ?? actor.name}`;
    add(about, actor.relation === 'negated' ? 'not this actor' : actor.relation === 'primary' ? 'behind the activity' : 'named', actor);
    if (actor.country !== undefined) add(`${about}: state`, actor.country, actor);
  }
  for (const person of attribution.people) if (ACCUSED.has(person.status)) add(`person ${person.name}`, person.status, person);
  for (const one of activity.money) if (one.amount !== null) add(`amount: ${one.meaning}`, amountOf(one), one);
  for (const one of activity.counts) add(`number of ${one.of}`, countOf(one), one);
  for (const one of activity.dates) if (one.meaning === 'period' || one.meaning === 'since') add('period', one.value, one);
  for (const one of techniques) add(`technique ${one.id} ${one.name}`, 'used', one);
  for (const one of targeting.sectors) add(`sector ${one.sector}`, 'targeted', one);
  for (const one of targeting.countries) if (one.relation !== 'mentioned') add(`country ${one.code}: ${one.relation}`, 'stated', one);
  for (const one of infrastructure.software) add(`${one.kind} ${one.name}`, 'used', one);
  for (const one of infrastructure.indicators) add(`${one.type} ${one.value}`, one.context, one);
  return said;
}

/** A legal standing follows another; only an actor, a state, a figure or a context can be said otherwise. */
const mayConflict = (about: string) => /^(?:actor|amount|number|period|ipv|domain|url|email|wallet|phone|user-account|md5|sha)/.test(about);

function standingOf(about: string, voices: readonly Voice[]): Statement['standing'] {
  const reports = new Set(voices.map(({ reportId }) => reportId));
  if (reports.size < 2) return 'single';
  const byReport = [...reports].map((id) => new Set(voices.filter(({ reportId }) => reportId === id).map(({ says }) => says)));
  // They agree where every report says something that another one says too.
  const meets = byReport.every((own, at) => byReport.some((other, beside) => beside !== at && [...own].some((says) => other.has(says))));
  return meets || !mayConflict(about) ? 'agreed' : 'conflict';
}

const RANK = { conflict: 0, agreed: 1, single: 2 } as const;

/** Stored reports by activity, largest first, each with what its reports agree on, what they contradict, and what one alone says. */
export function campaignsOf(profiles: readonly ActorProfile[]): readonly Campaign[] {
  return grouped(profiles)
    .map(({ members, shared }): Campaign => {
      const statements = new Map<string, Said[]>();
      for (const one of members.flatMap(saidBy)) {
        const key = fold(one.about);
        statements.set(key, [...(statements.get(key) ?? []), one]);
      }
      const primary = members.flatMap(({ attribution }) => attribution.actors).find(({ relation }) => relation === 'primary');
      return {
        name: primary?.known?.name ?? primary?.name ?? titleOf(members[0] as ActorProfile),
        shared,
        reports: members.map((profile) => ({
          id: profile.id,
          title: titleOf(profile),
          ...(profile.source.published === undefined ? {} : { published: profile.source.published }),
        })),
        statements: [...statements.values()]
          .map((those): Statement => {
            const about = those[0]?.about ?? '';
            const voices = those.map(({ voice }) => voice);
            return { about, standing: standingOf(about, voices), voices };
          })
          .sort((a, b) => RANK[a.standing] - RANK[b.standing] || a.about.localeCompare(b.about)),
      };
    })
    .sort((a, b) => b.reports.length - a.reports.length || a.name.localeCompare(b.name));
}
