/**
 * OpenID Connect as far as Foreman checks it: an RS256 token of the right issuer and audience. The key pair is made by
 * whoever tests; nothing secret stands here.
 */

export interface IdentityProvider {
  readonly issuer: string;
  readonly audience: string;
  readonly publicKey: CryptoKey;
}

interface Claims {
  readonly iss: string;
  readonly aud: string;
  readonly preferred_username: string;
  /** Seconds since 1970. */
  readonly exp: number;
}

const ALGORITHM = { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256' } as const;

function encode(bytes: Uint8Array | string): string {
  return Buffer.from(bytes).toString('base64url');
}

export interface TestProvider extends IdentityProvider {
  /** `Bearer`'s token for a login. */
  sign(login: string, expiresAtMs: number, overrides?: Partial<Claims>): Promise<string>;
}

export async function createTestProvider(issuer: string, audience: string): Promise<TestProvider> {
  const { privateKey, publicKey } = await crypto.subtle.generateKey(
    { ...ALGORITHM, modulusLength: 2048, publicExponent: new Uint8Array([1, 0, 1]) },
    false,
    ['sign', 'verify'],
  );
  return {
    issuer,
    audience,
    publicKey,
    async sign(login, expiresAtMs, overrides = {}) {
      const claims: Claims = {
        iss: issuer,
        aud: audience,
        preferred_username: login,
        exp: Math.floor(expiresAtMs / 1000),
        ...overrides,
      };
      const content = `${encode(JSON.stringify({ alg: 'RS256', typ: 'JWT' }))}.${encode(JSON.stringify(claims))}`;
      const signature = await crypto.subtle.sign(ALGORITHM, privateKey, Buffer.from(content));
      return `${content}.${encode(new Uint8Array(signature))}`;
    },
  };
}

function readClaims(part: string): Partial<Claims> | undefined {
  try {
    return JSON.parse(Buffer.from(part, 'base64url').toString()) as Partial<Claims>; // each is compared before use
  } catch {
    return undefined;
  }
}

/** The login a token stands for; undefined when it does not hold. */
export async function loginOfToken(
  token: string,
  provider: IdentityProvider,
  nowMs: number,
): Promise<string | undefined> {
  const [header, payload, signature] = token.split('.');
  if (header === undefined || payload === undefined || signature === undefined) return undefined;
  const claims = readClaims(payload);
  const isCurrent = claims?.exp !== undefined && claims.exp * 1000 > nowMs;
  if (claims?.iss !== provider.issuer || claims.aud !== provider.audience || !isCurrent) return undefined;
  const holds = await crypto.subtle.verify(
    ALGORITHM,
    provider.publicKey,
    Buffer.from(signature, 'base64url'),
    Buffer.from(`${header}.${payload}`),
  );
  return holds ? claims.preferred_username : undefined;
}
