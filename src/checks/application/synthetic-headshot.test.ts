import { describe, it } from 'vitest';
import { testCheck } from '#testing';
import { syntheticHeadshot } from './synthetic-headshot.ts';

const shot = (verdicts: readonly string[], more: Record<string, unknown> = {}) => ({
  files: [{ kind: 'headshot', detections: verdicts.map((verdict, index) => ({ tool: `Detector ${index}`, verdict })), ...more }],
});

testCheck(
  syntheticHeadshot,
  {
    fires: [
      { name: 'two detectors agree', given: shot(['synthetic', 'synthetic']), messageId: 'detectorsAgree', evidence: ['/files/0'] },
      { name: 'the watermark alone is enough', given: shot([], { generatorMarker: 'Example Image Generator' }), messageId: 'watermark' },
    ],
    quiet: [
      { name: 'both call it authentic', given: shot(['authentic', 'authentic']) },
      { name: 'innocent twin: a studio portrait that one of two detectors calls synthetic', given: shot(['synthetic', 'authentic']) },
    ],
    cannotTell: [
      { name: 'no headshot is there', given: {} },
      { name: 'one detector alone looked', given: shot(['synthetic']) },
      {
        name: 'one detector asked twice is still one',
        given: {
          files: [
            {
              kind: 'headshot',
              detections: [
                { tool: 'Detector', verdict: 'synthetic' },
                { tool: 'Detector', verdict: 'synthetic' },
              ],
            },
          ],
        },
      },
    ],
  },
  { describe, it },
);
