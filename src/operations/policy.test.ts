import { expect, test } from 'vitest';
import { readPolicy } from './policy.ts';

const policy = (checks: Readonly<Record<string, unknown>>) => readPolicy({ schema: 'bonafide.policy/v1', checks }, 'policy.json');

test('thresholds of computed signals and of forms can be set', () => {
  const checks = { 'device-lives-elsewhere': { options: { days: 10 } }, 'wallet-near-sanctioned': { options: { hops: 1 } }, 'astrill-egress': { options: { ordinaryIn: [] } } };
  expect(policy(checks).checks).toMatchObject(checks);
});

test.each([
  [{ 'wallet-near-sanctioned': { options: { share: 2 } } }, '/checks/wallet-near-sanctioned/options/share'],
  [{ 'wallet-near-sanctioned': { options: { jumps: 2 } } }, '/checks/wallet-near-sanctioned/options'],
  [{ 'post-exit-extortion': { options: { days: 2 } } }, '/checks/post-exit-extortion/options'],
  [{ 'no-such-signal': { off: true } }, '/checks/no-such-signal'],
])('a policy that says %j is refused with its place', (checks, place) => {
  expect(() => policy(checks)).toThrow(place);
});
