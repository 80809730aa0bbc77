import type { CatalogueLine, Check } from '#model';
import { secondRemoteAccessTool } from './access/second-remote-access-tool.ts';
import { educationNotConfirmed } from './application/education-not-confirmed.ts';
import { voipNumber } from './application/voip-number.ts';
import { livenessFailed } from './interview/liveness-failed.ts';

function entry(check: Check, judgement: Omit<CatalogueLine, 'check'>): CatalogueLine {
  return { check, ...judgement };
}

/**
 * Every signal with the judgement about it: strength, shared cause, data family, and the verifications that answer it.
 * Strengths follow the red-flag catalogue of November 2026 (docs/explanation/evidence-and-weight.md). Sorted by id.
 */
export const catalogue: readonly CatalogueLine[] = [
  entry(educationNotConfirmed, { strength: 'strong', group: 'education-record', family: 'history', settledBy: ['education-record'] }),
  entry(livenessFailed, { strength: 'strong', group: 'live-presence', family: 'interview', settledBy: ['in-person-day-one'] }),
  entry(secondRemoteAccessTool, { strength: 'strong', group: 'remote-control', family: 'device', settledBy: ['device-baseline'] }),
  entry(voipNumber, { strength: 'weak', group: 'phone-line', family: 'contact', settledBy: ['phone-confirmation'] }),
];
