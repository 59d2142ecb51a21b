/**
 * /externalhostproviders: the Foremen that VMs and hosts can be bound to, and their errata. Only a connection test asks
 * what stands behind a provider; the rest is answered without it (seen in a running 4.5.8).
 */
import { requirePermit } from '../commands/command.ts';
import type { Document } from '../json.ts';
import type { Host, Provider } from '../model.ts';
import { Crash, fault, notFound, Refusal } from '../refusals.ts';
import { system } from '../rights.ts';
import { idOf, type Call, type Service } from '../service.ts';
import { text } from '../search.ts';

const KIND = 'externalhostprovider';

/** What its URL answers a connection test, in HTTP; 0 for no answer. Any success is one, a page too (seen). */
type Behind = Provider & { readonly answersTestWith?: number };

const own = (call: Call): readonly Provider[] => call.store.providers.where(({ kind }) => kind === KIND);

/** Only a URL that is none is refused; what stands there is not asked (seen). */
function checkUrl(url: Document[string]): void {
  if (typeof url === 'string' && !URL.canParse(url)) throw fault(500, '[General command validation failure.]');
}

function add(call: Call, body: Document): Document {
  const { name } = body;
  if (typeof name !== 'string' || name === '') {
    throw fault(400, "Parameter 'provider.name' is mandatory but was not provided.", 'Input validation failed.');
  }
  requirePermit(call, 'create_storage_pool', system);
  checkUrl(body['url']);
  return call.store.providers.put({
    requires_authentication: false,
    description: '',
    ...body,
    password: undefined,
    id: call.world.newId(`${KIND}/${name}`),
    name,
    kind: KIND,
  });
}

function update(call: Call, body: Document): Document {
  requirePermit(call, 'create_storage_pool', system);
  checkUrl(body['url']);
  const provider = call.store.providers.get(idOf(call));
  return call.store.providers.put({ ...provider, ...body, password: undefined, id: provider.id, kind: KIND });
}

/** A provider goes, and what was bound to it is free. */
function remove(call: Call): undefined {
  const { providers, vms, hosts } = call.store;
  requirePermit(call, 'create_storage_pool', system);
  const id = idOf(call);
  const isBound = ({ external_host_provider: provider }: Document): boolean =>
    typeof provider === 'object' && 'id' in provider && provider['id'] === id;
  for (const vm of vms.where(isBound)) vms.put({ ...vm, external_host_provider: undefined });
  for (const host of hosts.where(isBound)) hosts.put({ ...host, external_host_provider: undefined });
  providers.remove(id);
}

function testConnectivity(call: Call): undefined {
  const provider: Behind | undefined = own(call).find(({ id }) => id === idOf(call));
  if (!provider) throw notFound();
  const { answersTestWith = 200 } = provider;
  if (answersTestWith >= 200 && answersTestWith < 300) return;
  const detail = '[Failed to communicate with the external provider, see log for additional details.]';
  // Without the action that was sent (seen).
  throw new Refusal(400, 'Operation Failed', () => detail, true);
}

/** What the engine no longer asks Foreman for: empty lists, and a stack trace for one of them (seen). */
const gone: Service = {
  isId: () => true,
  get: () => {
    throw new Crash('Foreman is not asked for this any more.');
  },
};

/** Binds a host as a VM is bound; an empty reference frees it (ovirt-engine-api-model Host.java; a VM's was seen). */
function updateHost(call: Call, body: Document): Document {
  const { store } = call;
  const host = store.hosts.get(idOf(call));
  requirePermit(call, 'edit_host_configuration', { kind: 'host', id: host.id });
  const { name, comment, external_host_provider: provider } = body;
  const isBinding = typeof provider === 'object' && 'id' in provider;
  const changed: Host = {
    ...host,
    ...(typeof name === 'string' && { name }),
    ...(typeof comment === 'string' && { comment }),
    ...(provider !== undefined && { external_host_provider: isBinding ? provider : undefined }),
  };
  return store.hosts.put(changed);
}

function engineErrata(call: Call): readonly Document[] {
  if (own(call).length > 0) return [];
  const lacking = 'No errata for the engine are available.';
  throw fault(400, `The engine is not associated with a Foreman/Satellite provider. ${lacking}`);
}

export const externalHostProviders: Readonly<Record<string, Service>> = {
  ExternalHostProvidersService: {
    isAdminOnly: true,
    list: own,
    search: () => ({ name: text<Provider>(({ name }) => name) }),
    add,
  },
  ExternalHostProviderService: {
    get: (call) => own(call).find(({ id }) => id === idOf(call)),
    update,
    remove,
    actions: { testconnectivity: testConnectivity },
  },
  ExternalHostService: gone,
  ExternalHostGroupService: gone,
  ExternalComputeResourceService: gone,
  ExternalDiscoveredHostService: gone,
  EngineKatelloErrataService: { isAdminOnly: true, list: engineErrata },
  HostService: { get: (call) => call.store.hosts.find(idOf(call)), update: updateHost },
};
