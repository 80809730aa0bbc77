import type { Operation } from '../src/operations/index.ts';

/** Who may do what, for the web application: it offers nobody what the server would refuse. */
export function webPermissions(operations: readonly Operation[], made: string): string {
  const lines = operations.map(({ id, roles }) => `  '${id}': [${roles.map((role) => `'${role}'`).join(', ')}],`);
  return `/* ${made} */\n/** Roles that may ask for each operation. */\nexport const permissions = {\n${lines.join('\n')}\n} as const;\n`;
}
