import type { ActorProfile, ReportSource } from '#model';
import { layOut } from './text.ts';

/** Reads a report into a profile. Pure: the same text gives the same profile. */
export function analyzeReport(text: string, source: ReportSource): ActorProfile {
  layOut(text, source);
  throw new Error('in work');
}
