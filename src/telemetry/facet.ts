import type { Day, Fact, SharedThing, TelemetryFacet, Trace } from '#model';
import { type TraceState, traceView } from './state.ts';

/** Days of a device that are the person’s: those on which an account of theirs used it, and those without any account after one of them. */
function ownDays(days: readonly Day[], accounts: ReadonlySet<string>, issued: boolean): readonly Day[] {
  let theirs = issued;
  return days.filter((day) => {
    const used = day.with.filter((thing) => thing.startsWith('account:'));
    if (used.length > 0) theirs = used.some((thing) => accounts.has(thing.slice('account:'.length)));
    return theirs;
  });
}

/** Facts that fall on the days. */
function ownFacts(facts: readonly Fact[], days: readonly Day[], all: readonly Day[]): readonly Fact[] {
  if (days.length === all.length) return facts;
  const own = new Set(days.map(({ day }) => day));
  return facts.filter((fact) => fact.days.some((day) => own.has(day)));
}

/** A device as the person used it. @param issued it was handed to the person, so days before the first account are theirs too */
export function deviceOf(device: TraceState, accounts: ReadonlySet<string>, issued: boolean): Trace {
  const view = traceView(device);
  const days = ownDays(view.days, accounts, issued);
  return { ...view, days, facts: ownFacts(view.facts, days, view.days) };
}

/** What is known beside the traces. */
export type Surroundings = Pick<TelemetryFacet, 'delivered' | 'people' | 'baselines' | 'feeds'> & { readonly shared: readonly SharedThing[] };

/** What checks see of a person’s accounts and devices. @param issued ids of devices that were handed to them */
export function telemetryFacet(accounts: readonly TraceState[], devices: readonly TraceState[], issued: ReadonlySet<string>, around: Surroundings): TelemetryFacet {
  const own = new Set(accounts.map(({ id }) => id));
  return {
    accounts: [...accounts].sort((a, b) => (a.id < b.id ? -1 : 1)).map(traceView),
    devices: [...devices].sort((a, b) => (a.id < b.id ? -1 : 1)).map((device) => deviceOf(device, own, issued.has(device.id))),
    ...around,
  };
}
