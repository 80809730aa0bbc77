import type { CatalogueLine, Check } from '#model';
import { activitySimulator } from './access/activity-simulator.ts';
import { anonymiserMajority } from './access/anonymiser-majority.ts';
import { astrillEgress } from './access/astrill-egress.ts';
import { browserOtpService } from './access/browser-otp-service.ts';
import { bulkRepositoryCopy } from './access/bulk-repository-copy.ts';
import { chromeRemoteDesktopScripted } from './access/chrome-remote-desktop-scripted.ts';
import { continuousSession } from './access/continuous-session.ts';
import { dayOneRecon } from './access/day-one-recon.ts';
import { deviceAccountNeverConverge } from './access/device-account-never-converge.ts';
import { deviceFirstSeenElsewhere } from './access/device-first-seen-elsewhere.ts';
import { deviceLivesElsewhere } from './access/device-lives-elsewhere.ts';
import { earlyPrivilegeGrab } from './access/early-privilege-grab.ts';
import { firstBootMalwareOrLogTampering } from './access/first-boot-malware-or-log-tampering.ts';
import { foreignBrowserProfile } from './access/foreign-browser-profile.ts';
import { impossibleTravelRepeated } from './access/impossible-travel-repeated.ts';
import { inputLatencyRemote } from './access/input-latency-remote.ts';
import { ipKvmAttached } from './access/ip-kvm-attached.ts';
import { ipKvmOnNetwork } from './access/ip-kvm-on-network.ts';
import { marathonScreenShare } from './access/marathon-screen-share.ts';
import { newHireUnmanagedDevice } from './access/new-hire-unmanaged-device.ts';
import { secondRemoteAccessTool } from './access/second-remote-access-tool.ts';
import { secretHarvesting } from './access/secret-harvesting.ts';
import { sharedHomeNetwork } from './access/shared-home-network.ts';
import { sharedMfaDevice } from './access/shared-mfa-device.ts';
import { accountAgeAnomaly } from './application/account-age-anomaly.ts';
import { backdatedCommits } from './application/backdated-commits.ts';
import { contributorRing } from './application/contributor-ring.ts';
import { copiedRepositoryInjectedAuthor } from './application/copied-repository-injected-author.ts';
import { educationNotConfirmed } from './application/education-not-confirmed.ts';
import { employerNotConfirmed } from './application/employer-not-confirmed.ts';
import { handleOrNameRotation } from './application/handle-or-name-rotation.ts';
import { idArtefactReuse } from './application/id-artefact-reuse.ts';
import { idImageEdited } from './application/id-image-edited.ts';
import { identityNumberIncoherent } from './application/identity-number-incoherent.ts';
import { identityOwnerDenies } from './application/identity-owner-denies.ts';
import { identityPublicRecordCollision } from './application/identity-public-record-collision.ts';
import { profileHistoryConflict } from './application/profile-history-conflict.ts';
import { referencesUncallable } from './application/references-uncallable.ts';
import { residenceLicenceBankConflict } from './application/residence-licence-bank-conflict.ts';
import { sameNameOtherFace } from './application/same-name-other-face.ts';
import { samePhotoOtherName } from './application/same-photo-other-name.ts';
import { syntheticHeadshot } from './application/synthetic-headshot.ts';
import { technologyAnachronism } from './application/technology-anachronism.ts';
import { thinFootprint } from './application/thin-footprint.ts';
import { voipNumber } from './application/voip-number.ts';
import { cameraRefusedRepeatedly } from './interview/camera-refused-repeatedly.ts';
import { claimedLanguageGap } from './interview/claimed-language-gap.ts';
import { clockLocaleMismatch } from './interview/clock-locale-mismatch.ts';
import { faceDoesNotMatchId } from './interview/face-does-not-match-id.ts';
import { interviewNetworkAnonymised } from './interview/interview-network-anonymised.ts';
import { livenessFailed } from './interview/liveness-failed.ts';
import { localKnowledgeGap } from './interview/local-knowledge-gap.ts';
import { personChangedBetweenRounds } from './interview/person-changed-between-rounds.ts';
import { refusesAnyInPersonStep } from './interview/refuses-any-in-person-step.ts';
import { scriptedAnswering } from './interview/scripted-answering.ts';
import { sharedScreenOtherIdentity } from './interview/shared-screen-other-identity.ts';
import { timelineContradiction } from './interview/timeline-contradiction.ts';
import { virtualCamera } from './interview/virtual-camera.ts';
import { voiceChangesAcrossSessions } from './interview/voice-changes-across-sessions.ts';
import { deviceNotReturnedFromHome } from './offboarding/device-not-returned-from-home.ts';
import { postExitExtortion } from './offboarding/post-exit-extortion.ts';
import { preExitMassDownload } from './offboarding/pre-exit-mass-download.ts';
import { vanishesOnVerification } from './offboarding/vanishes-on-verification.ts';
import { addressChangedAfterOffer } from './onboarding/address-changed-after-offer.ts';
import { byodInsistence } from './onboarding/byod-insistence.ts';
import { nonPayrollRailRequest } from './onboarding/non-payroll-rail-request.ts';
import { payeeNameMismatch } from './onboarding/payee-name-mismatch.ts';
import { recipientIsNotWorker } from './onboarding/recipient-is-not-worker.ts';
import { sharedPayoutAccount } from './onboarding/shared-payout-account.ts';
import { shipToMailDrop } from './onboarding/ship-to-mail-drop.ts';
import { shipToNotOnIdentity } from './onboarding/ship-to-not-on-identity.ts';
import { shipToSharedAddress } from './onboarding/ship-to-shared-address.ts';
import { victimTaxContact } from './onboarding/victim-tax-contact.ts';
import { workAuthorizationMismatch } from './onboarding/work-authorization-mismatch.ts';
import { cryptoPayoutRequest } from './payment/crypto-payout-request.ts';
import { payoutDetailsChurn } from './payment/payout-details-churn.ts';
import { payoutToThirdParty } from './payment/payout-to-third-party.ts';
import { prepaymentPressure } from './payment/prepayment-pressure.ts';
import { sanctionsListHit } from './payment/sanctions-list-hit.ts';
import { unexplainedSmallCharges } from './payment/unexplained-small-charges.ts';
import { walletNearSanctioned } from './payment/wallet-near-sanctioned.ts';
import { bulkApplicationFootprint } from './sourcing/bulk-application-footprint.ts';
import { careerSiteEndpointPattern } from './sourcing/career-site-endpoint-pattern.ts';
import { clonedCompanySite } from './sourcing/cloned-company-site.ts';
import { knownIndicatorExactMatch } from './sourcing/known-indicator-exact-match.ts';
import { rateBelowMarket } from './sourcing/rate-below-market.ts';
import { reapplicationUnderNewName } from './sourcing/reapplication-under-new-name.ts';
import { referralChainUnmet } from './sourcing/referral-chain-unmet.ts';
import { resumeNearDuplicate } from './sourcing/resume-near-duplicate.ts';
import { sharedContactArtefact } from './sourcing/shared-contact-artefact.ts';
import { supplierWithoutIdvEvidence } from './sourcing/supplier-without-idv-evidence.ts';
import { unsolicitedOrOffPlatform } from './sourcing/unsolicited-or-off-platform.ts';
import { asksToBorrowIdentity } from './work/asks-to-borrow-identity.ts';
import { hoursCentreShifted } from './work/hours-centre-shifted.ts';
import { identitySwitchMidstream } from './work/identity-switch-midstream.ts';
import { parallelJobEvidence } from './work/parallel-job-evidence.ts';
import { reverificationRefused } from './work/reverification-refused.ts';
import { severalHands } from './work/several-hands.ts';
import { unreachableUnscheduled } from './work/unreachable-unscheduled.ts';
import { workDoneByOthers } from './work/work-done-by-others.ts';

