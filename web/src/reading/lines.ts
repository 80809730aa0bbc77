import type { Schemas } from '../api.ts';
import { words } from '../texts/reading.ts';

export type Profile = Schemas['ActorProfile'];
export type Range = { readonly start: number; readonly end: number };
export type Quote = Range & { readonly quote: string };

/** One thing that a report says, with the words that say it. */
export type Line = {
  readonly id: string;
  /** In words of the report; absent where the quotation says it all. */
  readonly head?: string;
  /** In words of ours. */
  readonly marks: readonly string[];
  /** Further words of the report. */
  readonly said?: string;
  /** 0 to 1, where the profile has one. */
  readonly sure?: number;
  readonly quotes: readonly Quote[];
  /** Ids of what in Bonafide looks for it. */
  readonly support?: { readonly signals: readonly string[]; readonly verifications: readonly string[] };
};
export type Group = { readonly id: keyof typeof words.groups; readonly lines: readonly Line[] };
export type Section = { readonly id: keyof typeof words.sections; readonly groups: readonly Group[]; readonly count: number };

const places = new Intl.DisplayNames('en', { type: 'region', fallback: 'code' });
const countryOf = (code: string): string => {
  try {
    return places.of(code) ?? code;
  } catch {
    return code;
  }
};
/** Vocabularies of STIX and ATT&CK in words. */
const spoken = (id: string): string => {
  const text = id.replaceAll('-', ' ');
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}`;
};
const amounts = new Intl.NumberFormat('en', { maximumFractionDigits: 2 });

const only = (...marks: readonly (string | undefined | false)[]): readonly string[] => marks.filter((one): one is string => typeof one === 'string' && one !== '');
const saidOf = (...parts: readonly (string | undefined)[]): { said?: string } => {
  const said = parts.filter((one) => one !== undefined && one !== '').join(' · ');
  return said === '' ? {} : { said };
};

type Drawn = Omit<Line, 'id'>;
const quoteOf = ({ quote, start, end }: Quote): Quote => ({ quote, start, end });

const plain = (one: Quote): Drawn => ({ marks: [], quotes: [quoteOf(one)] });

const actor = (one: Profile['attribution']['actors'][number]): Drawn => ({
  head: one.name,
  marks: only(words.actorRelation[one.relation], words.actorKind[one.kind], words.wording[one.wording], one.country === undefined ? undefined : countryOf(one.country)),
  ...saidOf(
    one.known === undefined ? undefined : words.knownAs(one.known.name, one.known.id),
    one.aliases.length === 0 ? undefined : words.aliases(one.aliases.map(({ name }) => name).join(', ')),
    one.saidBy === undefined ? undefined : words.saidBy(one.saidBy),
  ),
  quotes: [quoteOf(one), ...one.aliases.map(quoteOf)],
});

const person = (one: Profile['attribution']['people'][number]): Drawn => ({
  head: one.name,
  marks: only(
    words.status[one.status],
    one.alleged && words.alleged,
    one.nationality === undefined ? undefined : countryOf(one.nationality),
    one.age === undefined ? undefined : words.aged(one.age),
    one.date,
  ),
  ...saidOf(one.role, one.aliases.length === 0 ? undefined : words.aliases(one.aliases.join(', '))),
  quotes: [quoteOf(one)],
});

const money = (one: Profile['activity']['money'][number]): Drawn => ({
  head:
    one.amount === null
      ? `${words.noAmount} ${one.currency}`
      : `${words.bound[one.bound]}${amounts.format(one.amount)}${one.most === undefined ? '' : `–${amounts.format(one.most)}`} ${one.currency}`,
  marks: only(words.money[one.meaning]),
  quotes: [quoteOf(one)],
});

const advice = (one: Profile['mitigations'][number]): Drawn => ({ marks: [], quotes: [quoteOf(one)], support: { signals: one.signals, verifications: one.verifications } });

/** Uses of one technique are one line with every quotation; the surest way of knowing counts. */
function techniques(uses: Profile['techniques']): readonly Drawn[] {
  const rank = { id: 0, rule: 1, model: 2 } as const;
  const byId = new Map<string, (typeof uses)[number][]>();
  for (const use of uses) byId.set(use.id, [...(byId.get(use.id) ?? []), use]);
  return [...byId.values()].flatMap((those) => {
    const [first, ...rest] = those.sort((a, b) => rank[a.by] - rank[b.by] || b.confidence - a.confidence);
    if (first === undefined) return [];
    return {
      head: `${first.id} ${first.name}`,
      marks: only(words.by[first.by], ...first.tactics.map(spoken), first.wrote === undefined ? undefined : words.wrote(first.wrote)),
      ...saidOf(first.by === 'rule' && first.why !== undefined ? words.rule(first.why) : undefined),
      sure: first.confidence,
      quotes: [first, ...rest].map(quoteOf),
    };
  });
}

/** What a profile says, in seven sections. */
export function sectionsOf(profile: Profile): readonly Section[] {
  const { attribution, activity, targeting, infrastructure } = profile;
  let count = 0;
  const group = (id: Group['id'], drawn: readonly Drawn[]): Group => ({
    id,
    lines: drawn.map((one) => {
      count += 1;
      return { ...one, id: `line-${count}` };
    }),
  });
  const section = (id: Section['id'], ...groups: readonly Group[]): Section => ({
    id,
    groups: groups.filter(({ lines }) => lines.length > 0),
    count: groups.reduce((sum, { lines }) => sum + lines.length, 0),
  });
  return [
    section(
      'attribution',
      group('actors', attribution.actors.map(actor)),
      group(
        'sponsor',
        attribution.sponsor === undefined
          ? []
          : [
              {
                head: attribution.sponsor.name,
                marks: only(attribution.sponsor.country === undefined ? undefined : countryOf(attribution.sponsor.country)),
                quotes: [quoteOf(attribution.sponsor)],
              },
            ],
      ),
      group('people', attribution.people.map(person)),
      group(
        'organisations',
        attribution.organisations.map((one) => ({
          head: one.name,
          marks: only(words.organisation[one.role], one.country === undefined ? undefined : countryOf(one.country)),
          ...saidOf(one.aliases.length === 0 ? undefined : words.aliases(one.aliases.join(', '))),
          quotes: [quoteOf(one)],
        })),
      ),
      group('caveats', attribution.caveats.map(plain)),
    ),
    section(
      'activity',
      group('facts', activity.facts.map(plain)),
      group(
        'dates',
        activity.dates.map((one) => ({ head: one.value.replace('/', ' – '), marks: only(words.date[one.meaning]), quotes: [quoteOf(one)] })),
      ),
      group('money', activity.money.map(money)),
      group(
        'counts',
        activity.counts.map((one) => ({ head: `${words.bound[one.bound]}${amounts.format(one.count)} ${words.counted[one.of]}`, marks: [], quotes: [quoteOf(one)] })),
      ),
    ),
    section('techniques', group('techniques', techniques([...profile.techniques]))),
    section(
      'targeting',
      group(
        'sectors',
        targeting.sectors.map((one) => ({ head: spoken(one.sector), marks: [], quotes: [quoteOf(one)] })),
      ),
      group(
        'countries',
        targeting.countries.map((one) => ({ head: countryOf(one.code), marks: only(words.country[one.relation]), quotes: [quoteOf(one)] })),
      ),
      group('victims', targeting.victims.map(plain)),
    ),
    section(
      'tools',
      group(
        'software',
        infrastructure.software.map((one) => ({
          head: one.name,
          marks: only(words.softwareKind[one.kind], one.use === undefined ? undefined : words.softwareUse[one.use], one.attackId),
          quotes: [quoteOf(one)],
        })),
      ),
      group(
        'indicators',
        infrastructure.indicators.map((one) => ({
          head: one.value,
          marks: only(words.context[one.context], words.indicatorType[one.type], one.chain),
          ...saidOf(one.why),
          sure: one.confidence,
          quotes: [quoteOf(one)],
        })),
      ),
    ),
    section('implications', group('implications', profile.implications.map(plain))),
    section(
      'mitigations',
      group('mitigations', profile.mitigations.map(advice)),
      group(
        'redFlags',
        profile.redFlags.map((one) => ({ ...advice(one), marks: only(one.protectedCharacteristic === undefined ? undefined : words.protectedBy(one.protectedCharacteristic)) })),
      ),
    ),
  ];
}
