import { happened } from '#model';
import { eventTrait, type LinkFeature } from '../feature.ts';

/** Authenticator that completed sign-ins. */
export const mfaDevice: LinkFeature = {
  id: 'mfa-device',
  title: 'authenticator',
  observe: ({ telemetry }) =>
    (telemetry?.accounts ?? []).flatMap(({ facts }) =>
      facts.flatMap(({ topic, value, marks }) => (topic === 'mfa' ? [eventTrait('mfa-device', happened(marks[0]), `mfa:${value}`, value)] : [])),
    ),
};
