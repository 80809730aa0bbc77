import { describe, it } from 'vitest';
import { testCheck } from '#testing';
import { idImageEdited } from './id-image-edited.ts';

const image = (more: Record<string, unknown>) => ({ files: [{ kind: 'identity-image', title: 'licence.jpg', ...more }] });

testCheck(
  idImageEdited,
  {
    fires: [
      {
        name: 'two detectors, both named',
        given: image({
          detections: [
            { tool: 'Detector A', verdict: 'edited' },
            { tool: 'Detector B', verdict: 'synthetic' },
          ],
        }),
        messageId: 'calledEdited',
        says: 'edited and synthetic by Detector A and Detector B',
      },
      { name: 'the image carries a generator’s mark', given: image({ generatorMarker: 'Example Image Generator' }), messageId: 'generatorMark', evidence: ['/files/0'] },
      { name: 'a detector calls it edited', given: image({ detections: [{ tool: 'Detector A', verdict: 'edited' }] }), messageId: 'calledEdited' },
      { name: 'the template check failed', given: image({ templateCheck: 'failed' }), messageId: 'templateFailed' },
    ],
    quiet: [
      { name: 'the template check passed', given: image({ templateCheck: 'passed' }) },
      {
        name: 'innocent twin: cropped by the phone’s own software, called authentic',
        given: image({ software: 'Example Phone Camera 12', detections: [{ tool: 'Detector A', verdict: 'authentic' }] }),
      },
    ],
    cannotTell: [
      { name: 'no image is there', given: {} },
      { name: 'nobody examined it', given: image({}) },
      { name: 'the detector could not say', given: image({ detections: [{ tool: 'Detector A', verdict: 'inconclusive' }] }) },
    ],
  },
  { describe, it },
);
