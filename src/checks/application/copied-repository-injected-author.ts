import { cannotTell, defineCheck, supports } from '#model';

/** A repository shares its history with another public project, and the candidate’s name replaces or joins the original authors. */
export const copiedRepositoryInjectedAuthor = defineCheck({
  id: 'copied-repository-injected-author',
  title: 'Authors exchanged in a shared history',
  stage: 'application',
  description: 'Root commits or trees equal those of another public project, no fork is declared, and the candidate’s name replaces or joins the original authors.',
  data: 'A comparison of root commits and trees with public projects',
  falsePositives: ['Course work that begins from a given project', 'A mirror of own work elsewhere', 'Code taken in with its history'],
  runbook: ['Ask where the project comes from', 'Let the candidate explain a part of it live', 'Compare authors commit by commit'],
  references: ['S24'],
  messages: { exchanged: '{{name}} shares its history with {{other}}, and the authors differ.' },

  run({ dossier }) {
    if (dossier.repositories.length === 0) return cannotTell('no repository is shown', 'the candidate’s repositories');
    const compared = dossier.repositories.filter(({ value }) => value.sharesHistoryWith !== undefined || value.originalAuthorsReplaced !== undefined || value.forkOf !== undefined);
    if (compared.length === 0) return cannotTell('nobody compared the histories', 'a comparison of root commits and trees with public projects');
    return compared
      .filter(({ value }) => value.originalAuthorsReplaced === true && value.sharesHistoryWith !== undefined && value.forkOf === undefined)
      .map((claim) => ({ messageId: 'exchanged' as const, data: { name: claim.value.name, other: claim.value.sharesHistoryWith ?? '' }, evidence: [supports(claim)] as const }));
  },
});
