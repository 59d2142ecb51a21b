/** The lab's Foreman, which manages the machines of the mock engine's lab. */
import type { ForemanData } from '../model.ts';
import { makeHosts } from './hosts.ts';
import { labResource } from './lab-engine.ts';
import { development, lab, makeUsers, munich, vienna } from './site.ts';

export function labData(): ForemanData {
  return {
    organizations: [lab, development],
    locations: [munich, vienna],
    users: makeUsers(),
    computeResources: [labResource],
    hosts: makeHosts,
  };
}
