import { z } from 'zod';
import { type CheckableDossier, type Claim, cannotTell, defineCheck, supports } from '#model';
import { monthsBetween, type TechnologyRelease, technologyReleases } from '#values';

const options = z.strictObject({
  /** Months before the first public release from which a claimed use is noticed. Unit: months. @source house default, red-flag catalogue 2026-11, row technology-anachronism (S25): at least 12 months */
  monthsBefore: z.int().min(1).default(12).meta({ description: 'Months before the first public release by which a claimed use must have ended' }),
});

/** A technology with the expression that finds it as a whole word. */
const searched = technologyReleases.map((release) => {
  const names = [release.name, ...release.aliases].map((name) => name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replace(/ /g, '\\s+'));
  return { release, expression: new RegExp(`(?<![\\p{L}\\p{N}])(?:${names.join('|')})(?![\\p{L}\\p{N}])`, release.exactCase === true ? 'u' : 'iu') };
});

type Use = { readonly claim: Claim; readonly text: string; readonly until: string };

/** Claimed uses with the last day they can have been: the end of a post or project, or the day since which a skill is claimed. */
function uses(dossier: CheckableDossier): readonly Use[] {
  return [
    ...dossier.work.flatMap((claim) =>
      claim.value.endDate === undefined ? [] : [{ claim, text: [claim.value.summary, ...(claim.value.highlights ?? [])].join('\n'), until: claim.value.endDate }],
    ),
    ...dossier.projects.flatMap((claim) =>
      claim.value.endDate === undefined ? [] : [{ claim, text: [claim.value.description, ...(claim.value.keywords ?? [])].join('\n'), until: claim.value.endDate }],
    ),
    ...dossier.skills.flatMap((claim) => (claim.value.since === undefined ? [] : [{ claim, text: claim.value.name, until: claim.value.since }])),
  ];
}

function monthsTooEarly(use: Use, release: TechnologyRelease): number {
  return Math.floor(monthsBetween(use.until, release.firstPublic).least);
}

/** A technology is claimed for a time at least a year before anybody outside its makers could have used it. */
export const technologyAnachronism = defineCheck({
  id: 'technology-anachronism',
  title: 'Technology claimed before it was public',
  stage: 'application',
  description: 'The résumé claims the use of a technology in a post, project or skill that lies at least 12 months before its first public release.',
  data: 'Posts and projects with dates and what was used in them',
  falsePositives: ['A typing error in a date', 'Use within the firm that made it, before release', 'A later tool named for an earlier one with the same purpose'],
  runbook: ['Ask which version was used and for what', 'Take it together with the confirmation of that post'],
  references: ['S25'],
  messages: { early: '{{technology}} is claimed for a time up to {{until}}; it became public in {{released}}.' },
  options,

  run({ dossier }, { options }) {
    const dated = uses(dossier);
    const named = dated.map((use) => ({ use, releases: searched.filter(({ expression }) => expression.test(use.text)).map(({ release }) => release) }));
    if (named.every(({ releases }) => releases.length === 0))
      return cannotTell('no dated statement names a technology whose release date is known here', 'dated posts or projects that name their technologies');
    return named.flatMap(({ use, releases }) => {
      const early = releases.filter((release) => monthsTooEarly(use, release) >= options.monthsBefore);
      if (early.length === 0) return [];
      const data = { technology: early.map(({ name }) => name).join(', '), until: use.until, released: early.map(({ firstPublic }) => firstPublic).join(', ') };
      return [{ messageId: 'early' as const, data, evidence: [supports(use.claim)] as const }];
    });
  },
});
