import { defineAwaitingCheck } from '#model';

/** Device first seen far from its delivery. */
export const deviceFirstSeenElsewhere = defineAwaitingCheck({
  id: 'device-first-seen-elsewhere',
  title: 'Device first seen far from its delivery',
  stage: 'access',
  needs: ['telemetry'],
  description: 'The first location or public address of a new device is over 150 km from the delivery address within 7 days.',
  data: 'Device management or endpoint logs with places',
  falsePositives: ['Travel in the first week', 'A mobile carrier whose address is placed elsewhere'],
  runbook: ['Call on camera with the device', 'Compare several observations before one', 'Ask about travel'],
  references: ['S08', 'S18'],
  messages: { noticed: 'The device was first seen {{distance}} km from where it was delivered.' },
});
