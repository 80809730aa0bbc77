import { recordRead } from './audit.ts';
import type { Operation, OperationContext, OperationInput } from './define-operation.ts';
import type { Store } from './ports.ts';
import type { Role } from './roles.ts';

/**
 * Does what is asked. The answer is what the roles of who asks may see, and that it was read is in the audit log before it is given.
 * @param storeOf the store as people with these functions may use it
 * @throws BonafideError as the operation does
 */
export async function performOperation(
  operation: Operation,
  input: OperationInput,
  context: OperationContext,
  storeOf: (roles: readonly Role[]) => Promise<Store>,
): Promise<unknown> {
  const { actor, store, ports } = context;
  const done = await operation.run(input, context);
  const output = operation.reread === undefined ? done : await operation.reread(done, await storeOf(actor.roles));
  const seen = operation.view === undefined ? output : operation.view(output, actor.roles);
  await recordRead({ actor, people: operation.shows?.(seen) ?? [], what: operation.id }, store, ports);
  return seen;
}
