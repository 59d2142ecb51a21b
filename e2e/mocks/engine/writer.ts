// Turns documents into what goes over the wire: addresses, links to sub-collections, and actions.
import { actionsOf, attributesOf, elementName, locatorsOf, methodsOf, pathName } from './api-model.ts';
import { writeObject, type Address, type Document, type JsonObject } from './json.ts';
import { collectionPath, elementService } from './router.ts';
import type { Service } from './service.ts';

export type FindService = (name: string) => Service | undefined;

const addressBelow =
  (base: string): Address =>
  (type, document) => {
    if (type === 'Quota' && typeof document['dataCenterId'] === 'string' && typeof document['id'] === 'string') {
      return `${base}/datacenters/${document['dataCenterId']}/quotas/${document['id']}`;
    }
    const path = collectionPath(type);
    return path === undefined || typeof document['id'] !== 'string' ? undefined : `${base}/${path}/${document['id']}`;
  };

/** The type of the objects that a collection or an object's service is about, e.g. `Vm`. */
export function typeOf(service: string, own: Service | undefined): string {
  if (own?.type !== undefined) return own.type;
  const methods = methodsOf(service);
  const method = methods['list'] ?? methods['get'] ?? methods['add'] ?? methods['update'];
  const out = Object.values(method?.out ?? {})[0];
  if (out === undefined) throw new Error(`The API model does not tell what ${service} is about.`);
  return out.replace('[]', '');
}

/** Links to the sub-collections of an object, lower case without underscores. */
function linksOf(service: string, href: string, own: Service | undefined, document: Document): JsonObject[] {
  const all = Object.entries(locatorsOf(service))
    .filter(([, target]) => !target.endsWith('/{id}'))
    .map(([name]) => pathName(name));
  return (own?.links?.(document, all) ?? all).map((rel) => ({ href: `${href}/${rel}`, rel }));
}

/** An object with its address, links and actions. `href` is where it stands. */
export function writeElement(
  findService: FindService,
  service: string,
  type: string,
  document: Document,
  base: string,
  href: string,
): JsonObject {
  const own = findService(service);
  const links = linksOf(service, href, own, document);
  const actions = [...actionsOf(service).keys()].map((rel) => ({ href: `${href}/${rel}`, rel }));
  return {
    ...writeObject(type, document, addressBelow(base)),
    ...(actions.length > 0 && { actions: { link: actions } }),
    // Where a service chooses its links, none is an empty list (seen).
    ...((links.length > 0 || own?.links) && { link: links }),
    href,
  };
}

/** The entries of a collection. */
export function writeElements(
  findService: FindService,
  collection: string,
  documents: readonly Document[],
  base: string,
  path: string,
): readonly JsonObject[] {
  const own = findService(collection);
  const type = typeOf(collection, own);
  const service = elementService(collection);
  return documents.map((document) => {
    const id = typeof document['id'] === 'string' ? document['id'] : '';
    if (own?.elsewhere?.service !== undefined) {
      const href = `${base}/${own.elsewhere.path}/${id}`;
      return writeElement(findService, own.elsewhere.service, type, document, base, href);
    }
    if (own?.elsewhere) {
      return { ...writeObject(type, document, addressBelow(base)), href: `${base}/${own.elsewhere.path}/${id}` };
    }
    if (service === undefined || own?.hasAddress?.(document) === false)
      return writeObject(type, document, addressBelow(base));
    return writeElement(findService, service, type, document, base, `${base}/${path}/${id}`);
  });
}

/** A document that stands nowhere: a fault, an action, the root. */
export function writeLoose(
  type: string,
  document: Document,
  base: string,
  attributes = attributesOf(type),
): JsonObject {
  return writeObject(type, document, addressBelow(base), attributes);
}

/** The root of the API: a document without an address, with links to all collections and to their searches. */
export function writeRoot(document: Document, base: string): JsonObject {
  const links = Object.entries(locatorsOf('SystemService')).flatMap(([name, service]) => {
    const [rel, href] = [pathName(name), `${base}/${pathName(name)}`];
    const isSearched = 'search' in (methodsOf(service)['list']?.in ?? {});
    return [{ href, rel }, ...(isSearched ? [{ href: `${href}?search={query}`, rel: `${rel}/search` }] : [])];
  });
  return { ...writeLoose('Api', document, base), link: links };
}

/** `{"vm": [...]}`; an empty collection leaves the array out, unless it is asked for. */
export function wrap(type: string, elements: readonly JsonObject[], showsEmpty: boolean): JsonObject {
  return elements.length === 0 && !showsEmpty ? {} : { [elementName(type)]: elements };
}
