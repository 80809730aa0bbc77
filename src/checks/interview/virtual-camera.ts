import { cannotTell, context, defineCheck, supports } from '#model';
import { fold } from '#values';

/**
 * Camera names of programs that can show any picture in place of a camera’s. Programs that only improve the picture of a real
 * camera (blur, light, framing) and phones used as webcams are left out. Matched on folded names.
 * @source S20 (SplitCam), S89 (OBS, ManyCam); other products of the same kind: house list
 */
const VIRTUAL_CAMERAS: readonly RegExp[] = [
  /\bobs\b/,
  /\bmany ?cam\b/,
  /\bsplit ?cam\b/,
  /\bxsplit\b/,
  /\bvirtual ?cam(?:era)?\b/,
  /\bv ?cam\b/,
  /\bwebcam ?max\b/,
  /\balter ?cam\b/,
  /\byou ?cam\b/,
  /\bfake ?cam\b/,
  /\bunity ?(?:video )?capture\b/,
  /\bv4l2 ?loopback\b/,
  /\bdummy video device\b/,
  /\bavatarify\b/,
];

/** A session before hire listed a virtual camera among its devices. */
export const virtualCamera = defineCheck({
  id: 'virtual-camera',
  title: 'Virtual camera listed in a session',
  stage: 'interview',
  description: 'An interview or verification session listed a camera of the kind that OBS, ManyCam or SplitCam install, which can show any picture in place of the camera’s.',
  data: 'Camera names that the browser listed in interview and verification sessions',
  falsePositives: ['Streams or records talks as a hobby or for work', 'Background blur, or the software of a camera maker', 'A tool used for accessibility'],
  runbook: [
    'Ask what the program is used for',
    'Repeat the session with the built-in camera chosen and the program closed',
    'Offer an equal alternative, such as a meeting in person, where the program is needed',
  ],
  references: ['S20', 'S89'],
  messages: { listed: 'A session listed the virtual camera “{{camera}}” (sessions: {{count}}, first on {{at}}).' },

  run({ dossier }) {
    const listed = dossier.interviews
      .filter(({ value }) => value.kind !== 'team-call' && value.cameraDevices !== undefined)
      .sort((a, b) => a.value.at.localeCompare(b.value.at) || a.id.localeCompare(b.id));
    if (listed.length === 0) return cannotTell('no session before hire listed its cameras', 'the camera names of an interview or verification session');
    const virtual = listed.flatMap((claim) =>
      (claim.value.cameraDevices ?? []).filter((name) => VIRTUAL_CAMERAS.some((pattern) => pattern.test(fold(name)))).map((camera) => ({ claim, camera })),
    );
    const counted = virtual.filter(({ claim }) => claim.value.accommodation !== 'requested' && claim.value.accommodation !== 'provided');
    const cameras = [...new Set(counted.map(({ camera }) => camera))];
    const found = cameras.flatMap((camera) => {
      const [first, ...others] = counted.filter((one) => one.camera === camera);
      if (first === undefined) return [];
      return [
        {
          messageId: 'listed' as const,
          data: { camera, count: 1 + others.length, at: first.claim.value.at.slice(0, 10) },
          evidence: [supports(first.claim), ...others.map(({ claim }) => context(claim))] as const,
        },
      ];
    });
    const open = virtual.some(({ claim }) => claim.value.accommodation === 'requested');
    return found.length === 0 && open ? cannotTell('an accommodation was asked for and not yet provided', 'the equal alternative, carried out') : found;
  },
});
