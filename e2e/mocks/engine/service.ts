// What a service of the engine is made of. A service has its name and its methods from the API model; here is what each
// method does. README.md says how to add one.
import type { Clock } from './clock.ts';
import type { Document } from './json.ts';
import type { Backstage } from './backstage.ts';
import type { Locks } from './locks.ts';
import type { Network } from './network.ts';
import type { Id } from './model.ts';
import type { Parameters } from './parameters.ts';
import type { Answer } from './refusals.ts';
import type { SearchableFields } from './search.ts';
import type { Session } from './sessions.ts';
import type { Store } from './store.ts';

/** Everything that lasts from one request to the next. */
export interface World {
  readonly store: Store;
  readonly clock: Clock;
  /** The origin in texts and in `Location`, e.g. `https://engine.lab.example`. */
  readonly origin: string;
  /** A new id. `what` names what it is for, e.g. `vm/web-01`, so that a replay can choose it. */
  readonly newId: (what?: string) => Id;
  readonly locks: Locks;
  readonly backstage: Backstage;
  readonly network: Network;
}

/** One request, as a service sees it. */
export interface Call {
  readonly world: World;
  readonly store: Store;
  readonly session: Session;
  /** The ids in the path, outermost first: `[vm, nic]` of `/vms/VM/nics/NIC`. */
  readonly ids: readonly Id[];
  /** The path below `/ovirt-engine/api`, without leading slash, e.g. `vms/VM/nics`. */
  readonly path: string;
  readonly parameters: Parameters;
  readonly correlationId: string;
  /** Whether the answer is only what the user's own roles show. */
  readonly filtered: boolean;
  readonly allContent: boolean;
  /** Two letters, from Accept-Language. */
  readonly language: string;
}

/** The innermost id of the path. */
export function idOf(call: Call): Id {
  const id = call.ids.at(-1);
  if (id === undefined) throw new Error(`There is no id in ${call.path}.`);
  return id;
}

/** The id of the object that a sub-collection belongs to. */
export function ownerOf(call: Call): Id {
  const [owner] = call.ids;
  if (owner === undefined) throw new Error(`There is no owner in ${call.path}.`);
  return owner;
}

/** Entries whose address is elsewhere: `/datacenters/ID/networks` shows `/networks/ID`. */
export interface Elsewhere {
  readonly path: string;
  /** The service there, whose links and actions an entry shows; without it, an entry shows none. */
  readonly service?: string;
}

/** What a service has at once, or has to ask another server for first. */
export type Eventual<T> = T | Promise<T>;

export interface Service {
  readonly list?: (call: Call) => Eventual<readonly Document[]>;
  /** Undefined is the empty 404. Without it, an object is looked for in its collection's list. */
  readonly get?: (call: Call) => Eventual<Document | undefined>;
  /** A document is a 201. */
  readonly add?: (call: Call, body: Document) => Eventual<Document | Answer>;
  readonly update?: (call: Call, body: Document) => Document | Answer;
  /** What the answer holds beside `"status": "complete"`. */
  readonly remove?: (call: Call) => Document | undefined;
  /** By the last word of the path: `start`. The answer is the submitted action, its status, and what is returned. */
  readonly actions?: Readonly<Record<string, (call: Call, body: Document) => Eventual<Document | undefined>>>;
  /** How an entry of the list is shown, once it is found and its page is cut. */
  readonly show?: (call: Call, document: Document) => Document;
  /** What `?search=` can ask for; without it, a search is ignored. */
  readonly search?: (store: Store) => SearchableFields;
  /** What a search for another field ends in; without it, such a search finds nothing. */
  readonly unknownField?: () => Error;
  /** The order of a list where it is not by name. */
  readonly order?: (a: Document, b: Document) => number;
  readonly elsewhere?: Elsewhere;
  /** Which entries have an address of their own, where not all have. */
  readonly hasAddress?: (document: Document) => boolean;
  /** The links of an object where they are not all that its service has. */
  readonly links?: (document: Document, all: readonly string[]) => readonly string[];
  /** Ids in the path that are no UUIDs. */
  readonly isId?: (id: string) => boolean;
  /** The type of the entries, where the model does not tell it. */
  readonly type?: string;
  /** A query that is refused (400) whenever the answer is filtered, to administrators too. */
  readonly isAdminOnly?: boolean;
  /** An empty list is written as `[]`, not left out. */
  readonly showsEmptyList?: boolean;
}
