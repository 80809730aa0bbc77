import { describe, it } from 'vitest';
import { testCheck } from '#testing';
import { workDoneByOthers } from './work-done-by-others.ts';

const form = { credentialsPassed: false, tasksPassed: false, source: 'logs', subcontractingAgreed: false };
const record = (answers: Record<string, unknown>, more: Record<string, unknown> = {}) => ({
  observations: [{ check: 'work-done-by-others', by: 'Robin Example', at: '2026-05-02', answers: { ...form, ...answers }, ...more }],
});

testCheck(
  workDoneByOthers,
  {
    fires: [
      { name: 'credentials passed on, by the logs', given: record({ credentialsPassed: true }), messageId: 'credentials', evidence: ['/observations/0'], says: 'by logs' },
      { name: 'tasks passed on, by own words', given: record({ tasksPassed: true, source: 'own words' }), messageId: 'tasks', evidence: ['/observations/0'], says: 'by own words' },
      {
        name: 'credentials passed on although tasks may be',
        given: record({ credentialsPassed: true, tasksPassed: true, subcontractingAgreed: true }),
        messageId: 'credentials',
        evidence: ['/observations/0'],
      },
    ],
    quiet: [
      { name: 'innocent twin: subcontracting that the manager agreed to', given: record({ tasksPassed: true, subcontractingAgreed: true }) },
      { name: 'the logs show nothing of the kind', given: record({}) },
    ],
    cannotTell: [
      { name: 'nobody recorded it', given: {} },
      { name: 'the form is incomplete', given: record({}, { answers: { credentialsPassed: false } }) },
      { name: 'hearsay', given: record({ credentialsPassed: true, source: 'hearsay' }) },
      { name: 'nothing was looked at', given: record({ source: 'nothing-looked-at' }) },
      {
        name: 'a newer rumour was not looked into',
        given: { observations: [...record({}).observations, ...record({ tasksPassed: true, source: 'hearsay' }, { at: '2026-05-09' }).observations] },
      },
    ],
  },
  { describe, it },
);
