import { describe, it } from 'vitest';
import { testCheck } from '#testing';
import { handleOrNameRotation } from './handle-or-name-rotation.ts';

const person = (formerNames: readonly Record<string, unknown>[], names: readonly Record<string, unknown>[] = [{ name: 'Robin Example' }]) => ({
  names,
  profiles: [{ network: 'GitHub', username: 'robin', formerNames }],
});

testCheck(
  handleOrNameRotation,
  {
    fires: [
      {
        name: 'two other names on one account, both named',
        given: person([{ name: 'Dana Specimen' }, { name: 'Casey Fixture' }]),
        messageId: 'otherName',
        says: 'Casey Fixture, Dana Specimen',
      },
      {
        name: 'the git log shows somebody else',
        given: person([{ name: 'Dana Specimen', seenIn: 'git log' }]),
        messageId: 'otherName',
        evidence: ['/profiles/0'],
        says: 'Dana Specimen',
      },
      {
        name: 'one of several names is another',
        given: person([{ name: 'R. Example' }, { name: 'Casey Fixture', username: 'casey' }]),
        messageId: 'otherName',
        says: 'Casey Fixture',
      },
    ],
    quiet: [
      { name: 'the family name changed and the given name stayed', given: person([{ name: 'Robin Sample' }]) },
      {
        name: 'innocent twin: the name from before a marriage, on record as former',
        given: person([{ name: 'Mira Sample' }], [{ name: 'Mira Placeholder' }, { name: 'Mira Sample', kind: 'former' }]),
      },
      { name: 'a known collaborator', given: person([{ name: 'Dana Specimen', knownCollaborator: true }]) },
      { name: 'only the handle changed', given: person([{ username: 'robin-old' }]) },
    ],
    cannotTell: [
      { name: 'nobody looked', given: { names: [{ name: 'Robin Example' }], profiles: [{ network: 'GitHub', username: 'robin' }] } },
      { name: 'no name to compare with', given: { profiles: [{ network: 'GitHub', formerNames: [{ name: 'Dana Specimen' }] }] } },
    ],
  },
  { describe, it },
);
