import { catalogue } from '#checks';
import { BonafideError, type Policy, policySchema } from '#model';

/**
 * Validates a policy, thresholds of every named signal included.
 * @param json parsed JSON @param origin where it came from, for messages
 * @throws BonafideError `policy.invalid`, naming place, expectation and value
 */
export function readPolicy(json: unknown, origin: string): Policy {
  const parsed = policySchema.safeParse(json);
  const fail = (path: string, message: string): never => {
    throw new BonafideError(
      'policy.invalid',
      `The policy ${origin} is not usable at ${path}: ${message}.`,
      'Correct that place; docs/reference/policy.md lists what a policy may say.',
    );
  };
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    return fail(`/${issue?.path.join('/') ?? ''}`, issue?.message ?? 'unknown');
  }
  const lines = new Map(catalogue.map((line) => [line.check.id, line.check]));
  for (const [id, change] of Object.entries(parsed.data.checks)) {
    const check = lines.get(id);
    if (check === undefined) return fail(`/checks/${id}`, 'no signal has this id');
    if (change.options === undefined) continue;
    const thresholds = check.options;
    if (thresholds === undefined) return fail(`/checks/${id}/options`, 'this signal has no thresholds');
    const options = thresholds.safeParse(change.options);
    const issue = options.error?.issues[0];
    if (issue !== undefined) return fail(`/checks/${id}/options/${issue.path.join('/')}`, issue.message);
  }
  return parsed.data;
}