function entry(check: Check, judgement: Omit<CatalogueLine, 'check'>): CatalogueLine {
  return { check, ...judgement };
}

/**
 * Every signal with the judgement about it: strength, shared cause, data family, and the verifications that answer it.
 * Strengths follow the red-flag catalogue of November 2026 (docs/explanation/evidence-and-weight.md). Sorted by id.
 */
export const catalogue: readonly CatalogueLine[] = [
  entry(accountAgeAnomaly, { strength: 'weak', group: 'account-history', family: 'profile', settledBy: ['portfolio-walkthrough', 'written-explanation'] }),
  entry(activitySimulator, { strength: 'weak', group: 'activity-simulation', family: 'device', settledBy: ['written-explanation'] }),
  entry(addressChangedAfterOffer, { strength: 'moderate', group: 'delivery-address', family: 'shipping', settledBy: ['residence-proof', 'id-checked-delivery'] }),
  entry(anonymiserMajority, { strength: 'weak', group: 'network-place', family: 'network', settledBy: ['network-and-clock'] }),
  entry(asksToBorrowIdentity, { strength: 'strong', group: 'identity-lending', family: 'identity', settledBy: ['written-explanation', 'incident-response'] }),
  entry(astrillEgress, {
    strength: 'moderate',
    strengthOf: { managed: 'strong' },
    group: 'network-place',
    family: 'network',
    settledBy: ['network-and-clock', 'residence-redeclaration'],
  }),
  entry(backdatedCommits, { strength: 'moderate', group: 'code-provenance', family: 'profile', settledBy: ['portfolio-walkthrough'] }),
  entry(browserOtpService, { strength: 'moderate', strengthOf: { extension: 'weak' }, group: 'shared-mfa', family: 'device', settledBy: ['hardware-key'] }),
  entry(bulkApplicationFootprint, { strength: 'weak', group: 'application-volume', family: 'application-record', settledBy: ['artefact-review', 'written-explanation'] }),
  entry(bulkRepositoryCopy, { strength: 'strong', group: 'data-copied', family: 'data-access', settledBy: ['access-review', 'incident-response'] }),
  entry(byodInsistence, { strength: 'moderate', group: 'own-device', family: 'device', settledBy: ['device-possession', 'written-explanation'] }),
  entry(cameraRefusedRepeatedly, { strength: 'weak', group: 'live-presence', family: 'interview', settledBy: ['camera-rounds', 'in-person-day-one'] }),
  entry(careerSiteEndpointPattern, { strength: 'weak', group: 'application-automation', family: 'application-record', settledBy: ['artefact-review'] }),
  entry(chromeRemoteDesktopScripted, {
    strength: 'strong',
    strengthOf: { byCode: 'moderate', firmsOwn: 'weak' },
    group: 'remote-control',
    family: 'device',
    settledBy: ['device-baseline'],
  }),
  entry(claimedLanguageGap, { strength: 'moderate', group: 'claimed-language', family: 'interview', settledBy: ['history-clarification', 'written-explanation'] }),
  entry(clockLocaleMismatch, { strength: 'moderate', group: 'network-place', family: 'network', settledBy: ['network-and-clock'] }),
  entry(clonedCompanySite, { strength: 'strong', group: 'company-site', family: 'supplier', settledBy: ['supplier-evidence', 'employment-record'] }),
  entry(continuousSession, { strength: 'moderate', group: 'account-hours', family: 'work-pattern', settledBy: ['access-review'] }),
  entry(contributorRing, { strength: 'weak', group: 'code-provenance', family: 'profile', settledBy: ['portfolio-walkthrough'] }),
  entry(copiedRepositoryInjectedAuthor, { strength: 'strong', group: 'code-provenance', family: 'profile', settledBy: ['portfolio-walkthrough'] }),
  entry(cryptoPayoutRequest, { strength: 'moderate', group: 'payout-rail', family: 'payment', settledBy: ['written-explanation', 'counsel-review'] }),
  entry(dayOneRecon, { strength: 'moderate', group: 'first-hours', family: 'device', settledBy: ['device-baseline'] }),
  entry(deviceAccountNeverConverge, { strength: 'strong', group: 'device-account-place', family: 'network', settledBy: ['device-possession', 'device-baseline'] }),
  entry(deviceFirstSeenElsewhere, { strength: 'strong', group: 'device-place', family: 'device', settledBy: ['device-possession', 'device-baseline'] }),
  entry(deviceLivesElsewhere, { strength: 'strong', group: 'device-place', family: 'device', settledBy: ['residence-redeclaration', 'device-possession'] }),
  entry(deviceNotReturnedFromHome, { strength: 'moderate', group: 'device-return', family: 'shipping', settledBy: ['residence-redeclaration', 'written-explanation'] }),
  entry(earlyPrivilegeGrab, { strength: 'weak', group: 'privilege-requests', family: 'data-access', settledBy: ['access-review'] }),
  entry(educationNotConfirmed, { strength: 'strong', group: 'education-record', family: 'history', settledBy: ['education-record'] }),
  entry(employerNotConfirmed, { strength: 'strong', group: 'employment-record', family: 'history', settledBy: ['employment-record'] }),
  entry(faceDoesNotMatchId, { strength: 'strong', group: 'same-person', family: 'interview', settledBy: ['same-person', 'in-person-day-one'] }),
  entry(firstBootMalwareOrLogTampering, { strength: 'strong', group: 'incident', family: 'device', settledBy: ['incident-response'] }),
  entry(foreignBrowserProfile, {
    strength: 'strong',
    strengthOf: { noticed: 'moderate' },
    group: 'other-account-seen',
    family: 'device',
    settledBy: ['written-explanation', 'on-camera-recheck'],
  }),
  entry(handleOrNameRotation, { strength: 'moderate', group: 'account-rename', family: 'profile', settledBy: ['written-explanation', 'portfolio-walkthrough'] }),
  entry(hoursCentreShifted, { strength: 'weak', group: 'working-hours', family: 'work-pattern', settledBy: ['written-explanation'] }),
  entry(idArtefactReuse, { strength: 'conclusive', group: 'identity-evidence', family: 'documents', settledBy: ['identity-proofing', 'identity-owner-contact'] }),
  entry(idImageEdited, { strength: 'strong', group: 'identity-evidence', family: 'documents', settledBy: ['in-person-day-one'] }),
  entry(identityNumberIncoherent, { strength: 'strong', group: 'identity-number', family: 'identity', settledBy: ['identity-number-trace', 'identity-proofing'] }),
  entry(identityOwnerDenies, { strength: 'conclusive', group: 'identity-holder', family: 'identity', settledBy: ['identity-owner-contact'] }),
  entry(identityPublicRecordCollision, { strength: 'strong', group: 'identity-holder', family: 'identity', settledBy: ['identity-proofing', 'identity-owner-contact'] }),
  entry(identitySwitchMidstream, { strength: 'moderate', group: 'account-rename', family: 'profile', settledBy: ['written-explanation', 'on-camera-recheck'] }),
  entry(impossibleTravelRepeated, { strength: 'moderate', group: 'sign-in-places', family: 'network', settledBy: ['network-and-clock'] }),
  entry(inputLatencyRemote, { strength: 'moderate', group: 'remote-control', family: 'device', settledBy: ['device-possession', 'device-baseline'] }),
  entry(interviewNetworkAnonymised, {
    strength: 'moderate',
    strengthOf: { astrillOutsideChina: 'strong' },
    group: 'network-place',
    family: 'network',
    settledBy: ['network-and-clock'],
  }),
  entry(ipKvmAttached, { strength: 'strong', strengthOf: { alike: 'weak' }, group: 'remote-control', family: 'device', settledBy: ['device-baseline', 'device-possession'] }),
  entry(ipKvmOnNetwork, { strength: 'moderate', group: 'remote-control', family: 'network', settledBy: ['device-baseline', 'device-possession'] }),
  entry(knownIndicatorExactMatch, {
    strength: 'strong',
    strengthOf: { firmReported: 'moderate' },
    group: 'published-indicator',
    family: 'intelligence',
    settledBy: ['identity-owner-contact', 'artefact-review'],
  }),
  entry(livenessFailed, { strength: 'strong', group: 'live-presence', family: 'interview', settledBy: ['liveness-session', 'in-person-day-one'] }),
  entry(localKnowledgeGap, { strength: 'weak', group: 'local-knowledge', family: 'interview', settledBy: ['own-claim-questions', 'residence-proof'] }),
  entry(marathonScreenShare, { strength: 'moderate', group: 'remote-control', family: 'network', settledBy: ['written-explanation', 'access-review'] }),
  entry(newHireUnmanagedDevice, { strength: 'moderate', group: 'own-device', family: 'device', settledBy: ['device-possession', 'device-baseline'] }),
  entry(nonPayrollRailRequest, { strength: 'weak', group: 'payout-rail', family: 'payment', settledBy: ['payee-validation', 'written-explanation'] }),
  entry(parallelJobEvidence, { strength: 'moderate', group: 'other-post', family: 'history', settledBy: ['written-explanation', 'employment-record'] }),
  entry(payeeNameMismatch, { strength: 'strong', strengthOf: { familyNameDiffers: 'weak' }, group: 'payout-account', family: 'payment', settledBy: ['payee-validation'] }),
  entry(payoutDetailsChurn, { strength: 'moderate', group: 'payout-account', family: 'payment', settledBy: ['payout-call-back'] }),
  entry(payoutToThirdParty, { strength: 'strong', group: 'payout-account', family: 'payment', settledBy: ['payee-validation'] }),
  entry(personChangedBetweenRounds, { strength: 'conclusive', group: 'same-person', family: 'interview', settledBy: ['same-person', 'in-person-day-one'] }),
  entry(postExitExtortion, { strength: 'conclusive', group: 'extortion', family: 'data-access', settledBy: ['incident-response', 'counsel-review'] }),
  entry(preExitMassDownload, { strength: 'strong', group: 'data-copied', family: 'data-access', settledBy: ['access-review', 'incident-response'] }),
  entry(prepaymentPressure, { strength: 'weak', group: 'advance-pay', family: 'payment', settledBy: ['written-explanation'] }),
  entry(profileHistoryConflict, { strength: 'moderate', group: 'history-conflict', family: 'history', settledBy: ['history-clarification'] }),
  entry(rateBelowMarket, { strength: 'weak', group: 'rate', family: 'application-record', settledBy: ['written-explanation'] }),
  entry(reapplicationUnderNewName, { strength: 'strong', group: 'shared-artefact', family: 'identity', settledBy: ['artefact-review', 'identity-proofing'] }),
  entry(recipientIsNotWorker, { strength: 'moderate', group: 'delivery-address', family: 'shipping', settledBy: ['device-possession', 'id-checked-delivery'] }),
  entry(referencesUncallable, { strength: 'moderate', group: 'references', family: 'history', settledBy: ['two-references'] }),
  entry(referralChainUnmet, { strength: 'moderate', group: 'referral-chain', family: 'history', settledBy: ['in-person-day-one', 'on-camera-recheck'] }),
  entry(refusesAnyInPersonStep, { strength: 'moderate', group: 'in-person', family: 'interview', settledBy: ['in-person-day-one'] }),
  entry(residenceLicenceBankConflict, { strength: 'moderate', group: 'residence', family: 'documents', settledBy: ['residence-proof'] }),
  entry(resumeNearDuplicate, { strength: 'moderate', group: 'shared-text', family: 'history', settledBy: ['artefact-review', 'employment-record'] }),
  entry(reverificationRefused, { strength: 'strong', group: 'reverification', family: 'work-pattern', settledBy: ['on-camera-recheck'] }),
  entry(sameNameOtherFace, { strength: 'strong', group: 'identity-holder', family: 'profile', settledBy: ['photo-check', 'same-person'] }),
  entry(samePhotoOtherName, { strength: 'strong', group: 'photo', family: 'profile', settledBy: ['photo-check', 'same-person'] }),
  entry(sanctionsListHit, {
    strength: 'conclusive',
    strengthOf: { recorded: 'weak', oneIdentifier: 'moderate', nameOnly: 'weak' },
    group: 'sanctions-exposure',
    family: 'intelligence',
    settledBy: ['sanctions-screen', 'counsel-review'],
  }),
  entry(scriptedAnswering, { strength: 'weak', group: 'answering-aid', family: 'interview', settledBy: ['live-work'] }),
  entry(secondRemoteAccessTool, {
    strength: 'strong',
    strengthOf: { inSupportRole: 'weak', unknownWhetherSanctioned: 'weak' },
    group: 'remote-control',
    family: 'device',
    settledBy: ['device-baseline'],
  }),
  entry(secretHarvesting, { strength: 'strong', group: 'data-copied', family: 'data-access', settledBy: ['access-review', 'incident-response'] }),
  entry(severalHands, { strength: 'moderate', group: 'who-does-the-work', family: 'work-pattern', settledBy: ['live-work', 'artefact-review', 'on-camera-recheck'] }),
  entry(sharedContactArtefact, { strength: 'strong', group: 'shared-artefact', family: 'contact', settledBy: ['artefact-review'] }),
  entry(sharedHomeNetwork, { strength: 'strong', group: 'shared-network', family: 'network', settledBy: ['residence-proof', 'device-possession'] }),
  entry(sharedMfaDevice, { strength: 'strong', group: 'shared-mfa', family: 'network', settledBy: ['hardware-key', 'device-possession'] }),
  entry(sharedPayoutAccount, { strength: 'strong', group: 'payout-account', family: 'payment', settledBy: ['payee-validation'] }),
  entry(sharedScreenOtherIdentity, { strength: 'strong', group: 'other-account-seen', family: 'interview', settledBy: ['written-explanation'] }),
  entry(shipToMailDrop, { strength: 'moderate', group: 'delivery-address', family: 'shipping', settledBy: ['id-checked-delivery', 'residence-proof'] }),
  entry(shipToNotOnIdentity, {
    strength: 'moderate',
    strengthOf: { proofRefused: 'strong' },
    group: 'delivery-address',
    family: 'shipping',
    settledBy: ['residence-proof', 'id-checked-delivery'],
  }),
  entry(shipToSharedAddress, { strength: 'strong', group: 'delivery-address', family: 'shipping', settledBy: ['residence-proof', 'device-possession'] }),
  entry(supplierWithoutIdvEvidence, { strength: 'weak', group: 'supplier', family: 'supplier', settledBy: ['supplier-evidence'] }),
  entry(syntheticHeadshot, { strength: 'weak', group: 'photo', family: 'profile', settledBy: ['photo-check', 'camera-rounds'] }),
  entry(technologyAnachronism, { strength: 'moderate', group: 'claimed-skill', family: 'history', settledBy: ['live-work', 'history-clarification'] }),
  entry(thinFootprint, { strength: 'weak', group: 'footprint', family: 'profile', settledBy: ['employment-record', 'two-references', 'portfolio-walkthrough'] }),
  entry(timelineContradiction, { strength: 'moderate', group: 'told-history', family: 'interview', settledBy: ['history-clarification', 'employment-record'] }),
  entry(unexplainedSmallCharges, { strength: 'strong', group: 'company-money', family: 'payment', settledBy: ['access-review', 'incident-response'] }),
  entry(unreachableUnscheduled, { strength: 'moderate', group: 'reachability', family: 'work-pattern', settledBy: ['live-work', 'written-explanation'] }),
  entry(unsolicitedOrOffPlatform, { strength: 'weak', group: 'first-contact', family: 'application-record', settledBy: ['supplier-evidence', 'written-explanation'] }),
  entry(vanishesOnVerification, { strength: 'strong', group: 'reverification', family: 'work-pattern', settledBy: ['on-camera-recheck'] }),
  entry(victimTaxContact, { strength: 'conclusive', group: 'identity-holder', family: 'identity', settledBy: ['identity-owner-contact', 'identity-number-trace'] }),
  entry(virtualCamera, { strength: 'moderate', group: 'video-path', family: 'interview', settledBy: ['liveness-session', 'in-person-day-one'] }),
  entry(voiceChangesAcrossSessions, { strength: 'moderate', group: 'same-person', family: 'interview', settledBy: ['same-person', 'in-person-day-one'] }),
  entry(voipNumber, { strength: 'weak', group: 'phone-line', family: 'contact', settledBy: ['phone-confirmation'] }),
  entry(walletNearSanctioned, { strength: 'strong', group: 'sanctions-exposure', family: 'payment', settledBy: ['sanctions-screen', 'counsel-review'] }),
  entry(workAuthorizationMismatch, { strength: 'weak', group: 'work-authorization', family: 'documents', settledBy: ['work-authorization'] }),
  entry(workDoneByOthers, { strength: 'strong', group: 'who-does-the-work', family: 'work-pattern', settledBy: ['access-review', 'live-work', 'written-explanation'] }),
];
