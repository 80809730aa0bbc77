import type { CheckableDossier, Claim, Evidence, TelemetryFacet, Trait } from '#model';
import { hash32 } from './sketch.ts';

/** What a feature is read from: a dossier, and what logs say of the person’s accounts and devices. */
export type LinkSource = { readonly dossier: CheckableDossier; readonly telemetry?: TelemetryFacet | undefined };

/** How alike two people are in a feature that is not simply equal, and how many have what they share. */
export type Likeness = { readonly likeness: number; readonly holders: number; readonly a: Trait; readonly b: Trait };

/** How many stored people have a key. */
export type Holders = (key: string) => number;

/** Something by which two records can be tied, a file each. */
export type LinkFeature = {
  /** Equals the file name. */
  readonly id: string;
  /** What it is, for people. */
  readonly title: string;
  readonly observe: (source: LinkSource) => readonly Trait[];
  /** Compares what equality cannot: texts and pictures. @param holders people who have a key @returns undefined where they are not alike */
  readonly compare?: (a: readonly Trait[], b: readonly Trait[], holders: Holders) => Likeness | undefined;
};

/** Longest key. Unit: UTF-16 code units. @source house: every value that people have by hand is shorter, and an index takes no more than 2,704 bytes (PostgreSQL, B-tree) */
const LONGEST_KEY = 200;

/** A key that an index takes: of a long one the beginning, and hashes of both halves. */
export function keyOf(key: string): string {
  if (key.length <= LONGEST_KEY) return key;
  const half = key.length >> 1;
  return `${key.slice(0, LONGEST_KEY)}~${hash32(key.slice(0, half)).toString(36)}${hash32(key.slice(half)).toString(36)}`;
}

/** A trait that stands in a claim. */
export function traitOf(feature: string, claim: Claim, key: string, label: string, more: Pick<Trait, 'sketch' | 'honest'> = {}): Trait {
  return { feature, key: keyOf(key), label, evidence: { ref: 'claim', id: claim.id, role: 'supports' }, ...more };
}

/** A trait that an event shows. */
export function eventTrait(feature: string, evidence: Evidence, key: string, label: string): Trait {
  return { feature, key: keyOf(key), label, evidence };
}
