/** Statuses of a case, in the order in which it goes through them. */
export const statuses = ['new', 'in-progress', 'on-hold', 'resolved', 'closed'] as const;
const functions = ['hr', 'security', 'finance', 'counsel', 'manager'] as const;
const dues = ['overdue', 'week'] as const;
const DAY_MS = 86_400_000;
const WEEK = 7;

/** What is looked for; it stands in the address. Without a status it is every one but closed. */
export type Filters = {
  status?: (typeof statuses)[number] | 'any';
  waitsFor?: (typeof functions)[number];
  /** An account, or `me`. */
  assignee?: string;
  due?: (typeof dues)[number];
  proposed?: 'true';
};

const oneOf = <T extends string>(all: readonly T[], value: unknown): T | undefined => all.find((one) => one === value);

/** Filters of an address; what is none of ours is left out. */
export function filtersOf(search: Readonly<Record<string, unknown>>): Filters {
  const [status, waitsFor, due] = [oneOf([...statuses, 'any'], search['status']), oneOf(functions, search['waitsFor']), oneOf(dues, search['due'])];
  const assignee = typeof search['assignee'] === 'string' ? search['assignee'].slice(0, 100) : '';
  const proposed = String(search['proposed']) === 'true';
  return {
    ...(status !== undefined && { status }),
    ...(waitsFor !== undefined && { waitsFor }),
    ...(assignee !== '' && { assignee }),
    ...(due !== undefined && { due }),
    ...(proposed && { proposed: 'true' as const }),
  };
}

/** What the server is asked for. A week is seven days from now, and what is overdue was due before today began. */
export function queryOf({ status, due, ...others }: Filters) {
  const today = Date.parse(`${new Date().toISOString().slice(0, 10)}T00:00:00Z`);
  const before = due === undefined ? undefined : new Date(today + (due === 'week' ? (WEEK + 1) * DAY_MS : 0)).toISOString();
  return { ...others, ...(status === 'any' ? {} : { status: status ?? ('open' as const) }), ...(before === undefined ? {} : { dueBefore: before }) };
}

type View = { readonly id: 'open' | 'mine' | 'ours' | 'overdue' | 'proposed' | 'closed'; readonly filters: Filters };

/** Views that somebody of these roles begins with. */
export function views(roles: readonly string[]): readonly View[] {
  const own = functions.find((one) => roles.includes(one));
  return [
    { id: 'open', filters: {} },
    ...(own === undefined ? [] : [{ id: 'mine' as const, filters: { assignee: 'me' } }]),
    ...(own === undefined || own === 'manager' ? [] : [{ id: 'ours' as const, filters: { waitsFor: own } }]),
    { id: 'overdue', filters: { due: 'overdue' } },
    ...(own === 'manager' ? [] : [{ id: 'proposed' as const, filters: { proposed: 'true' as const } }]),
    { id: 'closed', filters: { status: 'closed' } },
  ];
}

/** Whether two views look for the same. */
export const same = (a: Filters, b: Filters): boolean => JSON.stringify(filtersOf({ ...a })) === JSON.stringify(filtersOf({ ...b }));
