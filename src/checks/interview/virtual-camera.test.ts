import { describe, it } from 'vitest';
import { testCheck } from '#testing';
import { virtualCamera } from './virtual-camera.ts';

const session = (cameraDevices: readonly string[], more: Record<string, unknown> = {}) => ({ at: '2026-04-02', kind: 'verification', cameraDevices, ...more });

testCheck(
  virtualCamera,
  {
    fires: [
      {
        name: 'OBS in the verification session',
        given: { interviews: [session(['Integrated Camera', 'OBS Virtual Camera'])] },
        messageId: 'listed',
        evidence: ['/interviews/0'],
        says: 'OBS Virtual Camera',
      },
      {
        name: 'the same program in two rounds is told once',
        given: { interviews: [session(['ManyCam Virtual Webcam']), session(['ManyCam Virtual Webcam'], { at: '2026-04-09', kind: 'technical' })] },
        messageId: 'listed',
        evidence: ['/interviews/0', '/interviews/1'],
        says: 'sessions: 2',
      },
      { name: 'an accommodation was merely offered', given: { interviews: [session(['SplitCam Video Driver'], { accommodation: 'offered' })] }, messageId: 'listed' },
    ],
    quiet: [
      { name: 'only a real camera', given: { interviews: [session(['FaceTime HD Camera'])] } },
      {
        name: 'innocent twin: blur software and a phone used as webcam',
        given: { interviews: [session(['Integrated Camera', 'Camera (NVIDIA Broadcast)', 'DroidCam Source 3', 'Krisp Camera'])] },
      },
      { name: 'the tool is part of an accommodation that was provided', given: { interviews: [session(['OBS Virtual Camera'], { accommodation: 'provided' })] } },
    ],
    cannotTell: [
      { name: 'no session listed its devices', given: { interviews: [{ at: '2026-04-02', camera: 'on' }] } },
      { name: 'only a team call did', given: { interviews: [session(['OBS Virtual Camera'], { kind: 'team-call' })] } },
      { name: 'an accommodation was asked for and not yet provided', given: { interviews: [session(['OBS Virtual Camera'], { accommodation: 'requested' })] } },
    ],
  },
  { describe, it },
);
