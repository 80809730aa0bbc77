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
    const undeclared = compared.filter(({ value }) => value.sharesHistoryWith !== undefined && value.forkOf === undefined);
    const exchanged = undeclared.filter(({ value }) => value.originalAuthorsReplaced === true);
    if (exchanged.length === 0 && undeclared.some(({ value }) => value.originalAuthorsReplaced === undefined))
      return cannotTell('a history is shared and nobody compared its authors', 'a comparison of the authors, commit by commit');
    return exchanged.map((claim) => ({
      messageId: 'exchanged' as const,
      data: { name: claim.value.name, other: claim.value.sharesHistoryWith ?? '' },
      evidence: [supports(claim)] as const,
    }));
  },
});
