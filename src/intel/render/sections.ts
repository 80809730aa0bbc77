import type { Absence, ActorProfile, ReportActor, ReportCountry, ReportMoney, ReportPerson, TechniqueUse } from '#model';
import type { Line, Part, Section } from './page.ts';
import { ABSENT, ACTOR_KIND, COUNTRY, likelihood, listed, ORGANISATION, RELATION, STATUS, WORDING } from './words.ts';

/** What of some things a text lacks, as one sentence; nothing where it has them all. */
export function absentPart({ absent }: ActorProfile, of: readonly Absence[]): readonly Part[] {
  // Where nobody is named, nobody accused is named either.
  const missing = of.filter((one) => absent.includes(one) && !(one === 'accused-people' && absent.includes('people'))).map((one) => ABSENT[one]);
  return missing.length === 0 ? [] : [{ kind: 'absent', text: `The text names no ${listed(missing)}.` }];
}

export const heading = (text: string): Part => ({ kind: 'heading', text });
const some = (count: number, ...parts: readonly Part[]): readonly Part[] => (count === 0 ? [] : parts);

function actorLine(actor: ReportActor): Line {
  const { name, kind, relation, wording, saidBy, country, known, aliases } = actor;
  const about = [
    ACTOR_KIND[kind],
    RELATION[relation],
    `attribution ${WORDING[wording]}${saidBy === undefined ? '' : `, by ${saidBy}`}`,
    ...(country === undefined ? [] : [`suspected state ${country}`]),
    ...(known === undefined ? [] : [`in the table of actors: ${known.name}, ${known.id}`]),
  ];
  return {
    says: `${name} (${about.join('; ')})`,
    ref: actor,
    notes: aliases.map((alias) => `also ${alias.name}${alias.namedBy === undefined ? '' : `, so named by ${alias.namedBy}`}: “${alias.quote}” (${alias.start}–${alias.end})`),
  };
}

const standing = ({ status, alleged, date }: ReportPerson) => `${STATUS[status]}${alleged ? ', alleged' : ''}${date === undefined ? '' : `, ${date}`}`;

/** 1. */
export function attribution(profile: ActorProfile): Section {
  const { actors, sponsor, people, organisations, caveats } = profile.attribution;
  const alleged = people.some((person) => person.alleged);
  const parts: readonly Part[] = [
    ...some(actors.length, { kind: 'lines', lines: actors.map(actorLine) }),
    ...(actors.length === 0 ? [{ kind: 'absent', text: 'The text names no actor.' } as const] : []),
    ...(sponsor === undefined
      ? []
      : [{ kind: 'lines', lines: [{ says: `Sponsor: ${sponsor.name}${sponsor.country === undefined ? '' : ` (${sponsor.country})`}`, ref: sponsor }] } as const]),
    ...some(people.length, heading('People'), {
      kind: 'table',
      head: ['Name', 'Standing', 'Part, as the text has it', 'Nationality, as stated', 'Age', 'Quote'],
      rows: people.map((one) => [
        [one.name, ...one.aliases].join(', also '),
        standing(one),
        one.role ?? '',
        one.nationality ?? '',
        one.age === undefined ? '' : String(one.age),
        one,
      ]),
    }),
    ...some(people.length, { kind: 'remark', text: 'A name in a report may be that of a victim of identity theft: nobody is matched by name alone.' }),
    ...(alleged ? [{ kind: 'remark', text: 'Charges are allegations: everybody who is charged is presumed innocent until proven guilty in court.' } as const] : []),
    ...some(caveats.length, heading('How the text limits itself'), { kind: 'lines', lines: caveats.map((ref) => ({ ref })) }),
    ...some(organisations.length, heading('Organisations'), {
      kind: 'table',
      head: ['Name', 'Part', 'Country', 'Quote'],
      rows: organisations.map((one) => [[one.name, ...one.aliases].join(', also '), ORGANISATION(one.role), one.country ?? '', one]),
    }),
    ...absentPart(profile, ['sponsor', 'people', 'accused-people']),
  ];
  return { id: 'attribution', title: 'Attribution & Identity', parts };
}

const BOUNDS = { exact: '', about: 'about ', 'at-least': 'at least ', 'at-most': 'at most ' } as const;

/** A number with blanks between thousands as the report language writes it, without the runtime’s locale. */
const grouped = (value: number) => {
  const [whole = '', part] = String(value).split('.');
  return `${/e/.test(whole) ? whole : whole.replace(/\B(?=(?:\d{3})+$)/g, ',')}${part === undefined ? '' : `.${part}`}`;
};

