import { z } from 'zod';
import type { Role } from '#operations';

/** OpenID Connect of the firm. */
export type OpenIdConnect = {
  /** As the provider names itself, to the letter. */
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string;
  /** Takes addresses for the person’s own that the provider does not say it verified. */
  readonly unverifiedMail?: boolean;
  /** Makes an account for whoever signs in and has none. */
  readonly createAccounts?: boolean;
  /** Functions by what a claim names; without it they are what admins gave. */
  readonly roles?: { readonly claim: string; readonly map: Readonly<Record<string, readonly Role[]>> };
};

/** Somebody whom the firm’s provider vouches for. */
export type Vouched = {
  /** Who it is there, for ever. */
  readonly subject: string;
  readonly email: string;
  readonly emailVerified: boolean;
  readonly name: string;
  /** Functions by the claim; undefined where admins give them. */
  readonly roles: readonly Role[] | undefined;
};

/** How long the provider may take. Unit: milliseconds. @source house: as long as a connection to the database */
const PATIENCE = 10_000;

/** Address of the discovery document. @source OpenID Connect Discovery 1.0, section 4 */
export const discoveryOf = ({ issuer }: OpenIdConnect): string => `${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`;

const discoverySchema = z.looseObject({ issuer: z.string(), userinfo_endpoint: z.string().optional() });
const claimsSchema = z.looseObject({
  iss: z.string().optional(),
  sub: z.string().min(1),
  email: z.email().max(320).optional(),
  email_verified: z.union([z.boolean(), z.enum(['true', 'false'])]).optional(),
  name: z.string().optional(),
});
type Claims = z.infer<typeof claimsSchema>;

/** Claims of a token whose signature, audience, times and nonce were checked already. */
function claimsIn(token: string): Claims | undefined {
  try {
    return claimsSchema.safeParse(JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString())).data;
  } catch {
    return undefined;
  }
}

async function jsonFrom(url: string, headers: Readonly<Record<string, string>> = {}): Promise<unknown> {
  const answer = await fetch(url, { headers, redirect: 'error', signal: AbortSignal.timeout(PATIENCE) });
  return answer.ok ? answer.json() : undefined;
}

/** The discovery document; undefined where the provider cannot be reached, or names itself otherwise than it was configured. @source OpenID Connect Discovery 1.0, section 4.3 */
async function discover(oidc: OpenIdConnect): Promise<z.infer<typeof discoverySchema> | undefined> {
  const told = discoverySchema.safeParse(await jsonFrom(discoveryOf(oidc)).catch(() => undefined)).data;
  return told?.issuer === oidc.issuer ? told : undefined;
}

/** Whether it is there, and is whom the operator named. */
export const isThere = async (oidc: OpenIdConnect): Promise<boolean> => (await discover(oidc)) !== undefined;

/** Functions that the claim comes to. What it names beside the mapping gives none. */
function rolesBy({ roles }: OpenIdConnect, claims: Claims): readonly Role[] | undefined {
  if (roles === undefined) return undefined;
  const said = claims[roles.claim];
  const names = (Array.isArray(said) ? said : [said]).filter((one) => typeof one === 'string');
  return [...new Set(names.flatMap((name) => (Object.hasOwn(roles.map, name) ? (roles.map[name] ?? []) : [])))];
}

/**
 * Whom the provider vouches for with an ID token that was checked, and with what its userinfo endpoint adds.
 * @returns undefined where it is not the provider that was configured, or says no address
 */
export async function vouchedBy(oidc: OpenIdConnect, tokens: { readonly idToken?: string | undefined; readonly accessToken?: string | undefined }): Promise<Vouched | undefined> {
  const own = claimsIn(tokens.idToken ?? '');
  // The token was held against what discovery names; that this is whom the operator named is said nowhere else.
  if (own === undefined || own.iss !== oidc.issuer) return undefined;
  let claims = own;
  if ((own.email === undefined || (oidc.roles !== undefined && !(oidc.roles.claim in own))) && tokens.accessToken !== undefined) {
    const endpoint = (await discover(oidc))?.userinfo_endpoint;
    if (endpoint === undefined) return undefined;
    const more = claimsSchema.safeParse(await jsonFrom(endpoint, { authorization: `Bearer ${tokens.accessToken}` })).data;
    if (more?.sub !== own.sub) return undefined;
    claims = { ...more, ...own };
  }
  const { sub, email, email_verified, name } = claims;
  if (email === undefined) return undefined;
  const emailVerified = email_verified === true || email_verified === 'true' || (email_verified === undefined && oidc.unverifiedMail === true);
  return { subject: sub, email: email.toLowerCase(), emailVerified, name: name ?? email, roles: rolesBy(oidc, claims) };
}
