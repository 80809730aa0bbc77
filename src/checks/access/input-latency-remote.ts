import { defineAwaitingCheck } from '#model';

/** Keyboard input arrives late. */
export const inputLatencyRemote = defineAwaitingCheck({
  id: 'input-latency-remote',
  title: 'Keyboard input arrives late',
  stage: 'access',
  needs: ['telemetry'],
  description: 'The median delay of key events on a local console is over 100 ms, steady for a week, with no sanctioned remote session; peers are in the tens of ms.',
  data: 'Timing of input events without their content',
  falsePositives: ['An overloaded computer', 'Assistive technology', 'A virtual desktop, where this says nothing'],
  runbook: ['Leave virtual desktops out', 'Ask about assistive technology first', 'Call on camera with the device'],
  references: ['S68'],
  attack: ['T1219'],
  messages: { noticed: 'Key events arrive {{delay}} ms late in the median.' },
});
