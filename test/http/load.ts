import { setTimeout as wait } from 'node:timers/promises';
import { expect } from 'vitest';
import { evolve } from '#cases';
import { type Actor, type Case, defaultPolicy } from '#model';
import { openCaseByHand, type Ports, showCase, verifyAudit, workOnCase } from '#operations';
import { compose } from '../../src/compose.ts';
import type { Served } from './server.ts';

/*
 * People and programs that keep a server busy while something breaks under it, and what must hold afterwards.
 */

const actor: Actor = { id: 'robin example', name: 'Robin Example', functions: ['hr'] };

const dossier = (id: string) =>
  JSON.stringify({ schema: 'bonafide.dossier/v1', id, names: [{ name: `Robin Example ${id}` }], phones: [{ number: '+12025550143', lineType: 'voip' }] });

/** People whom clients sent, and what became of each. */
export type Load = {
  readonly acknowledged: string[];
  readonly refused: { readonly id: string; readonly status: number; readonly problem: unknown; readonly retryAfter: string | null }[];
  readonly lost: string[];
};

/** Clients that send one person after another until they are stopped; a client whose server goes away tries on. */
export function load(clients: number, name: string, send: (id: string) => Promise<Response>) {
  const told: Load = { acknowledged: [], refused: [], lost: [] };
  let stopped = false;
  const client = async (nth: number) => {
    for (let count = 0; !stopped; count += 1) {
      const id = `${name}-${nth}-${count}`;
      try {
        const answer = await send(id);
        const body: unknown = await answer.json();
        if (answer.ok) told.acknowledged.push(id);
        else {
          told.refused.push({ id, status: answer.status, problem: body, retryAfter: answer.headers.get('retry-after') });
          await wait(50);
        }
      } catch {
        // No answer came, or only its beginning.
        told.lost.push(id);
        await wait(20);
      }
    }
  };
  const clientsDone = Promise.all(Array.from({ length: clients }, (_, nth) => client(nth)));
  return {
    told,
    stop: async () => {
      stopped = true;
      await clientsDone;
    },
  };
}

export const sender = (served: () => Served, token: string) => (id: string) =>
  served().ask('POST', '/v1/people', { token, body: dossier(id), headers: { 'content-type': 'application/json', 'idempotency-key': id } });

export async function until(holds: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await holds())) await wait(20);
}

/** Every person who was acknowledged is there and was assessed. */
export async function isKept(served: Served, token: string, ids: readonly string[]): Promise<void> {
  const missing: string[] = [];
  for (const id of ids) if ((await served.ask('GET', `/v1/people/${id}/assessment`, { token })).status !== 200) missing.push(id);
  expect(missing).toEqual([]);
}

/** Opens a case on each of some people and writes into it, until it is stopped or the store is away. */
export function caseWork(ports: Ports, people: () => readonly string[]) {
  const written = new Map<string, Case>();
  let stopped = false;
  const work = async () => {
    const store = await ports.store();
    const doing = { actor, policy: defaultPolicy };
    for (let at = 0; !stopped; ) {
      const person = people()[at];
      if (person === undefined) {
        await wait(20);
        continue;
      }
      at += 1;
      try {
        const opened = await openCaseByHand({ ...doing, person, because: 'a question about the phone' }, store, ports);
        written.set(opened.id, opened);
        for (const text of ['first', 'second', 'third']) written.set(opened.id, await workOnCase(opened.id, { verb: 'comment', text }, doing, store, ports));
      } catch {
        return;
      }
    }
  };
  const done = work();
  return {
    written,
    stop: async () => {
      stopped = true;
      await done;
      await (await ports.store()).close();
    },
  };
}

/** Every case is what its events make of it, none is older than what was acknowledged, and the audit log is whole. */
export async function casesAreWhole(place: string, acknowledged: ReadonlyMap<string, Case>): Promise<void> {
  const ports = compose({ db: place, store: true });
  const store = await ports.store();
  try {
    for (const [id, known] of acknowledged) expect((await store.getCase(id))?.version, id).toBeGreaterThanOrEqual(known.version);
    const cases = await store.listCases({}, undefined, 1_000);
    expect(cases.length).toBeGreaterThanOrEqual(acknowledged.size);
    for (const one of cases) {
      const { events } = await showCase(one.id, actor, store, ports);
      expect(
        events.reduce<Case | undefined>((so, event) => evolve(so, event, one.id), undefined),
        one.id,
      ).toEqual(one);
    }
    expect((await verifyAudit([], store, ports)).faults).toEqual([]);
  } finally {
    await store.close();
  }
}
