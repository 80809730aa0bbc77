import { z } from 'zod';
import { cannotTell, defineObservedCheck, notApplicable, supports } from '#model';

/** Claimed years in the field from which an independent trace is expected. Unit: years. @source house default, red-flag catalogue 2026-11, row thin-footprint (S01, S24) */
const CLAIMED_YEARS = 8;
/** Age up to which an email address counts as without an old trace. Unit: months. @source house default, red-flag catalogue 2026-11, row thin-footprint */
const YOUNG_EMAIL_MONTHS = 6;

/** Many claimed years, and neither an independent trace of them nor an old trace of the email address. */
export const thinFootprint = defineObservedCheck({
  id: 'thin-footprint',
  title: 'No independent trace of a long career',
  stage: 'application',
  description: 'Somebody who claims 8 or more years in the field has no independent trace beyond one networking profile, and an email address without a trace older than 6 months.',
  data: 'A search of public sources that the person agreed to, and a look-up of the email address',
  falsePositives: [
    'Keeps private life and work off the web by choice',
    'Worked where nothing may be published, as in defence',
    'Has hidden from somebody after abuse',
    'Took a new address for job hunting',
  ],
  runbook: [
    'Ask which sources would show the work, and offer to take references instead',
    'Verify one employer through a contact that you found',
    'Never count it alone: it is an absence',
  ],
  references: ['S01', 'S24'],
  messages: { noTrace: 'For {{years}} claimed years no independent trace was found, and none of the email address older than {{months}} months.' },
  accommodates: false,
  rubric: z.strictObject({
    agreedToSearch: z.boolean().meta({ description: 'Did the person agree to a search of public sources, and was it made?' }),
    claimedYears: z.number().min(0).max(80).meta({ description: 'How many years in the field does the person claim?' }),
    independentTraces: z.int().min(0).meta({ description: 'How many traces beyond one networking profile were found: talks, commits, licence, alumni record, press?' }),
    emailTraceMonths: z.number().min(0).meta({ description: 'How many months old is the oldest trace of the email address? 0 where there is none' }),
  }),

  judge(observations) {
    const searched = observations.filter(({ answers }) => answers.agreedToSearch);
    if (searched.length === 0) return cannotTell('no search was agreed to and made', 'a search of public sources, with the person’s consent');
    const long = searched.filter(({ answers }) => answers.claimedYears >= CLAIMED_YEARS);
    if (long.length === 0) return notApplicable(`fewer than ${CLAIMED_YEARS} years in the field are claimed`);
    return long
      .filter(({ answers }) => answers.independentTraces === 0 && answers.emailTraceMonths <= YOUNG_EMAIL_MONTHS)
      .map(({ claim, answers }) => ({ messageId: 'noTrace' as const, data: { years: answers.claimedYears, months: YOUNG_EMAIL_MONTHS }, evidence: [supports(claim)] as const }));
  },
});
