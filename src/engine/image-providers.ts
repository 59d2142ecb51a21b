/** Image providers (`/openstackimageproviders`): the repositories that the engine knows, each with an image domain of its name. */
import { array, object, optional, string, unknown, type InferOutput } from 'valibot';
import type { EngineClient } from './client.ts';
import { LIST_LIMIT, wireBoolean } from './wire.ts';

export interface ImageProvider {
  readonly id: string;
  readonly name: string;
  readonly description: string;
  readonly url: string;
  /** Absent where the repository is open to everybody. */
  readonly login?: { readonly userName: string; readonly tenant: string; readonly authenticationUrl: string };
}

/** What is typed of one. */
export interface ProviderSettings {
  readonly name: string;
  readonly description: string;
  readonly url: string;
  readonly login?: {
    readonly userName: string;
    /** Absent to leave it as it is: the engine never tells it. */
    readonly password?: string;
    readonly tenant: string;
    readonly authenticationUrl: string;
  };
}

/** The engine asks Keystone and then a whole repository, which may be slow. */
const DEADLINE_MS = 60_000;

const providerSchema = object({
  id: string(),
  name: string(),
  description: optional(string(), ''),
  url: optional(string(), ''),
  requires_authentication: optional(wireBoolean, 'false'),
  username: optional(string(), ''),
  tenant_name: optional(string(), ''),
  authentication_url: optional(string(), ''),
});

const listSchema = object({ openstack_image_provider: optional(array(providerSchema), []) });
const imagesSchema = object({ openstack_image: optional(array(unknown()), []) });

const path = (id: string): string => `/openstackimageproviders/${encodeURIComponent(id)}`;

export async function listImageProviders(
  engine: EngineClient,
  signal?: AbortSignal,
): Promise<readonly ImageProvider[]> {
  const query = { max: LIST_LIMIT };
  const { openstack_image_provider } = await engine.request('/openstackimageproviders', listSchema, { query, signal });
  return openstack_image_provider.map(toProvider);
}

/** Makes the image domain along with it. What the engine stores may not work: `countImages` tells. */
export async function addImageProvider(engine: EngineClient, settings: ProviderSettings): Promise<ImageProvider> {
  const options = { method: 'POST', body: toBody(settings) } as const;
  return toProvider(await engine.request('/openstackimageproviders', providerSchema, options));
}

/** Sends everything each time: a tenant that is not sent is erased (seen on a running 4.5.8). */
export async function updateImageProvider(
  engine: EngineClient,
  id: string,
  settings: ProviderSettings,
): Promise<ImageProvider> {
  return toProvider(await engine.request(path(id), providerSchema, { method: 'PUT', body: toBody(settings) }));
}

/** Takes the image domain along. */
export async function removeImageProvider(engine: EngineClient, id: string): Promise<void> {
  await engine.request(path(id), unknown(), { method: 'DELETE' });
}

/** The engine's own test: any success of the server passes, and every failure has one and the same sentence. */
export async function testImageProvider(engine: EngineClient, id: string, signal?: AbortSignal): Promise<void> {
  await engine.request(`${path(id)}/testconnectivity`, unknown(), {
    method: 'POST',
    body: {},
    signal,
    deadlineMs: DEADLINE_MS,
  });
}

/** Asks the repository itself for all of its images; what it throws says why it is no help. */
export async function countImages(engine: EngineClient, id: string, signal?: AbortSignal): Promise<number> {
  const { openstack_image } = await engine.request(`${path(id)}/images`, imagesSchema, {
    signal,
    deadlineMs: DEADLINE_MS,
  });
  return openstack_image.length;
}

/**
 * Whether only WebAdmin's own dialog may change it: the domains and the project of Keystone v3 have no place in REST,
 * and any change by REST erases them (OpenStackImageProviderMapper.java of ovirt-engine).
 */
export const isKeystoneV3 = (authenticationUrl: string): boolean => /\/v3\/?$/.test(authenticationUrl.trim());

function toProvider(wire: InferOutput<typeof providerSchema>): ImageProvider {
  const { id, name, description, url, requires_authentication, username, tenant_name, authentication_url } = wire;
  const login = { userName: username, tenant: tenant_name, authenticationUrl: authentication_url };
  return { id, name, description, url, ...(requires_authentication && { login }) };
}

function toBody({ name, description, url, login }: ProviderSettings): object {
  return {
    name,
    description,
    url,
    requires_authentication: login !== undefined,
    ...(login && {
      username: login.userName,
      ...(login.password !== undefined && { password: login.password }),
      // An empty one is none; the engine tells tenants apart by their names.
      ...(login.tenant !== '' && { tenant_name: login.tenant }),
      authentication_url: login.authenticationUrl,
    }),
  };
}
