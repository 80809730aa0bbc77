import { recordRead } from './audit.ts';
import type { Operation, OperationContext, OperationInput } from './define-operation.ts';

/**
 * Does what is asked. The answer is what the roles of who asks may see, and that it was read is in the audit log before it is given.
 * @throws BonafideError as the operation does
 */
export async function performOperation(operation: Operation, input: OperationInput, context: OperationContext): Promise<unknown> {
  const { actor, store, ports } = context;
  const output = await operation.run(input, context);
  const seen = operation.view === undefined ? output : operation.view(output, actor.roles);
  await recordRead({ actor, people: operation.shows?.(seen) ?? [], what: operation.id }, store, ports);
  return seen;
}
