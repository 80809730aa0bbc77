import type { Tlp } from '#model';
import { canonicalJson } from '#values';
import { uuid5 } from './sha1.ts';

/** An object of a bundle; properties are the standard’s own words. @source OASIS STIX 2.1 */
export type StixObject = { readonly type: string; readonly id: string; readonly [property: string]: unknown };
export type StixBundle = { readonly type: 'bundle'; readonly id: string; readonly objects: readonly StixObject[] };

/** Namespace of ids of cyber observables. @source OASIS STIX 2.1, section 2.9 */
const OBSERVABLES = '00abedb4-aa42-466c-9c01-fed23315a9b7';
/** Namespace of ids of this program’s objects. @source house, drawn once */
const OURS = 'b6a3c9a2-6f0f-5d0e-9a55-0c1d6f3e8b41';

/** Extension under which the report object carries the whole profile with its quotations. @source house: uuid5 of its name in our namespace */
export const PROFILE_EXTENSION = `extension-definition--${uuid5(OURS, 'extension-definition profile')}`;
/** Public extension for wallets, which the standard has no object for. @source github muchdogesec/stix2extensions */
export const WALLET_EXTENSION = 'extension-definition--be78509e-6958-51b1-8b26-d17ee0eba2d7';
/** Extension of TLP 2.0. @source OASIS cti-stix-common-objects */
const TLP_EXTENSION = 'extension-definition--60a3c5c5-0d10-413e-aab3-9e08dde9e88d';

/** @source OASIS cti-stix-common-objects, TLP 2.0 marking definitions */
const TLP_IDS: Readonly<Record<Tlp, string>> = {
  clear: '94868c89-83c2-464b-929b-a1a8aa3c8487',
  green: 'bab4a63c-aed9-4cf5-a766-dfca5abac2bb',
  amber: '55d920b0-5e8b-4f79-9ee9-91f868d9b421',
  'amber+strict': '939a9414-2ddd-4d32-a0cd-375ea402b003',
  red: 'e828b379-4e03-4974-9ac4-e53a884c97c1',
};

export function marking(tlp: Tlp): StixObject {
  return {
    type: 'marking-definition',
    spec_version: '2.1',
    id: `marking-definition--${TLP_IDS[tlp]}`,
    created: '2022-10-01T00:00:00.000Z',
    name: `TLP:${tlp.toUpperCase()}`,
    extensions: { [TLP_EXTENSION]: { extension_type: 'property-extension', tlp_2_0: tlp } },
  };
}

/** Id of an object of ours from what makes it the same. */
export function idOf(type: string, ...parts: readonly string[]): string {
  return `${type}--${uuid5(OURS, [type, ...parts].join('\u001f'))}`;
}

/** A cyber observable, its id made from the properties that the standard says make it the same. @source OASIS STIX 2.1, section 2.9 and section 6 */
export function observable(type: string, contributing: Readonly<Record<string, unknown>>, more: Readonly<Record<string, unknown>> = {}): StixObject {
  return { type, spec_version: '2.1', id: `${type}--${uuid5(OBSERVABLES, canonicalJson(contributing))}`, ...contributing, ...more };
}
