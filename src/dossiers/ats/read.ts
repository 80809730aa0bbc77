import type { Issue, Parsed } from '#model';
import type { ReadContext } from '../build.ts';
import { cleanJson, isRecord, parseJson } from '../json.ts';
import { readAshby } from './ashby.ts';
import { readGreenhouse } from './greenhouse.ts';
import { readLever } from './lever.ts';
import { type AtsEvent, Reading } from './reading.ts';

/** Applicant systems whose events are read. */
export const atsVendors = ['greenhouse', 'lever', 'ashby'] as const;
export type AtsVendor = (typeof atsVendors)[number];

const READERS = { greenhouse: readGreenhouse, lever: readLever, ashby: readAshby };

const STRICT = new TextDecoder('utf-8', { fatal: true });

/** Reads an event of an applicant system. Never throws: what cannot be read is an issue with its place. @returns no event where the bytes are no JSON object */
export function readAtsEvent(vendor: AtsVendor, bytes: Uint8Array, context: ReadContext): Parsed<AtsEvent | undefined> {
  const problem = (code: Issue['code'], message: string, path = '/'): Issue => ({ code, severity: 'error', file: context.file, path, message });
  let text: string;
  try {
    text = STRICT.decode(bytes);
  } catch {
    return { value: undefined, issues: [problem('wrong-encoding', 'Expected UTF-8')] };
  }
  const parsed = parseJson(text);
  if (parsed.problem !== undefined)
    return { value: undefined, issues: [problem('unreadable', parsed.problem.message, `line ${parsed.problem.line}, column ${parsed.problem.column}`)] };
  const reading = new Reading(context);
  const json = cleanJson(parsed.value, '', (code, pointer, message) => reading.issue(code, pointer, message));
  if (!isRecord(json)) return { value: undefined, issues: [problem('wrong-type', 'Expected an object')] };
  return { value: READERS[vendor](json, reading), issues: reading.issues };
}
