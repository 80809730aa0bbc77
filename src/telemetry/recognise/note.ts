import type { Event } from '#model';

/** Something an event says of an account or device, under the topic by which signals look for it. */
export type Note = {
  readonly on: 'account' | 'device';
  /** What, such as `tool`, `kvm`, `recon`. */
  readonly topic: string;
  /** Which, such as `anydesk`. */
  readonly value: string;
  /** What to show of it; the event’s own words where it is left out. */
  readonly text?: string;
};

/** Looks for one kind of thing in an event. Pure, quick, never throws. */
export type Recogniser = (event: Event) => readonly Note[];

/** What recognisers give when there is nothing. */
export const NOTHING: readonly Note[] = [];
