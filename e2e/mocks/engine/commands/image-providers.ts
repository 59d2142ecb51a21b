/**
 * Image providers: added, changed, tested and removed, each with its image domain (ovirt-engine AddProviderCommand.java,
 * ProviderValidator.java, OpenStackImageProviderMapper.java).
 */
import { findImageProvider, KIND } from '../collections/image-providers.ts';
import { imageDomainShape } from '../data/shapes.ts';
import { GlanceClient, GlanceFault } from '../glance-client.ts';
import type { Document } from '../json.ts';
import type { Provider } from '../model.ts';
import { bare, notFound, refuse } from '../refusals.ts';
import { system } from '../rights.ts';
import { idOf, type Call } from '../service.ts';
import { without } from './attributes.ts';
import { causeOf, requirePermit, runCommand } from './command.ts';
import { addEvent } from './journal.ts';
import { mandatory } from './nics.ts';

const AUTHENTICATION_URL = /^https?:\/\/[^/]*:\d+\/(v3|v2\.0)\/?$/;
const MOST_PASSWORD = 200;

const textOf = (value: Document[string]): string | undefined => (typeof value === 'string' ? value : undefined);

/** Lays what was sent over what there is; a tenant and the settings of Keystone v3 that are not sent are gone (seen). */
function withSent(base: Provider, body: Document): Provider {
  const { password, ...sent } = without(body, 'id', 'certificates', 'images');
  return {
    ...without(base, 'tenant_name', 'keystoneV3'),
    ...sent,
    ...(typeof password === 'string' && { secret: password }),
    id: base.id,
    name: textOf(body['name']) ?? base.name,
    kind: KIND,
  };
}

function checkTexts(call: Call, provider: Provider, action: 'add' | 'update'): void {
  const words = { action, type: 'provider' };
  if (!/^[0-9a-zA-Z_-]+$/.test(provider.name)) {
    throw refuse('VALIDATION_NAME_INVALID', ['ATTRIBUTE', { path: 'provider.name' }]);
  }
  const isTaken = call.store.providers.all().some(({ id, name }) => name === provider.name && id !== provider.id);
  if (isTaken) throw refuse(['ACTION_TYPE_FAILED_NAME_ALREADY_USED', words]);
  const AuthUrl = provider.authentication_url;
  if (AuthUrl !== undefined && !AUTHENTICATION_URL.test(AuthUrl)) {
    throw refuse(['ACTION_TYPE_FAILED_PROVIDER_INVALID_AUTH_URL', { ...words, AuthUrl }]);
  }
  if ((provider.secret ?? '').length > MOST_PASSWORD) {
    throw refuse(['ACTION_TYPE_FAILED_PROVIDER_PASSWORD_TOO_LONG', words]);
  }
}

/** Two for the same place are refused, but only when one is added; of v3, REST knows no more than the URL. */
function checkIsNew(call: Call, provider: Provider): void {
  const words = { action: 'add', type: 'provider' };
  const ofUrl = call.store.providers.where((other) => other.kind === KIND && other.url === provider.url);
  if (/\/v3\/?$/.test(provider.authentication_url ?? '')) {
    if (!ofUrl.some((other) => other['keystoneV3'] === undefined)) return;
    throw refuse(['ACTION_TYPE_FAILED_PROVIDER_URL_PROJECT_NAME_AND_DOMAIN_NAME_COMBINATION_NOT_UNIQUE', words]);
  }
  if (ofUrl.some((other) => other['tenant_name'] === provider['tenant_name'])) {
    throw refuse(['ACTION_TYPE_FAILED_PROVIDER_URL_TENANT_COMBINATION_NOT_UNIQUE', words]);
  }
}

export function addImageProvider(call: Call, body: Document): Document {
  const { store, world } = call;
  const name = textOf(body['name']);
  if (name === undefined || name === '') throw mandatory('provider.name');
  const empty: Provider = { id: '', name, kind: KIND, description: '', requires_authentication: false };
  const provider = withSent(empty, body);
  return runCommand(call, {
    validate: () => {
      requirePermit(call, 'create_storage_pool', system);
      checkTexts(call, provider, 'add');
      checkIsNew(call, provider);
    },
    execute: () => {
      const added = store.providers.put({ ...provider, id: world.newId(`${KIND}/${name}`) });
      const { description } = added;
      store.storageDomains.put({
        ...imageDomainShape,
        id: world.newId(`storagedomain/${name}`),
        name,
        ...(description !== undefined && { description }),
        providerId: added.id,
      });
      addEvent(world, 205, { ...causeOf(call), words: { provider: name } });
      return added;
    },
  });
}

export function updateImageProvider(call: Call, body: Document): Document {
  const { store, world } = call;
  const before = store.providers.get(idOf(call));
  const provider = withSent(before, body);
  return runCommand(call, {
    validate: () => {
      requirePermit(call, 'create_storage_pool', system);
      checkTexts(call, provider, 'update');
    },
    execute: () => {
      for (const { id } of store.storageDomains.where(({ providerId }) => providerId === provider.id)) {
        const { name, description } = provider;
        store.storageDomains.change(id, { name, description });
      }
      addEvent(world, 207, { ...causeOf(call), words: { provider: before.name } });
      return store.providers.put(provider);
    },
  });
}

export function removeImageProvider(call: Call): undefined {
  const { store, world } = call;
  const { id, name } = store.providers.get(idOf(call));
  runCommand(call, {
    validate: () => requirePermit(call, 'create_storage_pool', system),
    execute: () => {
      for (const domain of store.storageDomains.where(({ providerId }) => providerId === id)) {
        store.storageDomains.remove(domain.id);
      }
      store.providers.remove(id);
      addEvent(world, 209, { ...causeOf(call), words: { provider: name } });
    },
  });
  return undefined;
}

function providerOf(call: Call): Provider {
  const provider = findImageProvider(call.world, idOf(call));
  if (!provider) throw notFound();
  return provider;
}

/** One sentence for whatever is wrong. */
export async function testImageProvider(call: Call): Promise<undefined> {
  const provider = providerOf(call);
  requirePermit(call, 'create_storage_pool', system);
  try {
    await new GlanceClient(call.world.network.fetch, provider).test();
  } catch (error) {
    throw error instanceof GlanceFault ? bare(refuse('PROVIDER_FAILURE')) : error;
  }
  return undefined;
}

/** A certificate that is one makes the engine trust the server behind the provider's URL. */
export function importCertificates(call: Call, body: Document): undefined {
  const { store, world } = call;
  const provider = providerOf(call);
  requirePermit(call, 'create_storage_pool', system);
  // A body was read by the types of the API model.
  const sent = (body['certificates'] ?? []) as readonly { readonly content?: string }[];
  const isPem = ({ content = '' }: { readonly content?: string }): boolean =>
    content.startsWith('-----BEGIN CERTIFICATE-----');
  if (sent.length === 0 || !sent.every(isPem)) throw bare(refuse('PROVIDER_IMPORT_CERTIFICATE_ERROR'));
  const server = store.repositories.find(provider.url);
  if (server?.trouble === 'untrusted certificate') store.repositories.change(server.id, { trouble: undefined });
  addEvent(world, 213, { ...causeOf(call), words: { provider: provider.name } });
  return undefined;
}
