import type { ReportCountry } from '#model';
import { type Block, quote, type ReportText, type Sentence } from '../../text.ts';
import { type PlaceMention, placesIn } from './places.ts';
import { type Reading, type Relation, relationOf } from './relations.ts';

/** Furthest that words which say what a country is stand from it. Unit: characters. @source house: half of a long sentence */
const REACH = 110;
/** Weight from which a second relation of the same country is reported beside the first. Unit: weights of {@link relationOf}. @source house: two outright wordings */
const SECOND = 4;
/** Weight up to which an origin counts as told in passing. Unit: weights of {@link relationOf}. @source house: one wording */
const WEAK_ORIGIN = 3;
/** How many times weightier another origin is that outweighs it. @source house */
const DOMINANCE = 3;
/** Most of a sentence that is searched for words about targets. Unit: characters. @source house: the longest sentences of court releases */
const LONGEST_SENTENCE = 1_500;
/** Longest words between two countries of which the same is said. Unit: characters. @source house: “ electric grid, its ministries and the ” */
const LONGEST_LOOSE_JOINT = 60;
/** Longest words between two countries of a list. Unit: characters. @source house: “, as well as the ” */
const LONGEST_JOINT = 26;

/** What stands between the countries of a list. */
const JOINT = /^(?:'s?)?(?: ?[,;/] ?| and | or |as well as |and |or |to a lesser extent |the |in |non- ?|\(\d\) ?| ){1,5}$/;

/** What stands between two countries of which the same is said: a few words of the first, and a comma or “and”. */
const LOOSE_JOINT =
  /^(?:'s?)?,?(?: (?!(?:by|from|that|while|who|which|using|with|but|because|after|before|to)\b)[\w'-]{1,20}){0,5}(?:,| and| or|, and|,? as well as)(?: the| an?| in| other)? $/;

/** Advisories that are pointed to name their authors. */
const AUTHORS = /\b(?:joint|advisor(?:y|ies)|guid(?:e|ance)|publications?)\b.{0,60}\b(?:from|by|with)\b/i;

const isQuiet = ({ section }: Block) => section === 'furniture' || section === 'references';
const isAdvice = ({ section }: Block) => section === 'mitigations' || section === 'red-flags';

/** Mentions that stand in one list: “China, Russia, and Vietnam”. */
function lists(view: string, mentions: readonly PlaceMention[]): readonly (readonly PlaceMention[])[] {
  const groups: PlaceMention[][] = [];
  for (const one of mentions) {
    const group = groups.at(-1);
    const last = group?.at(-1);
    if (group !== undefined && last !== undefined && one.start - last.end <= LONGEST_JOINT && JOINT.test(view.slice(last.end, one.start))) group.push(one);
    else groups.push([one]);
  }
  return groups;
}

type Tally = { readonly weights: Map<Relation, number>; readonly first: Map<Relation, PlaceMention> };

/** What is said of a country goes on to the next of a looser list: “targeted the Examplian police and Ruritania”. */
function inherited(gap: string, last: Reading | undefined): Reading | undefined {
  return last !== undefined && (last.relation === 'victim' || last.relation === 'impersonated') && LOOSE_JOINT.test(gap) ? { relation: last.relation, weight: 2 } : undefined;
}

function count(report: ReportText, sentence: Sentence, tallies: Map<string, Tally>): void {
  const { view } = report;
  const words = view.slice(sentence.start, Math.min(sentence.end, sentence.start + LONGEST_SENTENCE));
  if (isAdvice(sentence.block) && AUTHORS.test(words)) return;
  let [last, lastEnd]: [Reading | undefined, number] = [undefined, sentence.start];
  for (const group of lists(view, placesIn(report, sentence))) {
    const [from, to] = [group[0]?.start ?? 0, group.at(-1)?.end ?? 0];
    const before = view.slice(Math.max(sentence.start, from - REACH), from);
    const after = view.slice(to, Math.min(sentence.end, to + REACH));
    const gap = from - lastEnd > LONGEST_LOOSE_JOINT ? '' : view.slice(lastEnd, from);
    let told: Reading | undefined;
    for (const mention of group) {
      const own = view.slice(mention.end, Math.min(sentence.end, mention.end + REACH));
      const reading = relationOf(mention, { before, after, own, sentence: words, advice: isAdvice(sentence.block) });
      told = reading.relation === 'mentioned' ? (inherited(gap, last) ?? reading) : reading;
      // A town alone, without a part in the story, is the seat of an office.
      if (told.relation === 'mentioned' && mention.kind === 'place') continue;
      const tally = tallies.get(mention.code) ?? { weights: new Map(), first: new Map() };
      tallies.set(mention.code, tally);
      tally.weights.set(told.relation, (tally.weights.get(told.relation) ?? 0) + told.weight);
      if (!tally.first.has(told.relation)) tally.first.set(told.relation, mention);
    }
    [last, lastEnd] = [told, to];
  }
}

/** Relations of one country: the best told, a second where it is told outright too; `mentioned` only where nothing else is. */
function relations({ weights }: Tally, mostOrigin: number): readonly Relation[] {
  // Beside an outspoken sponsor, a nationality in passing is no second one.
  const isWeak = (relation: Relation, weight: number) => relation === 'origin' && weight <= WEAK_ORIGIN && weight * DOMINANCE <= mostOrigin;
  const told = [...weights].filter(([relation, weight]) => relation !== 'mentioned' && !isWeak(relation, weight)).sort((a, b) => b[1] - a[1]);
  if (told.length === 0) return ['mentioned'];
  return told.filter(([, weight], at) => at === 0 || weight >= SECOND).map(([relation]) => relation);
}

/**
 * Countries of a report with their part, each part once, in the order of the text: {@link ReportCountry}. Cost grows with the length of the text.
 * @source data/intel/places.json for names, adjectives and places
 */
export function extractCountries(report: ReportText): readonly ReportCountry[] {
  const tallies = new Map<string, Tally>();
  for (const sentence of report.sentences) if (!isQuiet(sentence.block)) count(report, sentence, tallies);
  const mostOrigin = Math.max(0, ...[...tallies.values()].map(({ weights }) => weights.get('origin') ?? 0));
  return [...tallies]
    .flatMap(([code, tally]) =>
      relations(tally, mostOrigin).map((relation): ReportCountry => {
        const mention = tally.first.get(relation) ?? [...tally.first.values()][0];
        return { code, relation, ...quote(report, mention?.start ?? 0, mention?.end ?? 0) };
      }),
    )
    .sort((a, b) => a.start - b.start);
}