const amount = ({ amount: least, most, currency, bound }: ReportMoney) =>
  least === null ? `${currency}, no number` : `${BOUNDS[bound]}${grouped(least)}${most === undefined ? '' : ` to ${grouped(most)}`} ${currency}`;

/** 2. */
export function activity(profile: ActorProfile): Section {
  const { facts, dates, money, counts } = profile.activity;
  const parts: readonly Part[] = [
    ...some(facts.length, { kind: 'lines', lines: facts.map((ref) => ({ ref })) }),
    ...(facts.length === 0 ? [{ kind: 'absent', text: 'No sentence of the text stood out as a fact of an activity.' } as const] : []),
    ...some(dates.length, heading('When'), { kind: 'table', head: ['Date', 'What it is', 'Quote'], rows: dates.map((one) => [one.value, one.meaning.replaceAll('-', ' '), one]) }),
    ...some(money.length, heading('Money'), { kind: 'table', head: ['Amount', 'What it is', 'Quote'], rows: money.map((one) => [amount(one), one.meaning, one]) }),
    ...some(counts.length, heading('Scale'), {
      kind: 'table',
      head: ['How many', 'Of what', 'Quote'],
      rows: counts.map((one) => [`${BOUNDS[one.bound]}${grouped(one.count)}`, one.of.replaceAll('-', ' '), one]),
    }),
    ...absentPart(profile, ['dates', 'money']),
  ];
  return { id: 'activity', title: 'Activity Summary', parts };
}

const technique = (one: TechniqueUse) => [{ code: one.id }, one.name, one.tactics.map((tactic) => tactic.replaceAll('-', ' ')).join(', ')];

/** 3. */
export function techniques(profile: ActorProfile): Section {
  const explicit = profile.techniques.filter(({ by }) => by === 'id');
  const inferred = profile.techniques.filter(({ by }) => by !== 'id');
  const parts: readonly Part[] = [
    ...absentPart(profile, ['attack-ids']),
    ...some(explicit.length, heading('Named in the text'), {
      kind: 'table',
      head: ['Id', 'Technique', 'Tactics', 'Quote'],
      rows: explicit.map((one) => [
        { code: one.id },
        one.wrote === undefined ? one.name : `${one.name} (the text has ${one.wrote}, replaced since)`,
        ...technique(one).slice(2),
        one,
      ]),
    }),
    ...some(inferred.length, heading('Inferred from behaviour'), {
      kind: 'table',
      head: ['Id', 'Technique', 'Tactics', 'Confidence', 'Inferred by', 'Quote'],
      rows: inferred.map((one) => [
        ...technique(one),
        likelihood(one.confidence),
        [one.by === 'rule' ? 'rule' : 'trained model', ...(one.why === undefined ? [] : [one.why])].join(': '),
        one,
      ]),
    }),
    ...(inferred.length === 0 ? [{ kind: 'absent', text: 'No technique was inferred from the behaviour that the text tells.' } as const] : []),
  ];
  return { id: 'techniques', title: 'Tactics, Techniques & Procedures', parts };
}

/** Victims first, then whence it comes. */
const COUNTRIES: readonly ReportCountry['relation'][] = ['victim', 'origin', 'operating-location', 'impersonated', 'mentioned'];

/** 4. */
export function targeting(profile: ActorProfile): Section {
  const { sectors, countries, victims } = profile.targeting;
  const ordered = COUNTRIES.flatMap((relation) => countries.filter((one) => one.relation === relation));
  const parts: readonly Part[] = [
    ...some(sectors.length, heading('Sectors'), { kind: 'table', head: ['Sector', 'Quote'], rows: sectors.map((one) => [one.sector, one]) }),
    ...some(countries.length, heading('Countries'), { kind: 'table', head: ['Country', 'Part', 'Quote'], rows: ordered.map((one) => [one.code, COUNTRY[one.relation], one]) }),
    ...some(victims.length, heading('Victims'), { kind: 'lines', lines: victims.map((ref) => ({ ref })) }),
    ...absentPart(profile, ['sectors', 'named-victims']),
    ...(countries.length === 0 ? [{ kind: 'absent', text: 'The text names no country.' } as const] : []),
  ];
  return { id: 'targeting', title: 'Targeting', parts };
}

/** 6. */
export function implications(profile: ActorProfile): Section {
  return {
    id: 'implications',
    title: 'Implications',
    parts: [...some(profile.implications.length, { kind: 'lines', lines: profile.implications.map((ref) => ({ ref })) }), ...absentPart(profile, ['implications'])],
  };
}
