import { describe, it } from 'vitest';
import { telemetry, testCheck } from '#testing';
import { ipKvmAttached } from './ip-kvm-attached.ts';

const plug = (peripheral: object) => ({ telemetry: telemetry([{ at: '2026-03-02T10:00:00Z', kind: 'peripheral', device: { uid: 'd1' }, user: { name: 'alex' }, peripheral }]) });

testCheck(
  ipKvmAttached,
  {
    fires: [
      { name: 'by its name', given: {}, connected: plug({ vendor: 'PiKVM', name: 'Composite Device' }), messageId: 'noticed', says: 'PiKVM' },
      { name: 'by the id of a gadget', given: {}, connected: plug({ name: 'USB Composite Device', vendorId: '1D6B', productId: '0104' }), messageId: 'noticed' },
    ],
    quiet: [
      { name: 'innocent twin: a desk switch for keyboard and screen', given: {}, connected: plug({ vendor: 'ATEN', name: 'KVM Switch', vendorId: '0557', productId: '2419' }) },
      { name: 'innocent twin: a keyboard', given: {}, connected: plug({ vendor: 'Logitech', name: 'USB Receiver', vendorId: '046d', productId: 'c52b' }) },
    ],
    cannotTell: [{ name: 'no USB events were read', given: {}, connected: { telemetry: telemetry([{ at: '2026-03-02T10:00:00Z', kind: 'device', device: { uid: 'd1' } }]) } }],
  },
  { describe, it },
);
