import type { Claim, Trait } from '#model';
import { type Holders, type LinkFeature, traitOf } from '../feature.ts';
import { finders, ownShingles, packPassages, passagesOf, resemblance, unpackPassages } from '../sketch.ts';

/** Shortest text that is compared. Unit: shingles of three words. @source house: below it two people write the same by chance */
const SHORTEST = 25;
/** People who write a passage word for word, beyond whom it is boilerplate. Unit: people. @source house: as many as the line of the catalogue lets a whole text have; red-flag catalogue 2026-11, row resume-near-duplicate, names templates and agencies and no number */
const BOILERPLATE = 25;
/** Passages of a text whose repetition elsewhere is counted. Unit: passages, the longest. @source house: bounds what one text adds to the index */
const MOST_PASSAGES = 40;
/** Least likeness that is worth a look. @source red-flag catalogue 2026-11, row resume-near-duplicate, puts a finding at 0.90; a tie may rest on less beside others */
const LEAST = 0.5;

/** What is left of texts without boilerplate: looked at again for each other record, as long as the same people are stored. */
const left = new WeakMap<Trait, { readonly holders: Holders; readonly shingles: Uint32Array }>();

function shinglesOf(trait: Trait, holders: Holders): Uint32Array {
  const known = left.get(trait);
  if (known?.holders === holders) return known.shingles;
  const shingles = ownShingles(unpackPassages(trait.sketch ?? ''), (hash) => holders(`passage:${hash.toString(36)}`) > BOILERPLATE);
  left.set(trait, { holders, shingles });
  return shingles;
}

/** What the person wrote: posts and projects, résumé, cover letter and portfolio. Compared after passages that many write are taken out. */
export const applicationText: LinkFeature = {
  id: 'application-text',
  title: 'text of the application',
  observe({ dossier }) {
    const texts: { readonly claim: Claim; readonly text: string }[] = [
      ...dossier.files.flatMap((claim) => (claim.value.text === undefined ? [] : [{ claim, text: claim.value.text }])),
      ...dossier.work.flatMap((claim) => [claim.value.summary, ...(claim.value.highlights ?? [])].flatMap((text) => (text === undefined ? [] : [{ claim, text }]))),
      ...dossier.projects.flatMap((claim) => (claim.value.description === undefined ? [] : [{ claim, text: claim.value.description }])),
    ];
    const [first] = texts;
    const all = passagesOf(texts.map(({ text }) => text));
    if (first === undefined || all.reduce((sum, { shingles }) => sum + shingles.length, 0) < SHORTEST) return [];
    const label = 'text of the application';
    const [head = 0, ...others] = finders(all);
    const longest = [
      ...new Set(
        [...all]
          .filter(({ hash }) => hash !== 0)
          .sort((a, b) => b.shingles.length - a.shingles.length || a.hash - b.hash)
          .map(({ hash }) => hash),
      ),
    ].slice(0, MOST_PASSAGES);
    return [
      traitOf('application-text', first.claim, `text:${head.toString(36)}`, label, { sketch: packPassages(all) }),
      ...others.map((hash) => traitOf('application-text', first.claim, `text:${hash.toString(36)}`, label)),
      ...longest.map((hash) => traitOf('application-text', first.claim, `passage:${hash.toString(36)}`, label)),
    ];
  },
  compare(a, b, holders) {
    const [one, two] = [a.find(({ sketch }) => sketch !== undefined), b.find(({ sketch }) => sketch !== undefined)];
    if (one === undefined || two === undefined) return undefined;
    const likeness = resemblance(shinglesOf(one, holders), shinglesOf(two, holders));
    // Whoever writes the same words finds one another by them: the rarest says how many do.
    const keys = new Set(b.map(({ key }) => key));
    const counts = a.filter(({ key }) => keys.has(key)).map(({ key }) => holders(key));
    return likeness < LEAST ? undefined : { likeness, holders: Math.max(2, Math.min(...counts)), a: one, b: two };
  },
};
