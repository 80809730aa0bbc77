import { z } from 'zod';
import { cannotTell, defineObservedCheck, supports } from '#model';

/** Share of text that another firm’s site also has, from which it counts as copied. Unit: fraction, 0 to 1. @source house default, red-flag catalogue 2026-11, row cloned-company-site (S01, S91, S92) */
const COPIED_SHARE = 0.85;
/** Age below which a domain counts as young. Unit: months. @source house default, red-flag catalogue 2026-11, row cloned-company-site */
const YOUNG_DOMAIN_MONTHS = 12;

const rubric = z.strictObject({
  whose: z.enum(['agency', 'past-employer']).meta({ description: 'Whose site was looked at?' }),
  sharedText: z.number().min(0).max(1).meta({ description: 'What share of its text is also on a site of a different firm, from 0 to 1?' }),
  domainAgeMonths: z.number().min(0).meta({ description: 'How many months old was the domain when it was looked up?' }),
  register: z.enum(['listed', 'not-listed', 'not-looked-up']).meta({ description: 'Does a company register list the firm?' }),
});

/** All three tests must be met; one that is not met clears the site, whatever the others say. */
function verdict(answers: z.infer<typeof rubric>): 'found' | 'clear' | 'open' {
  if (answers.sharedText < COPIED_SHARE || answers.domainAgeMonths >= YOUNG_DOMAIN_MONTHS || answers.register === 'listed') return 'clear';
  return answers.register === 'not-listed' ? 'found' : 'open';
}

/** A firm’s site fails three tests at once: copied text, young domain, no register entry. */
export const clonedCompanySite = defineObservedCheck({
  id: 'cloned-company-site',
  title: 'Company site repeats another firm’s text, is young, and no register lists the firm',
  stage: 'sourcing',
  description:
    'All three at once for the site of an agency or past employer: at least 85 % of its text is on another firm’s site, its domain is under 12 months old, and no company register lists the firm.',
  data: 'The site’s text compared with the open web, the domain’s registration date, and a company register',
  falsePositives: ['A template or text bought from a site builder', 'A young start-up that is not registered yet', 'A second site of the same firm after a rebrand'],
  runbook: [
    'Ask the firm for its registered name, number and a contract',
    'Call the firm whose text it is, by a number that you found',
    'Hold the supplier’s other people until the firm is known',
  ],
  references: ['S01', 'S91', 'S92'],
  attack: ['T1036'],
  messages: { copied: '{{percent}} % of the text of the {{whose}}’s site is on another firm’s site, the domain is {{months}} months old, and no register lists the firm.' },
  accommodates: false,
  rubric,

  judge(observations) {
    const found = observations.filter(({ answers }) => verdict(answers) === 'found');
    const newest = new Map(observations.map(({ answers }) => [answers.whose, verdict(answers)]));
    if (found.length === 0 && [...newest.values()].includes('open')) return cannotTell('no register was searched for the firm', 'an answer of the firm’s company register');
    return found.map(({ claim, answers }) => ({
      messageId: 'copied' as const,
      data: { percent: Math.round(answers.sharedText * 100), whose: answers.whose === 'agency' ? 'agency' : 'past employer', months: Math.floor(answers.domainAgeMonths) },
      evidence: [supports(claim)] as const,
    }));
  },
});
