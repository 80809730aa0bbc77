import { z } from 'zod';
import { cannotTell, defineCheck, supports } from '#model';
import { daysBetween } from '#values';

const options = z.strictObject({
  /** Repositories from which it is noticed. @source house default, red-flag catalogue 2026-11, row backdated-commits: three or more */
  repositories: z.int().min(1).default(3).meta({ description: 'Repositories from which it is noticed' }),
  /** How much older than the account the oldest commit is. Unit: days. @source house default, red-flag catalogue 2026-11, row backdated-commits: over 90 days */
  days: z.int().min(0).default(90).meta({ description: 'Days by which the oldest commit is older than the account' }),
});

/** Several repositories hold commits much older than the account that shows them, and no import is on record. */
export const backdatedCommits = defineCheck({
  id: 'backdated-commits',
  title: 'Commits older than the account',
  stage: 'application',
  description: 'Three or more repositories hold commits over 90 days older than the account, and no import from elsewhere is on record.',
  data: 'Date of the account and of the oldest commit of each repository',
  falsePositives: ['Moved from another code host', 'Old student work published later', 'A second account after the first was lost'],
  runbook: ['Ask where the code was before', 'Let the candidate walk an engineer through one of the repositories'],
  references: ['S24'],
  messages: { older: '{{count}} repositories hold commits over {{days}} days older than the account.' },
  options,

  run({ dossier }, { options }) {
    const dated = dossier.repositories.filter(({ value }) => value.accountCreatedAt !== undefined && value.firstCommitAt !== undefined);
    if (dated.length === 0) return cannotTell('no repository with both dates is there', 'the date of the account and of the oldest commits');
    const begunHere = dossier.repositories.filter(({ value }) => value.importedFrom === undefined && value.forkOf === undefined);
    const undated = begunHere.filter((claim) => !dated.includes(claim));
    const older = begunHere.filter((claim) => dated.includes(claim) && daysBetween(claim.value.firstCommitAt ?? '', claim.value.accountCreatedAt ?? '').least > options.days);
    const [first, ...others] = older;
    if (older.length < options.repositories && older.length + undated.length >= options.repositories)
      return cannotTell('too few repositories have both dates', 'the date of the account and of the oldest commit of the other repositories');
    if (first === undefined || older.length < options.repositories) return [];
    return [{ messageId: 'older' as const, data: { count: older.length, days: options.days }, evidence: [supports(first), ...others.map(supports)] as const }];
  },
});
