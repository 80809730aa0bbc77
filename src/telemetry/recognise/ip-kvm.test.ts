import { describe, expect, test } from 'vitest';
import { eventsOf } from '#testing';
import table from '../../../data/telemetry/ip-kvm.json' with { type: 'json' };
import { ipKvm } from './ip-kvm.ts';

const plugged = (peripheral: object) =>
  eventsOf([{ at: '2026-03-02T10:00:00Z', kind: 'peripheral', device: { uid: 'd1' }, peripheral }])
    .flatMap((event) => ipKvm(event))
    .map(({ topic, value }) => `${topic}: ${value}`);

describe('hardware that was plugged in', () => {
  test.each([
    [{ vendor: 'PiKVM', name: 'Composite KVM Device', vendorId: '1d6b', productId: '0104' }, 'kvm: PiKVM'],
    [{ vendor: 'LNX', name: 'PiKVM V3', class: 'display' }, 'kvm: PiKVM'],
    [{ vendor: 'tinypilot', name: 'Multifunction USB Device', vendorId: '1d6b', productId: '0104' }, 'kvm: TinyPilot'],
    [{ vendor: 'JetKVM', name: 'JetKVM USB Emulation Device' }, 'kvm: JetKVM'],
    [{ vendor: 'sipeed', name: 'NanoKVM', vendorId: '3346', productId: '1009' }, 'kvm: Sipeed NanoKVM'],
    [{ vendor: 'smart-kvm', name: 'Multifunction USB Device', vendorId: '1d6b', productId: '0106' }, 'kvm: BliKVM'],
    [{ vendor: 'Glinet', name: 'Glinet Composite Device', vendorId: '0x38EB', productId: '0x0002' }, 'kvm: GL.iNet Comet (GLKVM)'],
    [{ name: 'Glinet Flash Drive USB Device' }, 'kvm: GL.iNet Comet (GLKVM)'],
    [{ name: 'Openterface' }, 'kvm: Openterface Mini-KVM'],
    [{ name: 'USB Composite Device', vendorId: '1d6b', productId: '104' }, 'kvm-like: A Linux computer that poses as a USB device'],
    [{ vendor: 'wch.cn', name: 'WCH UART TO KB-MS_V1.8' }, 'kvm-like: A keyboard that another computer types on'],
    [{ name: 'USB Video', vendorId: '534D', productId: '2109' }, 'hdmi-capture: An HDMI capture stick'],
  ])('%j is %s', (peripheral, what) => {
    expect(plugged(peripheral)).toEqual([what]);
  });

  test.each([
    {},
    { vendor: 'Logitech', name: 'USB Receiver', vendorId: '046d', productId: 'c52b' },
    { vendor: 'Linux Foundation', name: '2.0 root hub', vendorId: '1d6b', productId: '0002' },
    { vendor: 'Sipeed', name: 'JTAG Debugger' },
    { vendor: 'GL.iNet', name: 'Mobile router' },
    { vendor: 'ATEN', name: '4-Port USB KVM Switch', vendorId: '0557', productId: '2419' },
    { vendor: 'MacroSilicon', name: 'USB Display Adapter' },
    { name: 'RNDIS Gadget', vendorId: '1d6b', productId: '0104', class: 'Net' },
  ])('innocent twin: %j is none', (peripheral) => {
    expect(plugged(peripheral)).toEqual([]);
  });

  test('is shown with its names and numbers', () => {
    const [event] = eventsOf([
      { at: '2026-03-02T10:00:00Z', kind: 'peripheral', device: { uid: 'd1' }, peripheral: { vendor: 'PiKVM', name: 'Keyboard', vendorId: '1D6B', productId: '0104' } },
    ]);
    expect(event === undefined ? [] : ipKvm(event)).toMatchObject([{ text: '“PiKVM Keyboard” (USB 1d6b:0104) was plugged in' }]);
  });
});

describe('a page that answers on the network', () => {
  const page = (title: string, kind: 'network-service' | 'web' = 'network-service') =>
    eventsOf([{ at: '2026-03-02T10:00:00Z', kind, device: { uid: 'd1' }, title }]).flatMap((event) => ipKvm(event));

  test.each([
    ['PiKVM Login', 'PiKVM'],
    ['JetKVM', 'JetKVM'],
    ['GLKVM', 'GL.iNet Comet (GLKVM)'],
    ['NanoKVM', 'Sipeed NanoKVM'],
  ])('called “%s” is of %s', (title, name) => {
    expect(page(title)).toEqual([{ on: 'device', topic: 'kvm-page', value: name }]);
  });

  test('innocent twin: of a router is none, nor is one that was read in a browser', () => {
    expect([...page('GL.iNet Admin Panel'), ...page('PiKVM Handbook', 'web')]).toEqual([]);
  });
});

test('every entry of the table names its sources', () => {
  const known = Object.keys(table.sources);
  for (const { id, sources } of [...table.devices, ...table.like]) expect(sources.length > 0 && sources.every((source) => known.includes(source)), id).toBe(true);
});
