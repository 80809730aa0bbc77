import { api, type Schemas, told } from '../../api.ts';

/** Accounts asked for at a time; the most the server gives. */
const PAGE = 1_000;

/** Everybody who may work on cases. */
export async function everyAssignee(signal?: AbortSignal) {
  const all: { readonly id: string; readonly name: string; readonly functions: readonly Schemas['CaseFunction'][] }[] = [];
  for (let after: string | undefined; ; ) {
    const page = await told(
      api.GET('/v1/assignees', { params: { query: { limit: PAGE, ...(after === undefined ? {} : { after }) } }, ...(signal === undefined ? {} : { signal }) }),
    );
    all.push(...page.assignees);
    if (page.next === undefined) return all.sort((a, b) => a.name.localeCompare(b.name));
    after = page.next;
  }
}
