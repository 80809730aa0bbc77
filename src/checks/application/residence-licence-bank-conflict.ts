import { z } from 'zod';
import { cannotTell, context, defineCheck, supports } from '#model';
import { fold, monthsBetween } from '#values';

const options = z
  .strictObject({
    /** Months after a dated move in which documents may still show the old region. Unit: months. @source house default, red-flag catalogue 2026-11, row residence-licence-bank-conflict: a dated reason explains */
    monthsAfterMove: z.int().min(0).default(12).meta({ description: 'Months after a dated move in which documents may show the old region' }),
  })
  .prefault({});

/** Country and region as one comparable text. */
function regionKey(countryCode: string | undefined, region: string | undefined): string | undefined {
  return countryCode === undefined || region === undefined ? undefined : `${countryCode} ${fold(region).replace(new RegExp(`^${countryCode.toLowerCase()} `), '')}`;
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
    const home = regionKey(residence?.countryCode, residence?.region);
    if (home === undefined) return cannotTell('the claimed residence names no region', 'the region of the claimed residence');
    const licences = dossier.identityDocuments.filter(({ value }) => value.type !== 'passport' && regionKey(value.issuingCountry, value.issuingRegion) !== undefined);
    if (licences.length === 0) return cannotTell('no document with an issuing region is there', 'a licence or identity card with its issuing region');
    const banks = dossier.payoutAccounts.filter(({ value }) => value.kind === 'bank' && value.onlineBank !== true && regionKey(value.bankCountry, value.bankRegion) !== undefined);
    if (banks.length === 0) return cannotTell('no bank with branches and a region is there', 'the region of the bank’s branch, where the bank has branches');
    const movedAt = residence?.movedAt;
    if (movedAt !== undefined && monthsBetween(movedAt, now).least <= options.monthsAfterMove) return [];
    return licences.flatMap((licence) =>
      banks.flatMap((bank) => {
        const issued = regionKey(licence.value.issuingCountry, licence.value.issuingRegion);
        const branch = regionKey(bank.value.bankCountry, bank.value.bankRegion);
        if (new Set([home, issued, branch]).size < 3) return [];
        const data = { residence: residence?.region ?? '', licence: licence.value.issuingRegion ?? '', bank: bank.value.bankRegion ?? '' };
        const homes = dossier.addresses.filter(({ value }) => value.kind === 'residence');
        return [{ messageId: 'threeRegions' as const, data, evidence: [supports(licence), supports(bank), ...homes.map(context)] as const }];
      }),
    );
  },
});
