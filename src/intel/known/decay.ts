import type { Indicator, IndicatorType } from '#model';

const DAY_MS = 86_400_000;

/**
 * How long an indicator says anything after publication. Unit: days; absent: as long as it exists. Hashes, wallets and CVE
 * ids never pass to somebody else; addresses, numbers and domains do.
 * @source house, after the lifetimes of MISP’s decaying models (network 120 days in NIDS simple, phishing 90); ICANN registration
 * years for domains; FCC 47 CFR 52.15: a number may be given to somebody else 45 days after it is returned
 */
const LIFETIME: Readonly<Partial<Record<Indicator['type'], number>>> = {
  'ipv4-addr': 120,
  'ipv6-addr': 120,
  'autonomous-system': 365,
  'domain-name': 730,
  url: 365,
  'phone-number': 1_095,
  'email-addr': 1_825,
  'user-account': 1_825,
  'organization-name': 3_650,
};

/** Speed of the decay: confidence falls as 1 - (age / lifetime)^(1 / speed), slowly at first. @source the form is MISP’s polynomial decay (Mokaddem et al. 2019, Taxonomy driven indicator scoring); the speed is the house’s */
const SPEED = 0.5;

/** When an indicator stops saying anything. @param validFrom instant or partial date */
export function validUntilOf(type: IndicatorType | 'organization-name', validFrom: string): string | undefined {
  const days = LIFETIME[type];
  return days === undefined ? undefined : new Date(Date.parse(validFrom) + days * DAY_MS).toISOString();
}

/** Confidence after decay, 0 from the end of its validity on. */
export function confidenceAt({ confidence, validFrom, validUntil }: Pick<Indicator, 'confidence' | 'validFrom' | 'validUntil'>, now: string): number {
  if (validUntil === undefined) return confidence;
  const [from, until, at] = [Date.parse(validFrom), Date.parse(validUntil), Date.parse(now)];
  if (at >= until) return 0;
  const age = Math.max(0, at - from) / (until - from);
  return confidence * (1 - age ** (1 / SPEED));
}
