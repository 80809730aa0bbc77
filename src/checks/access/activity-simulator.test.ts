import { describe, it } from 'vitest';
import { telemetry, testCheck } from '#testing';
import { activitySimulator } from './activity-simulator.ts';

const base = { at: '2026-03-02T10:00:00Z', device: { uid: 'd1', hostname: 'LT-1' }, user: { name: 'alex' } };
const has = (name: string) => ({ telemetry: telemetry([{ ...base, kind: 'software', software: [{ name }] }]) });
const runs = (name: string) => ({ telemetry: telemetry([{ ...base, kind: 'process', process: { name } }]) });
const plugs = (name: string) => ({ telemetry: telemetry([{ ...base, kind: 'peripheral', peripheral: { name } }]) });

testCheck(
  activitySimulator,
  {
    fires: [
      { name: 'a program', given: {}, connected: has('Mouse Jiggler 2.0.25'), messageId: 'noticed', says: 'Found on the device lt-1: Mouse Jiggler.' },
      { name: 'a program that was started', given: {}, connected: runs('C:\\Users\\alex\\caffeine64.exe'), messageId: 'noticed' },
      { name: 'a program of a Mac', given: {}, connected: has('Amphetamine.app'), messageId: 'noticed' },
      { name: 'a USB device', given: {}, connected: plugs('USB Mouse Mover'), messageId: 'noticed' },
    ],
    quiet: [
      { name: 'innocent twin: a mouse driver', given: {}, connected: has('Mouse Settings Manager') },
      { name: 'innocent twin: a café guide', given: {}, connected: has('Caffeine Guide to Vienna') },
      { name: 'innocent twin: what the system ships for long builds', given: {}, connected: runs('/usr/bin/caffeinate') },
      { name: 'a mouse', given: {}, connected: plugs('USB Optical Mouse') },
    ],
    cannotTell: [
      { name: 'no inventory was read', given: {}, connected: { telemetry: telemetry([{ ...base, kind: 'sign-in' }]) } },
      { name: 'nothing was read', given: {}, connected: { telemetry: telemetry([]) } },
    ],
  },
  { describe, it },
);
