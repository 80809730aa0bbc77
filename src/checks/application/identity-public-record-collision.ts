import { z } from 'zod';
import { cannotTell, defineObservedCheck, supports } from '#model';

/** Identifiers besides the name that must agree between record and claim. Unit: count. @source red-flag catalogue 2026-11, row identity-public-record-collision (S24): two anchors */
const ANCHORS = 2;

const rubric = z.strictObject({
  record: z
    .enum(['nothing-found', 'deceased', 'imprisoned', 'other-full-time-occupation', 'not-searched'])
    .meta({ description: 'What does the public record say about the person of that name?' }),
  anchorsCompared: z.int().min(0).max(20).meta({ description: 'How many identifiers besides the name could be compared, such as school, employer or address?' }),
  anchorsMatching: z.int().min(0).max(20).meta({ description: 'How many of them agree?' }),
});

/** Fewer than two comparable identifiers leave it open; two that do not both agree point to a namesake. */
function verdict(answers: z.infer<typeof rubric>): 'found' | 'clear' | 'open' {
  if (answers.record === 'not-searched' || answers.anchorsMatching > answers.anchorsCompared) return 'open';
  if (answers.record === 'nothing-found') return 'clear';
  if (answers.anchorsCompared < ANCHORS) return 'open';
  return answers.anchorsMatching >= ANCHORS ? 'found' : 'clear';
}

/** A public record about the claimed identity cannot be true of the person who applies. */
export const identityPublicRecordCollision = defineObservedCheck({
  id: 'identity-public-record-collision',
  title: 'Public record of the claimed identity does not fit the applicant',
  stage: 'application',
  description:
    'The claimed identity, with at least two matching anchors besides the name, is that of somebody who by public record is deceased, in prison or publicly in another full-time occupation.',
  data: 'Public records, searched lawfully, with the identifiers that can be compared',
  falsePositives: ['A namesake', 'A record that is out of date or mixes two people up', 'A public post that is held beside other work'],
  runbook: ['Compare one more identifier before anything else', 'Ask the person about the record', 'Have identity proofed again with a government document and a live session'],
  references: ['S24'],
  attack: ['T1656'],
  messages: { collides: 'A public record that agrees with the claimed identity in {{anchors}} identifiers besides the name says: {{record}}.' },
  accommodates: false,
  rubric,

  judge(observations) {
    const found = observations.filter(({ answers }) => verdict(answers) === 'found');
    const newest = observations.at(-1);
    if (found.length === 0 && newest !== undefined && verdict(newest.answers) === 'open')
      return cannotTell('no record was compared by two identifiers besides the name', 'a search of public records with at least two identifiers besides the name');
    return found.map(({ claim, answers }) => ({
      messageId: 'collides' as const,
      data: { anchors: answers.anchorsMatching, record: answers.record.replaceAll('-', ' ') },
      evidence: [supports(claim)] as const,
    }));
  },
});
