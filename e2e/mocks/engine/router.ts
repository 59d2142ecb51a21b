// Finds the service of a path by walking the API model from its root.
import { actionsOf, locatorsOf, methodsOf, pathName } from './api-model.ts';
import type { Id } from './model.ts';

export const API = '/ovirt-engine/api';

export interface Route {
  /** The name of the service in the API model. */
  readonly service: string;
  /** The service of the collection that an object of this path stands in. */
  readonly collection: string | undefined;
  readonly ids: readonly Id[];
  /** The services whose ids stand in the path, in the order of `ids`. */
  readonly idServices: readonly string[];
  /** The action at the end of the path. */
  readonly action: string | undefined;
}

const root: Route = { service: 'SystemService', collection: undefined, ids: [], idServices: [], action: undefined };

function step(route: Route, segment: string): Route | undefined {
  const locators = Object.entries(locatorsOf(route.service));
  for (const [name, target] of locators) {
    if (!target.endsWith('/{id}') && pathName(name) === segment) {
      return { ...route, service: target, collection: undefined };
    }
  }
  if (actionsOf(route.service).has(segment)) return { ...route, action: segment };
  for (const [, target] of locators) {
    if (!target.endsWith('/{id}')) continue;
    const service = target.replace('/{id}', '');
    return {
      service,
      collection: route.service,
      ids: [...route.ids, segment],
      idServices: [...route.idServices, service],
      action: undefined,
    };
  }
  return undefined;
}

/** The service of a path such as `vms/ID/nics`; undefined when the API has no such path. */
export function findRoute(path: string): Route | undefined {
  let route: Route | undefined = root;
  for (const segment of path.split('/').filter((part) => part !== '')) {
    if (route.action !== undefined) return undefined;
    route = step(route, decodeURIComponent(segment));
    if (!route) return undefined;
  }
  return route;
}

/** The service of the objects in a collection. */
export function elementService(collection: string): string | undefined {
  const target = Object.values(locatorsOf(collection)).find((locator) => locator.endsWith('/{id}'));
  return target?.replace('/{id}', '');
}

const verbs: readonly (readonly [method: string, verb: string])[] = [
  ['add', 'POST'],
  ['update', 'PUT'],
  ['remove', 'DELETE'],
  ['list', 'GET'],
  ['get', 'GET'],
];

/** The HTTP methods of a path, as OPTIONS and the 405 list them. */
export function allowed(route: Route): readonly string[] {
  if (route.action !== undefined) return ['POST', 'OPTIONS'];
  const methods = methodsOf(route.service);
  const known = verbs.filter(([method]) => method in methods).map(([, verb]) => verb);
  return [...(known.includes('GET') ? ['HEAD'] : []), ...known, 'OPTIONS'];
}

// Types whose objects stand in no collection of the root, and so have no address as a reference.
const collectionPaths = new Map<string, string>();

/** Where objects of a type stand below the root, e.g. `datacenters` for DataCenter. */
export function collectionPath(type: string): string | undefined {
  if (collectionPaths.size === 0) {
    for (const [name, service] of Object.entries(locatorsOf('SystemService'))) {
      const out = Object.values(methodsOf(service)['list']?.out ?? {})[0];
      if (out?.endsWith('[]') === true) collectionPaths.set(out.replace('[]', ''), pathName(name));
    }
    // Quotas stand below their data center only; a reference to one has no href (seen).
    collectionPaths.delete('Quota');
  }
  return collectionPaths.get(type);
}
