import { z } from 'zod';
import type { BonafideError } from './error.ts';
import type { Issue, Parsed } from './issue.ts';

/** Class of the network behind an address. */
export const networkKindSchema = z
  .enum(['residential', 'mobile', 'corporate', 'education', 'consumer-vpn', 'hosting', 'residential-proxy', 'tor', 'unknown'])
  .meta({ id: 'NetworkKind', description: 'Class of the network behind an address' });
export type NetworkKind = z.infer<typeof networkKindSchema>;

/** What is known of a public address, offline. */
export type NetworkFacts = {
  readonly countryCode?: string;
  readonly region?: string;
  readonly city?: string;
  /** Degrees north. */
  readonly latitude?: number;
  /** Degrees east. */
  readonly longitude?: number;
  /** IANA time zone of the coordinates. */
  readonly timeZone?: string;
  readonly asn?: number;
  /** Name of the autonomous system. */
  readonly operator?: string;
  readonly kind: NetworkKind;
  /** Service, such as Mullvad, Astrill or iCloud Private Relay. */
  readonly provider?: string;
  /** A network that hides a place and yet is everybody’s, such as iCloud Private Relay: it never counts against anybody. */
  readonly ordinary?: boolean;
  /** Feed, table or database that said the kind. */
  readonly from: string;
  /** Date of that feed, YYYY-MM-DD. */
  readonly asOf?: string;
};

/** Facts about an address; undefined for what is no public address. */
export type NetworkLookup = (ip: string) => NetworkFacts | undefined;

/** The kind of a network and who says so. */
export type NetworkClass = Pick<NetworkFacts, 'kind' | 'provider' | 'ordinary' | 'from' | 'asOf'>;

/** A list of networks that changes, and what being on it means. */
export const networkFeedSchema = z.strictObject({
  id: z.string().regex(/^[a-z][a-z0-9-]*$/),
  title: z.string(),
  /** Where it is fetched from; absent where the user brings it. */
  url: z.url().optional(),
  /** How to get it, where it cannot be fetched. */
  obtain: z.string().optional(),
  form: z.string(),
  kind: networkKindSchema,
  provider: z.string().optional(),
  ordinary: z.literal(true).optional(),
  licence: z.string(),
  staleAfterDays: z.int().positive(),
});
export type NetworkFeed = z.infer<typeof networkFeedSchema>;

/** An address as numbers: 32 bits, or four words of 32 bits. */
export type IpAddress = { readonly version: 4; readonly value: number } | { readonly version: 6; readonly words: readonly [number, number, number, number] };

/** A range of addresses, both ends included, as one CIDR block covers it. */
export type IpRange = { readonly version: 4; readonly first: number; readonly last: number } | { readonly version: 6; readonly first: bigint; readonly last: bigint };

/** What a feed lists. */
export type FeedEntries = {
  readonly ranges: readonly IpRange[];
  readonly systems: readonly { readonly asn: number; readonly name?: string }[];
  /** Lines that hold something, and those of them that were not understood. */
  readonly lines: number;
  readonly unread: number;
};

/** Which system announces an address. */
export type AsnTable = { readonly rows: number; readonly find: (address: IpAddress) => { readonly asn: number; readonly operator: string } | undefined };

/** What databases say of an address, as far as it bears on the kind of its network. */
export type NetworkHints = {
  readonly asn?: number | undefined;
  readonly operator?: string | undefined;
  readonly kind?: NetworkKind | undefined;
  readonly kindFrom?: string | undefined;
};

/** How networks are told apart. The pure part of the lookup, which `io` fills with files. */
export type NetworkRules = {
  /** Feeds that are known. */
  readonly feeds: readonly NetworkFeed[];
  /** A public address in any spelling; undefined for anything else. */
  readonly publicAddress: (ip: string) => IpAddress | undefined;
  /** Never throws. */
  readonly readFeed: (text: string) => Parsed<FeedEntries>;
  /** Rows of first address, last address, number and name: numbers for version 4, text for version 6. Never throws. */
  readonly readAsnTable: (csv: Uint8Array, version: 4 | 6) => AsnTable;
  /** @param given ranges of the firm itself, and feeds with their dates */
  readonly classifier: (given: {
    readonly egress: readonly string[];
    readonly feeds: readonly { readonly feed: NetworkFeed; readonly entries: FeedEntries; readonly asOf: string }[];
  }) => (address: IpAddress, hints: NetworkHints) => NetworkClass;
};

/** The user’s own databases of addresses, in MaxMind’s file format (.mmdb). Each takes the place of what comes with the program. */
export type OwnDatabases = { readonly city?: string; readonly country?: string; readonly asn?: string };

/** One database of addresses, for people. */
export type DatabaseDescription = {
  readonly role: keyof OwnDatabases;
  /** File of the user, or package. */
  readonly name: string;
  readonly origin: 'own' | 'package';
  /** `broken`: it is there and cannot be read. */
  readonly state: 'ready' | 'missing' | 'broken';
  /** Date of its data, YYYY-MM-DD. */
  readonly asOf?: string;
  readonly licence?: string;
  readonly attribution?: string;
  readonly caution?: string;
};

/** A feed and how old it is. */
export type FeedStatus = {
  readonly feed: NetworkFeed;
  /** `damaged`: it is stored and does not equal its checksum; it is not used. */
  readonly state: 'absent' | 'current' | 'stale' | 'damaged';
  readonly asOf?: string;
  readonly ageDays?: number;
  readonly checkedAt?: string;
  readonly source?: string;
  readonly entries?: number;
};

/** What became of a feed. */
export type FeedChange = { readonly feed: string } & (
  | { readonly kind: 'taken'; readonly status: FeedStatus; readonly issues: readonly Issue[] }
  | { readonly kind: 'unchanged'; readonly status: FeedStatus }
  | { readonly kind: 'refused'; readonly why: string; readonly issues: readonly Issue[] }
  | { readonly kind: 'failed'; readonly error: BonafideError }
);

/** Fetches an address, unless it is unchanged. @throws BonafideError `address.unreachable` */
type Download = (
  url: string,
  known?: { readonly etag?: string | undefined; readonly lastModified?: string | undefined },
) => Promise<{ readonly kind: 'unchanged' } | { readonly kind: 'fetched'; readonly bytes: Uint8Array; readonly etag?: string; readonly lastModified?: string }>;

/** Where feeds are kept. */
export type FeedFolder = {
  /** Feeds that are known. */
  readonly feeds: readonly NetworkFeed[];
  readonly list: (now: string) => Promise<readonly FeedStatus[]>;
  /** All feeds, stored or not, and what the stored ones list. */
  readonly load: (
    now: string,
  ) => Promise<{ readonly statuses: readonly FeedStatus[]; readonly loaded: readonly { readonly feed: NetworkFeed; readonly entries: FeedEntries; readonly asOf: string }[] }>;
  /** Takes a text as a feed. @param given date of what it lists, and whether it may be much smaller than before @throws BonafideError `store.failed` */
  readonly add: (
    feed: NetworkFeed,
    bytes: Uint8Array,
    given: { readonly asOf: string; readonly source: string; readonly now: string; readonly accept?: boolean },
  ) => Promise<FeedChange>;
  /** Fetches a feed, unless it is unchanged. What is refused leaves the stored one in place. @throws BonafideError `store.failed` */
  readonly refresh: (feed: NetworkFeed, download: Download, now: string) => Promise<FeedChange>;
};
