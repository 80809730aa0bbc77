import { type Level, levels, type PatternMatch, type WeighedFinding } from '#model';

function independent(a: WeighedFinding, b: WeighedFinding): boolean {
  return a.family !== b.family && a.group !== b.group;
}

/** Whether three of the findings are independent of each other pair by pair. */
function threeIndependent(findings: readonly WeighedFinding[]): boolean {
  return findings.some((a, i) => findings.some((b, j) => j > i && independent(a, b) && findings.some((c, k) => k > j && independent(a, c) && independent(b, c))));
}

/**
 * Level of the findings that stand. Weak signals alone are low; anything moderate, or one strong signal alone, is medium.
 * High needs independence: a strong signal and a moderate or stronger one of another family and another cause, or a
 * conclusive signal. Critical needs a conclusive signal with independent company, three strong signals independent pair by
 * pair, or a complete pattern on top of high. Repeating a cause changes nothing, and a further finding never lowers the level.
 * @source escalation rule of the red-flag catalogue 2026-11 (S18, S33, S34); critical: house, docs/decisions/0007
 */
export function levelOf(standing: readonly WeighedFinding[], patterns: readonly PatternMatch[]): Level {
  const heavy = standing.filter(({ strength }) => strength === 'strong' || strength === 'conclusive');
  const solid = standing.filter(({ strength }) => strength !== 'weak');
  const conclusive = heavy.filter(({ strength }) => strength === 'conclusive');
  const corroborated = heavy.some((one) => solid.some((other) => independent(one, other)));
  if (conclusive.some((one) => solid.some((other) => independent(one, other)))) return 'critical';
  if (threeIndependent(heavy)) return 'critical';
  if (corroborated || conclusive.length > 0) return corroborated && patterns.some(({ complete }) => complete) ? 'critical' : 'high';
  if (solid.length > 0) return 'medium';
  return standing.length > 0 ? 'low' : 'info';
}

/** Whether a level is at or above another. */
export function isAtLeast(level: Level, floor: Level): boolean {
  return levels.indexOf(level) >= levels.indexOf(floor);
}
