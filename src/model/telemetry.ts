import type { EventKind } from './event.ts';
import type { Evidence } from './finding.ts';
import type { NetworkFacts } from './network.ts';

/** The event that a statement rests on, short enough to keep. Of several, the earliest are kept. */
export type Mark = {
  /** Milliseconds since 1970-01-01T00:00:00Z. */
  readonly time: number;
  /** Native id of the event. */
  readonly uid: string;
  /** Reader that understood it. */
  readonly source: string;
  /** What it says, in a few words: “sign-in to VPN from 192.0.2.7 (Example Net, US)”. */
  readonly text: string;
};

/** Where an account or device was during a day, as coarse as it is kept. */
export type Whereabouts = {
  /** Equal keys are one place on one kind of network. */
  readonly key: string;
  readonly countryCode?: string;
  readonly region?: string;
  readonly city?: string;
  /** Degrees, to a tenth: about 11 km. */
  readonly latitude?: number;
  readonly longitude?: number;
  /** By the device itself (Wi-Fi, GPS); otherwise guessed from the address. */
  readonly measured: boolean;
  /** Class of the network; `unknown` where no address or class is known. */
  readonly kind: NetworkFacts['kind'];
  readonly provider?: string;
  /** True for networks that hide a place and yet are everybody’s, such as iCloud Private Relay. */
  readonly ordinary: boolean;
  /** Quarter-hours of the UTC day in which it was seen there, 0 to 95, rising. */
  readonly slots: readonly number[];
  /** Earliest event of the day there. */
  readonly mark: Mark;
};

/** One UTC day of an account or device. */
export type Day = {
  /** Days since 1970-01-01. */
  readonly day: number;
  readonly where: readonly Whereabouts[];
  /** What it was seen with: `device:…`, `account:…`, `ip:…`, `app:…`. */
  readonly with: readonly string[];
  /** Distinct things by tally, such as `clone` or `download`: how many, the sum of their sizes where they have one, and the earliest. */
  readonly tallies: Readonly<Record<string, { readonly count: number; readonly amount: number; readonly mark: Mark }>>;
};

/** Something that was true of an account or device at least once. */
export type Fact = {
  /** What: `tool`, `kvm`, `recon`, `otp-site`, `mfa`, `managed`, `unmanaged-app`, … */
  readonly topic: string;
  /** Which, such as `anydesk`. */
  readonly value: string;
  /** Earliest events, at most three. */
  readonly marks: readonly [Mark, ...Mark[]];
  /** Milliseconds since 1970 of the latest. */
  readonly last: number;
  /** Distinct UTC days on which it was seen, at most 64. */
  readonly days: readonly number[];
};

/** What is known of an account or device from events. */
export type Trace = {
  readonly kind: 'account' | 'device';
  /** Normalised name of the account, or id of the device. */
  readonly id: string;
  readonly first: Mark;
  readonly last: number;
  /** The newest 120 days on which it was seen, rising. */
  readonly days: readonly Day[];
  readonly facts: readonly Fact[];
  /** Kinds of events that were seen of it. */
  readonly kinds: readonly EventKind[];
};

/** Something that more than one person uses. */
export type SharedThing = {
  readonly kind: 'mfa-device' | 'home-network' | 'delivery-address' | 'payout-account';
  /** The network, authenticator, address or account, as far as it may be shown. */
  readonly label: string;
  /** Other people who use it, by dossier id and caption. */
  readonly others: readonly { readonly id: string; readonly caption: string; readonly residence?: string; readonly address?: string }[];
  /** Days on which this person used it; 0 where that is not a matter of days. */
  readonly days: number;
  /** Event or claim that shows it of this person. */
  readonly evidence: Evidence;
};

/** What checks see of telemetry about one person. */
export type TelemetryFacet = {
  readonly accounts: readonly Trace[];
  /** Devices that the person’s accounts used, or that were handed to them. Days on which only other people’s accounts used it are left out. */
  readonly devices: readonly Trace[];
  /** Kinds of events that were read of anybody: what was never delivered cannot be told. */
  readonly delivered: readonly EventKind[];
  readonly shared: readonly SharedThing[];
  /** People whose accounts are known: without at least two nothing can be shared. */
  readonly people: number;
  /** Medians over everybody, for what is only much beside others, such as `clone` a day. */
  readonly baselines: Readonly<Record<string, number>>;
  /** Feeds of addresses by id, with their date. */
  readonly feeds: Readonly<Record<string, string>>;
};

/** Evidence that an event supports a finding. */
export function happened({ uid, source, time, text }: Mark, role: 'supports' | 'contradicts' | 'context' = 'supports'): Extract<Evidence, { ref: 'event' }> {
  return { ref: 'event', id: uid, source, at: new Date(time).toISOString(), quote: text, role };
}
