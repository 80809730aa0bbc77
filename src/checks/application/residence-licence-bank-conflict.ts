import { z } from 'zod';
import { cannotTell, context, defineCheck, supports } from '#model';
import { fold, monthsBetween } from '#values';

const options = z.strictObject({
  /** Months after a dated move in which documents may still show the old region. Unit: months. @source house default, red-flag catalogue 2026-11, row residence-licence-bank-conflict: a dated reason explains */
  monthsAfterMove: z.int().min(0).default(12).meta({ description: 'Months after a dated move in which documents may show the old region' }),
});

/** Longest subdivision code. Unit: characters. @source ISO 3166-2: one to three characters after the country */
const CODE_LENGTH = 3;

type Region = { readonly country: string; readonly region: string };

/** Country and region in comparable form; the country is taken off a code such as US-TX. */
function regionOf(countryCode: string | undefined, region: string | undefined): Region | undefined {
  if (countryCode === undefined || region === undefined) return undefined;
  return { country: countryCode, region: fold(region).replace(new RegExp(`^${countryCode.toLowerCase()} `), '') };
}

/** A code and a name (TX, Texas) may be one region, and nothing here tells. */
function relateRegions(a: Region, b: Region): 'same' | 'different' | 'unknown' {
  if (a.country !== b.country) return 'different';
  if (a.region === b.region) return 'same';
  return a.region.length <= CODE_LENGTH === b.region.length <= CODE_LENGTH ? 'different' : 'unknown';
}

/** Residence, licence and bank lie in three different regions and no dated move explains it. */
export const residenceLicenceBankConflict = defineCheck({
  id: 'residence-licence-bank-conflict',
  title: 'Residence, licence and bank in three different regions',
  stage: 'application',
  description:
    'The claimed residence, the state that issued the licence and the region of the bank are three different regions, and no dated reason is given. One mismatch is ordinary.',
  data: 'Claimed residence with region, an identity document with its issuing region, and a bank account with the region of its branch',
  falsePositives: ['A recent move', 'Studies away from home', 'A bank without branches, whose seat says nothing'],
  runbook: ['Ask since when the person has lived there', 'Ask for one dated proof of residence', 'Leave banks without branches out'],
  references: ['S29'],
  messages: { threeRegions: 'Residence in {{residence}}, licence from {{licence}}, bank in {{bank}}.' },
  options,

  run({ dossier }, { options, now }) {
    const residence = dossier.subject.claimedResidence;
    const home = regionOf(residence?.countryCode, residence?.region);
    if (home === undefined) return cannotTell('the claimed residence names no region', 'the region of the claimed residence');
    const licences = dossier.identityDocuments.flatMap((claim) => {
      const region = claim.value.type === 'passport' ? undefined : regionOf(claim.value.issuingCountry, claim.value.issuingRegion);
      return region === undefined ? [] : [{ claim, region }];
    });
    if (licences.length === 0) return cannotTell('no document with an issuing region is there', 'a licence or identity card with its issuing region');
    const banks = dossier.payoutAccounts.flatMap((claim) => {
      const region = claim.value.kind !== 'bank' || claim.value.onlineBank === true ? undefined : regionOf(claim.value.bankCountry, claim.value.bankRegion);
      return region === undefined ? [] : [{ claim, region }];
    });
    if (banks.length === 0) return cannotTell('no bank with branches and a region is there', 'the region of the bank’s branch, where the bank has branches');
    const movedAt = residence?.movedAt;
    if (movedAt !== undefined && monthsBetween(movedAt, now).least <= options.monthsAfterMove) return [];
    const relations = [
      ...[...licences, ...banks].map(({ region }) => relateRegions(home, region)),
      ...licences.flatMap((licence) => banks.map((bank) => relateRegions(licence.region, bank.region))),
    ];
    // Any two that agree leave one mismatch, which is ordinary; a second account elsewhere makes it no worse.
    if (relations.includes('same')) return [];
    if (relations.includes('unknown')) return cannotTell('one region is written as a code and another as a name', 'all regions as ISO 3166-2 codes');
    const homes = dossier.addresses.filter(({ value }) => value.kind === 'residence');
    return licences.flatMap(({ claim: licence }) =>
      banks.map(({ claim: bank }) => {
        const data = { residence: residence?.region ?? '', licence: licence.value.issuingRegion ?? '', bank: bank.value.bankRegion ?? '' };
        return { messageId: 'threeRegions' as const, data, evidence: [supports(licence), supports(bank), ...homes.map(context)] as const };
      }),
    );
  },
});
