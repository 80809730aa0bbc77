import { BonafideError, type Dossier, type Policy } from '#model';
import { audited, entryOf } from './case-opening.ts';
import type { Actor } from './define-operation.ts';
import { caseActorOf } from './define-operation.ts';
import type { Progress } from './job-ports.ts';
import type { Ports, Store } from './ports.ts';
import { readPeople } from './read-people.ts';
import { reassess } from './reassess.ts';
import { addReport, type ReadReport, readReports, removeReport } from './reports.ts';
import type { ScreeningContext } from './screening.ts';
import { vetContext } from './vet.ts';
import { vetInCompany } from './vet-in-company.ts';
import { watch } from './watch.ts';

/** What the example workforce needs of an operation. */
export type ExampleContext = {
  readonly store: Store;
  readonly ports: Ports;
  readonly policy: Policy;
  readonly actor: Actor;
  readonly screening: () => Promise<ScreeningContext>;
  readonly tell: (progress: Progress) => void;
};

/** The files that come with the program. @source scripts/example-workforce.ts */
const PEOPLE = 'people.jsonl';
const LOGS = ['sign-ins.jsonl', 'parcels.csv', 'pay.csv'] as const;
const REPORT = 'report.md';

async function* bytes(file: Uint8Array): AsyncGenerator<Uint8Array> {
  yield file;
}

async function fileOf(name: string, ports: Ports): Promise<Uint8Array> {
  const file = (await ports.exampleWorkforce()).get(name);
  if (file === undefined) throw new BonafideError('input.not-found', `The example workforce lacks ${name}.`, 'Install the program anew.');
  return file;
}

/** The dossiers of the example workforce. */
async function examplePeople(ports: Ports): Promise<readonly Dossier[]> {
  const file = await fileOf(PEOPLE, ports);
  const given = {
    digest: ports.digest,
    inputs: async function* () {
      yield { name: PEOPLE, bytes: file };
    },
  };
  const people: Dossier[] = [];
  for await (const batch of readPeople([PEOPLE], given, undefined)) people.push(...batch.people.map(({ dossier }) => dossier));
  return people;
}

async function exampleReport(ports: Ports): Promise<ReadReport> {
  const file = await fileOf(REPORT, ports);
  const given: Ports = {
    ...ports,
    listFiles: async function* () {
      yield { name: REPORT, bytes: file };
    },
  };
  for await (const report of readReports(['-'], given)) return report;
  throw new BonafideError('report.unreadable', 'The example report cannot be read.', 'Install the program anew.');
}

/** Examples that are stored. Somebody real who has such an id has another name, and is nobody’s example. */
async function stored({ store, ports }: Pick<ExampleContext, 'store' | 'ports'>): Promise<readonly string[]> {
  const ids: string[] = [];
  for (const { id, caption } of await examplePeople(ports)) if ((await store.getDossier(id))?.caption === caption) ids.push(id);
  return ids;
}

/** The example to look at first: it has most to show. @source scripts/example-workforce.ts */
const FIRST = 'example-01';

/** Whether the example workforce is there, and whom of it to look at first. */
export async function examplesHere(context: Pick<ExampleContext, 'store' | 'ports'>): Promise<{ readonly people: number; readonly first: string }> {
  return { people: (await stored(context)).length, first: FIRST };
}

/** Puts the example workforce in: people, then what their logs say, then a report that names some of them. Again it changes nothing. */
export async function addExamples(context: ExampleContext): Promise<{ readonly people: number; readonly first: string }> {
  const { store, ports, policy, screening, tell } = context;
  const people = await examplePeople(ports);
  const strangers = [];
  for (const { id, caption } of people) {
    const known = await store.getDossier(id);
    if (known !== undefined && known.caption !== caption) strangers.push(id);
  }
  if (strangers.length > 0)
    throw new BonafideError('usage.invalid', `Somebody else is stored as ${strangers.join(', ')}.`, 'The example workforce needs these ids; it is not put in.');
  const file = await fileOf(PEOPLE, ports);
  const given = {
    digest: ports.digest,
    inputs: async function* () {
      yield { name: PEOPLE, bytes: file };
    },
  };
  for await (const read of readPeople([PEOPLE], given, undefined)) {
    await vetInCompany(read, vetContext(policy, ports, ports.now(), await screening()), store);
    tell({ step: 'people', done: people.length });
  }
  for (const [at, log] of LOGS.entries()) {
    const file = await fileOf(log, ports);
    for await (const news of watch([log], policy, store, { ...ports, records: () => ports.recordsIn(log, bytes(file)) }))
      if (news.kind === 'done') tell({ step: 'logs', done: at + 1 });
  }
  await addReport(await exampleReport(ports), policy, store, ports, { tell });
  return examplesHere(context);
}

/**
 * Takes the example workforce away with everything that was recorded about it, open cases too: nobody of it is real. The audit log keeps that
 * it was there. @throws BonafideError `case.refused` where somebody put a legal hold on one
 */
export async function removeExamples(context: ExampleContext): Promise<{ readonly removed: number }> {
  const { store, ports, policy, actor, tell } = context;
  const ids = await stored(context);
  const by = caseActorOf(actor);
  for (const dossierId of ids) {
    const entry = entryOf({ actor: by, time: ports.now(), action: 'person.erased', object: 'person', dossierId, payload: 'the example workforce is taken away' }, ports.digest);
    await store.erasePerson(dossierId, audited([entry], ports.digest));
  }
  const { profile } = await exampleReport(ports);
  if ((await store.listReports()).some(({ id }) => id === profile.id)) await removeReport(profile.id, policy, store, ports);
  if (ids.length > 0) await reassess(policy, store, ports, tell);
  return { removed: ids.length };
}
