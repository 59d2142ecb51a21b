/**
 * A small lab, written by hand: what the demo shows and most tests start from. Who can log in stands in people.ts.
 */
import type { Content } from '../store.ts';
import { BLANK } from '../rights.ts';
import * as installed from './installed.ts';
import { idFor } from './identity.ts';
import * as inventory from './lab-inventory.ts';
import * as images from './lab-repositories.ts';
import { templateDiskAttachments, templateDisks, templateNics, templates } from './lab-templates.ts';
import { vmDiskAttachments, vmDisks, vmNics, vms } from './lab-vms.ts';
import { imageImporter, permissionsOn, users } from './people.ts';

export const labData: Content = {
  clusterNetworks: inventory.clusterNetworks,
  clusters: inventory.clusters,
  cpuProfiles: inventory.cpuProfiles,
  dataCenters: inventory.dataCenters,
  diskAttachments: [...templateDiskAttachments, ...vmDiskAttachments],
  disks: [...templateDisks, ...vmDisks],
  groups: [installed.everyone],
  hosts: inventory.hosts,
  icons: installed.icons,
  instanceTypes: installed.instanceTypes,
  keystones: images.keystones,
  macPools: installed.macPools,
  networkFilters: installed.networkFilters,
  networks: inventory.networks,
  nics: [...templateNics, ...vmNics],
  operatingSystems: installed.operatingSystems,
  permissions: [
    ...permissionsOn(inventory.intel.id, idFor('template/fedora-43')),
    ...installed.everyonesPermissions,
    ...inventory.vnicProfiles.map(({ id }) => installed.publicProfile(id)),
  ],
  providers: [...images.imageProviders, ...inventory.providers],
  quotas: inventory.quotas,
  repositories: images.repositories,
  roles: [...installed.roles, imageImporter],
  storageDomains: [...inventory.storageDomains, ...images.imageDomains],
  tags: [
    { id: BLANK, name: 'root', description: 'root' },
    { id: idFor('tag/containers'), name: 'containers', description: 'Runs a container', parent: { id: BLANK } },
    { id: idFor('tag/ci'), name: 'ci', description: 'Continuous integration', parent: { id: BLANK } },
  ],
  tagAssignments: ['web-01', 'web-02', 'gitea', 'grafana', 'registry', 'wiki'].map((name) => {
    const [ownerId, tagId] = [idFor(`vm/${name}`), idFor('tag/containers')];
    return { id: `${ownerId}/${tagId}`, ownerId, tagId };
  }),
  templates: [installed.blank, ...templates],
  users,
  vms,
  vnicProfiles: inventory.vnicProfiles,
};
