import { describe, it } from 'vitest';
import { testCheck } from '#testing';
import { cameraRefusedRepeatedly } from './camera-refused-repeatedly.ts';

const asked = { camera: 'off', reasonAsked: true, accommodation: 'offered' };
const round = (day: number, more: Record<string, unknown>) => ({ at: `2026-04-${String(day).padStart(2, '0')}`, kind: 'technical', ...more });
const team = (count: number, more: Record<string, unknown>, from = 1) => Array.from({ length: count }, (_, index) => round(from + index, { kind: 'team-call', ...more }));

testCheck(
  cameraRefusedRepeatedly,
  {
    fires: [
      {
        name: 'two rounds off although a private check-in was offered',
        given: { interviews: [round(1, asked), round(8, asked), round(15, { camera: 'on' })] },
        messageId: 'rounds',
        evidence: ['/interviews/0', '/interviews/1'],
        says: '2 interview rounds',
      },
      { name: 'the offer made in the first round still stands in the second', given: { interviews: [round(8, { camera: 'off' }), round(1, asked)] }, messageId: 'rounds' },
      {
        name: 'nearly all team calls since the offer',
        given: { interviews: [round(1, { kind: 'team-call', ...asked }), ...team(8, { camera: 'off' }, 2), round(20, { kind: 'team-call', camera: 'on' })] },
        messageId: 'teamCalls',
        says: '9 of 10',
      },
    ],
    quiet: [
      {
        name: 'innocent twin: an accommodation was asked for and a private check-in provided, the camera stays off',
        given: { interviews: [round(1, { ...asked, accommodation: 'provided' }), round(8, asked), round(15, { camera: 'off' })] },
      },
      { name: 'off once, on twice', given: { interviews: [round(1, asked), round(8, { camera: 'on' }), round(15, { camera: 'partly' })] } },
      { name: 'exactly four of five team calls', given: { interviews: [...team(4, asked), round(9, { kind: 'team-call', camera: 'on' })] } },
      { name: 'three team calls are too few for a share', given: { interviews: team(3, asked) } },
    ],
    cannotTell: [
      { name: 'no session is recorded', given: {} },
      { name: 'nobody asked for a reason', given: { interviews: [round(1, { camera: 'off' }), round(8, { camera: 'off' })] } },
      {
        name: 'a reason was asked for, no alternative offered',
        given: { interviews: [round(1, { ...asked, accommodation: 'not-offered' }), round(8, { ...asked, accommodation: 'not-offered' })] },
      },
      {
        name: 'an accommodation was asked for and not yet provided',
        given: { interviews: [round(1, asked), round(8, { ...asked, accommodation: 'requested' }), round(15, asked)] },
      },
      { name: 'the camera of most rounds is not recorded', given: { interviews: [round(1, asked), round(8, {}), round(15, {})] } },
      { name: 'all team calls off and nobody asked', given: { interviews: team(6, { camera: 'off' }) } },
    ],
  },
  { describe, it },
);
