import { cannotTell, context, defineCheck, supports } from '#model';
import { closestRelation } from '#values';

/** The same account carried another personal name before. */
export const handleOrNameRotation = defineCheck({
  id: 'handle-or-name-rotation',
  title: 'Account shows another personal name',
  stage: 'application',
  description: 'Old handles, git authors or mentions on the same account show another personal name, which is no known collaborator and none of the person’s own names.',
  data: 'Former names of the account: git log, mentions, mail map',
  falsePositives: ['A name changed by marriage or transition', 'A pseudonym', 'Pair programming, or git set up wrongly on a shared machine'],
  runbook: ['Ask in neutral words whose name it is; never ask why a name changed', 'Let the candidate walk an engineer through a commit under that name'],
  references: ['S24'],
  messages: { otherName: 'The {{network}} account also shows the name {{name}}.' },

  run({ dossier }) {
    const own = [...dossier.names.map(({ value }) => value.name), ...dossier.identityDocuments.flatMap(({ value }) => value.name ?? [])];
    if (own.length === 0) return cannotTell('no name of the person is recorded', 'the person’s names');
    const searched = dossier.profiles.filter(({ value }) => value.formerNames !== undefined);
    if (searched.length === 0) return cannotTell('nobody looked for earlier names on the accounts', 'git log, mentions and mail map of the accounts');
    return searched.flatMap((claim) => {
      const others = (claim.value.formerNames ?? []).flatMap(({ name, knownCollaborator }) =>
        name !== undefined && knownCollaborator !== true && closestRelation(name, own) === 'different' ? [name] : [],
      );
      if (others.length === 0) return [];
      const name = [...new Set(others)].sort().join(', ');
      return [{ messageId: 'otherName' as const, data: { network: claim.value.network, name }, evidence: [supports(claim), ...dossier.names.map(context)] as const }];
    });
  },
});
