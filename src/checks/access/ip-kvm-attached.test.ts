import { describe, it } from 'vitest';
import { telemetry, testCheck } from '#testing';
import { ipKvmAttached } from './ip-kvm-attached.ts';

const plug = (...peripherals: readonly object[]) => ({
  telemetry: telemetry(
    peripherals.map((peripheral) => ({ at: '2026-03-02T10:00:00Z', kind: 'peripheral' as const, device: { uid: 'd1', hostname: 'LT-1' }, user: { name: 'alex' }, peripheral })),
  ),
});

testCheck(
  ipKvmAttached,
  {
    fires: [
      { name: 'by its USB name', given: {}, connected: plug({ vendor: 'PiKVM', name: 'Composite Device' }), messageId: 'noticed', says: 'PiKVM was plugged into the device lt-1.' },
      { name: 'by its name as a display', given: {}, connected: plug({ vendor: 'LNX', name: 'PiKVM V4 Plus', class: 'display' }), messageId: 'noticed' },
      {
        name: 'by a number of its own',
        given: {},
        connected: plug({ name: 'USB Composite Device', vendorId: '0x3346', productId: '1009' }),
        messageId: 'noticed',
        says: 'NanoKVM',
      },
      {
        name: 'with changed names, by the number of a gadget',
        given: {},
        connected: plug({ name: 'USB Composite Device', vendorId: '1D6B', productId: '0104' }),
        messageId: 'alike',
      },
      {
        name: 'a keyboard that another computer types on, beside a capture stick',
        given: {},
        connected: plug({ vendor: 'wch.cn', name: 'WCH UART TO KB-MS_V1.8', vendorId: '1a86', productId: 'e329' }, { name: 'USB Video', vendorId: '534d', productId: '2109' }),
        messageId: 'alike',
      },
    ],
    quiet: [
      { name: 'innocent twin: a desk switch for keyboard and screen', given: {}, connected: plug({ vendor: 'ATEN', name: 'KVM Switch', vendorId: '0557', productId: '2419' }) },
      { name: 'innocent twin: a camera on a capture stick', given: {}, connected: plug({ name: 'USB Video', vendorId: '534d', productId: '2109' }) },
      {
        name: 'innocent twin: a board for makers that is a network card',
        given: {},
        connected: plug({ name: 'RNDIS/Ethernet Gadget', vendorId: '1d6b', productId: '0104', class: 'Net' }),
      },
      {
        name: 'innocent twin: other hardware of the same makers',
        given: {},
        connected: plug({ vendor: 'Sipeed', name: 'JTAG Debugger' }, { vendor: 'GL.iNet', name: 'Travel Router' }),
      },
      { name: 'a keyboard', given: {}, connected: plug({ vendor: 'Logitech', name: 'USB Receiver', vendorId: '046d', productId: 'c52b' }) },
    ],
    cannotTell: [{ name: 'no USB events were read', given: {}, connected: { telemetry: telemetry([{ at: '2026-03-02T10:00:00Z', kind: 'device', device: { uid: 'd1' } }]) } }],
  },
  { describe, it },
);
