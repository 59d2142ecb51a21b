/** Puts a data set into an installation of a version, as its migrations would have left it. */
import {
  DEFAULT_SETTINGS,
  knowsOvirt,
  type ForemanData,
  type Host,
  type Installation,
  type Settings,
  type World,
} from './model.ts';

export interface WorldOptions {
  readonly installation: Installation;
  readonly data: ForemanData;
  readonly settings: Partial<Settings>;
  readonly now: () => number;
  readonly startMs: number;
  readonly agentsKeepReporting: boolean;
}

/**
 * Without its oVirt plugin, the update to 3.16 deletes the compute resource and takes `uuid` and `compute_resource_id`
 * from its hosts (Foreman #38266).
 */
function migrate(hosts: readonly Host[], installation: Installation): readonly Host[] {
  if (knowsOvirt(installation)) return hosts;
  for (const host of hosts) {
    host.uuid = null;
    host.computeResourceId = null;
  }
  return hosts;
}

/** Hosts are made at the first request, and by number and name found without a search. */
export function createWorld({ installation, data, settings, now, startMs, agentsKeepReporting }: WorldOptions): World {
  let made: { list: Host[]; byId: Map<number, Host> } | undefined;
  let byName = new Map<string, Host>();

  function all(): { list: Host[]; byId: Map<number, Host> } {
    if (!made) {
      const list = [...migrate(data.hosts(startMs), installation)];
      made = { list, byId: new Map(list.map((host) => [host.id, host])) };
    }
    return made;
  }

  return {
    installation,
    settings: { ...DEFAULT_SETTINGS, ...settings },
    organizations: data.organizations,
    locations: data.locations,
    users: data.users,
    computeResources: knowsOvirt(installation) ? data.computeResources : [],
    hosts: () => all().list,
    addHost(host) {
      all().list.push(host);
      all().byId.set(host.id, host);
    },
    findHost: (id) => all().byId.get(id),
    findHostByName(name) {
      // Hosts may be renamed and added, so a miss is looked up anew.
      const known = byName.get(name);
      if (known?.name === name) return known;
      byName = new Map(all().list.map((host) => [host.name, host]));
      return byName.get(name);
    },
    now,
    startMs,
    agentsKeepReporting,
  };
}
