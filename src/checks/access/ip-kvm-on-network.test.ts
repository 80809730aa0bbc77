import { describe, it } from 'vitest';
import { telemetry, testCheck } from '#testing';
import { ipKvmOnNetwork } from './ip-kvm-on-network.ts';

const page = (title: string) => ({
  telemetry: telemetry([{ at: '2026-03-02T10:00:00Z', kind: 'network-service', device: { uid: 'd1' }, user: { name: 'alex' }, title, url: 'http://10.0.0.9/' }]),
});

testCheck(
  ipKvmOnNetwork,
  {
    fires: [
      { name: 'the page of a TinyPilot', given: {}, connected: page('TinyPilot'), messageId: 'noticed', says: 'TinyPilot' },
      { name: 'the sign-in page of a PiKVM', given: {}, connected: page('PiKVM Login'), messageId: 'noticed' },
      { name: 'the sign-in page of a JetKVM', given: {}, connected: page('JetKVM – Welcome'), messageId: 'noticed' },
    ],
    quiet: [
      { name: 'innocent twin: a router', given: {}, connected: page('GL.iNet Admin Panel') },
      { name: 'innocent twin: a media server', given: {}, connected: page('Living Room') },
      {
        name: 'innocent twin: the shop of the maker, read in a browser',
        given: {},
        connected: {
          telemetry: telemetry([
            { at: '2026-03-02T10:00:00Z', kind: 'network-service', device: { uid: 'd1' }, title: 'Printer' },
            { at: '2026-03-02T10:00:00Z', kind: 'web', device: { uid: 'd1' }, url: 'https://shop.example.com/pikvm', title: 'PiKVM V4 Plus' },
          ]),
        },
      },
    ],
    cannotTell: [
      { name: 'nothing was probed', given: {}, connected: { telemetry: telemetry([{ at: '2026-03-02T10:00:00Z', kind: 'device', device: { uid: 'd1' } }]) } },
      { name: 'nothing was read', given: {}, connected: { telemetry: telemetry([]) } },
    ],
  },
  { describe, it },
);
