// Every service that the mock engine has, by its name in the API model. One that is missing answers an empty list to a
// read, and a 500 page to anything else.
import { clusters } from './collections/clusters.ts';
import { dataCenters } from './collections/datacenters.ts';
import { events } from './collections/events.ts';
import { externalHostProviders } from './collections/external-host-providers.ts';
import { imageProviders } from './collections/image-providers.ts';
import { inventory } from './collections/inventory.ts';
import { jobs } from './collections/jobs.ts';
import { options } from './collections/options.ts';
import { people } from './collections/people.ts';
import { permissions } from './collections/permissions.ts';
import { root } from './collections/root.ts';
import { networks } from './collections/networks.ts';
import { storageDomains } from './collections/storagedomains.ts';
import { tags } from './collections/tags.ts';
import { templates } from './collections/templates.ts';
import { vmParts } from './collections/vm-parts.ts';
import { vms } from './collections/vms.ts';
import { commands } from './commands/services.ts';
import type { Service } from './service.ts';

const collections: Readonly<Record<string, Service>> = {
  ...clusters,
  ...dataCenters,
  ...events,
  ...externalHostProviders,
  ...imageProviders,
  ...inventory,
  ...jobs,
  ...networks,
  ...options,
  ...people,
  ...permissions,
  ...root,
  ...storageDomains,
  ...tags,
  ...templates,
  ...vmParts,
  ...vms,
};

const names = new Set([...Object.keys(collections), ...Object.keys(commands)]);
const services: ReadonlyMap<string, Service> = new Map(
  [...names].map((name) => [name, { ...collections[name], ...commands[name] }]),
);

export const findService = (name: string): Service | undefined => services.get(name);
