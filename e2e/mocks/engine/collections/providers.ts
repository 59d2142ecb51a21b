/**
 * /openstackimageproviders: the image repositories behind image domains. Nothing behind a provider is asked.
 */
import { requirePermit } from '../commands/command.ts';
import type { Document } from '../json.ts';
import type { Provider } from '../model.ts';
import { fault } from '../refusals.ts';
import { system } from '../rights.ts';
import { idOf, type Call, type Service } from '../service.ts';
import { text } from '../search.ts';

function addProvider(call: Call, kind: Provider['kind'], body: Document): Document {
  const { name } = body;
  if (typeof name !== 'string' || name === '') {
    throw fault(400, "Parameter 'provider.name' is mandatory but was not provided.", 'Input validation failed.');
  }
  requirePermit(call, 'create_storage_pool', system);
  const id = call.world.newId(`${kind}/${name}`);
  return call.store.providers.put({
    requires_authentication: false,
    description: '',
    ...body,
    password: undefined,
    id,
    name,
    kind,
  });
}

function services(kind: Provider['kind']): { readonly all: Service; readonly one: Service } {
  const own = (call: Call): readonly Provider[] => call.store.providers.where((provider) => provider.kind === kind);
  return {
    all: {
      isAdminOnly: true,
      list: own,
      search: () => ({ name: text<Provider>(({ name }) => name) }),
      add: (call, body) => addProvider(call, kind, body),
    },
    one: {
      get: (call) => own(call).find(({ id }) => id === idOf(call)),
      remove: (call) => {
        requirePermit(call, 'create_storage_pool', system);
        call.store.providers.remove(idOf(call));
        return undefined;
      },
    },
  };
}

const images = services('openstackimageprovider');

export const providers: Readonly<Record<string, Service>> = {
  OpenstackImageProvidersService: images.all,
  OpenstackImageProviderService: images.one,
};
