import { z } from 'zod';
import { quoteReceived, watchlistEntitySchema } from '#model';
import { headOf, refusal } from '../decode.ts';
import { type Notes, readFiles } from '../files.ts';
import type { ListFile, ListFormat, ReadList } from '../list.ts';

/** The list that ships: entries as they are kept, with the day on which they were put together. */
export const starterSchema = z.strictObject({ asOf: z.iso.date(), note: z.string().min(1), entities: z.array(watchlistEntitySchema).readonly() });

function readFile(file: ListFile, { issues }: Notes): ReadList {
  const refuse = (path: string, message: string, received?: string): ReadList => {
    issues.push(refusal(file.name, path, message, 'the list that ships', received));
    return { entities: [] };
  };
  try {
    const { success, data, error } = starterSchema.safeParse(JSON.parse(new TextDecoder('utf-8').decode(file.bytes)));
    if (success) return { entities: data.entities, publishedAt: data.asOf };
    const [problem] = error.issues;
    return refuse(`/${problem?.path.join('/') ?? ''}`, 'Something in the list is not as it is described', quoteReceived(problem?.message ?? ''));
  } catch (error) {
    return refuse('/', 'This is no JSON', quoteReceived(error instanceof Error ? error.message : error));
  }
}

function recognises({ bytes }: ListFile): boolean {
  return /^\s*\{\s*"asOf"\s*:/.test(headOf(bytes));
}

/** The form of the list that ships. */
export const starterJson: ListFormat = {
  id: 'starter-json',
  recognises,
  read: (files) => readFiles(files, recognises, readFile),
  met: 'the list that ships',
};
