import openapiTS, { astToString } from 'openapi-typescript';

/** What types need of the API document: words and what goes wrong are left out. */
function bare(value: unknown, inProperties = false): unknown {
  if (Array.isArray(value)) return value.map((one) => bare(one));
  if (value === null || typeof value !== 'object') return value;
  const kept = Object.entries(value).filter(
    ([key, part]) => inProperties || (!((key === 'description' || key === 'summary') && typeof part === 'string') && !/^[45]\d\d$/.test(key)),
  );
  return Object.fromEntries(kept.map(([key, part]) => [key, bare(part, !inProperties && key === 'properties')]));
}

/** Types of the web application’s client, from the API document. */
export async function clientTypes(document: object, made: string): Promise<string> {
  const types = astToString(await openapiTS(bare(document) as never));
  // Four lines of “never” at every path say nothing.
  return `/* ${made} */\n${types.replaceAll(/^ +\w+\?: never;\n/gm, '').replaceAll(/^( +)parameters: \{\n\1\};\n/gm, '')}`;
}
