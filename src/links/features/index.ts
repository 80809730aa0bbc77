import type { LinkFeature } from '../feature.ts';
import { applicationArtefact } from './application-artefact.ts';
import { applicationText } from './application-text.ts';
import { applicationTiming } from './application-timing.ts';
import { deliveryAddress } from './delivery-address.ts';
import { device } from './device.ts';
import { educationPattern } from './education-pattern.ts';
import { email } from './email.ts';
import { emailStem } from './email-stem.ts';
import { employmentPattern } from './employment-pattern.ts';
import { file } from './file.ts';
import { geographicPoint } from './geographic-point.ts';
import { homeNetwork } from './home-network.ts';
import { identityDocument } from './identity-document.ts';
import { mfaDevice } from './mfa-device.ts';
import { payee } from './payee.ts';
import { payoutAccount } from './payout-account.ts';
import { personName } from './person-name.ts';
import { phone } from './phone.ts';
import { picture } from './picture.ts';
import { postalAddress } from './postal-address.ts';
import { profileHandle } from './profile-handle.ts';
import { profileUrl } from './profile-url.ts';
import { recipient } from './recipient.ts';
import { referee } from './referee.ts';
import { referral } from './referral.ts';
import { supplier } from './supplier.ts';

/** Everything a person is looked at for, a file each. */
export const features: readonly LinkFeature[] = [
  personName,
  email,
  emailStem,
  phone,
  postalAddress,
  deliveryAddress,
  geographicPoint,
  payoutAccount,
  identityDocument,
  device,
  mfaDevice,
  homeNetwork,
  profileHandle,
  profileUrl,
  applicationText,
  picture,
  file,
  referee,
  referral,
  recipient,
  payee,
  supplier,
  employmentPattern,
  educationPattern,
  applicationArtefact,
  applicationTiming,
];
