import { z } from 'zod';
import { cannotTell, defineObservedCheck, supports } from '#model';

/** Two consented recordings are not matched to one speaker, or a voice changer is heard at work. */
export const voiceChangesAcrossSessions = defineObservedCheck({
  id: 'voice-changes-across-sessions',
  title: 'Voice differs between sessions, or a voice changer is heard',
  stage: 'interview',
  description: 'Speaker verification between two recordings that the person agreed to is below the tool’s threshold, or a live session has the artefacts of a voice changer.',
  data: 'Two recordings made with consent and the answer of a speaker-verification tool, or notes from a live session',
  falsePositives: ['A cold or another illness', 'Another microphone, room or phone line', 'Noise suppression that garbles speech', 'A voice that changes for medical reasons'],
  runbook: [
    'Repeat with the same microphone on another day',
    'Ask whether noise suppression or another audio tool was on, and to switch it off',
    'Rest the answer on a same-person session or a meeting, not on the voice',
  ],
  references: ['S14', 'S16', 'S40'],
  messages: {
    notOneSpeaker: 'Two recordings made with consent are below the threshold for one speaker.',
    voiceChanger: 'Artefacts of a voice changer were heard in a live session.',
  },
  accommodates: true,
  rubric: z.strictObject({
    agreedTo: z.boolean().meta({ description: 'Did the person agree to the recordings and to their comparison?' }),
    audioGood: z.boolean().meta({ description: 'Was the sound of every session good enough to judge?' }),
    speakerMatch: z
      .enum(['below-threshold', 'at-or-above-threshold', 'not-run'])
      .meta({ description: 'Where does the match of the two recordings stand to the tool’s threshold?' }),
    voiceChangerHeard: z.boolean().meta({ description: 'Did a live session have artefacts that only a voice changer makes?' }),
  }),

  judge(observations) {
    const audible = observations.filter(({ answers }) => answers.audioGood);
    const compared = audible.filter(({ answers }) => answers.agreedTo && answers.speakerMatch !== 'not-run');
    const found = [
      ...compared
        .filter(({ answers }) => answers.speakerMatch === 'below-threshold')
        .map(({ claim }) => ({ messageId: 'notOneSpeaker' as const, data: {}, evidence: [supports(claim)] as const })),
      ...audible.filter(({ answers }) => answers.voiceChangerHeard).map(({ claim }) => ({ messageId: 'voiceChanger' as const, data: {}, evidence: [supports(claim)] as const })),
    ];
    if (found.length === 0 && compared.length === 0)
      return cannotTell('no two recordings were compared with consent and good sound', 'a speaker match of two recordings made with consent');
    return found;
  },
});
