import { z } from 'zod';
import type { Parsed } from './issue.ts';

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
export type FeedEntries = { readonly ranges: readonly IpRange[]; readonly systems: readonly { readonly asn: number; readonly name?: string }[] };

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
