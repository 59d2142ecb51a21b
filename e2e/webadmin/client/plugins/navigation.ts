/** Where WebAdmin is: the current place, the URL's hash, and how one leads to the other (WebAdminPlaceManager.java). */
import { createHostLog } from './host-log.ts';
import { encodeToken, formatHash, parseHash, type PlaceAddress } from './place-token.ts';
import type { KnownPlace, Places } from './places.ts';
import type { PlaceParams } from './webadmin-model.ts';

export interface Arrival {
  readonly address: PlaceAddress;
  readonly place: KnownPlace;
  /** By the address bar, a bookmark or a script's hash, not by a click inside WebAdmin. */
  readonly isByUrl: boolean;
}

export interface Navigation {
  current(): Arrival | null;
  /** The place that the hash asks for now, or the default one, without going there. */
  findFirst(): PlaceAddress;
  /** Follows the hash from now on. */
  start(first: PlaceAddress): void;
  /** A bare token; anything else leads to the default place. */
  reveal(token: string): void;
  go(address: PlaceAddress): void;
  /** Changes the current place's parameters and with them the hash. */
  setParams(params: PlaceParams): void;
  setTabAccessible(token: string, isAccessible: boolean): void;
}

const log = createHostLog('common.place.ApplicationPlaceManager');

export function createNavigation(places: Places, onArrive: (arrival: Arrival) => void): Navigation {
  let current: Arrival | null = null;

  function go(wanted: PlaceAddress, isByUrl: boolean): void {
    const address = findAddress(wanted);
    const place = places.find(address.token);
    if (!place) return; // Not even the default place is there any more.
    const isSame = current && formatHash(current.address) === formatHash(address);
    if (!isSame) current = { address, place, isByUrl };
    writeHash(address);
    if (current && !isSame) onArrive(current);
  }

  function findAddress(wanted: PlaceAddress): PlaceAddress {
    if (places.find(wanted.token)) return withSearch(wanted);
    if (!places.isTaken(wanted.token)) {
      log.warning(`Invalid place request - no presenter proxy mapped to '${encodeToken(wanted.token)}'`);
    }
    return withSearch({ token: places.getDefault(), params: {} });
  }

  function writeHash(address: PlaceAddress): void {
    const hash = formatHash(address);
    if (location.hash !== hash) location.hash = hash;
  }

  function findFirst(): PlaceAddress {
    const asked = parseHash(location.hash);
    return asked.token === '' ? withSearch({ token: places.getDefault(), params: {} }) : findAddress(asked);
  }

  return {
    current: () => current,
    findFirst,
    start(first) {
      go(first, true);
      window.addEventListener('hashchange', () => {
        if (current && location.hash === formatHash(current.address)) return;
        go(findFirst(), true);
      });
    },
    reveal: (token) => go({ token, params: {} }, false),
    go: (address) => go(address, false),
    setParams(params) {
      if (!current) return;
      current = { ...current, address: { token: current.address.token, params } };
      writeHash(current.address);
    },
    setTabAccessible(token, isAccessible) {
      places.setTabAccessible(token, isAccessible);
      if (!isAccessible && current?.address.token === token && !places.find(token)) {
        go({ token: places.getDefault(), params: {} }, false);
      }
    },
  };
}

/** The disks' grid always says what it searches for. */
function withSearch(address: PlaceAddress): PlaceAddress {
  return address.token === 'disks' ? { ...address, params: { search: '', ...address.params } } : address;
}
