/** The lab's image repositories: the providers that the engine has, their domains, and the servers behind them. */
import { labImages, teamImages } from '../../glance/images.ts';
import type { Keystone, Repository } from '../../glance/repository.ts';
import type { Provider, StorageDomain } from '../model.ts';
import { idFor } from './identity.ts';
import { imageDomainShape } from './shapes.ts';

const KEYSTONE = 'http://keystone.lab.example:5000';

function provider(name: string, description: string, url: string, rest: Partial<Provider> = {}): Provider {
  return {
    id: idFor(`provider/${name}`),
    kind: 'openstackimageprovider',
    name,
    description,
    url,
    requires_authentication: false,
    ...rest,
  };
}

export const imageProviders: readonly Provider[] = [
  provider('glance', 'Cloud images of the lab', 'http://glance.lab.example:9292'),
  provider('glance-vienna', 'Copy at the second site', 'http://glance.vienna.example:9292'),
  // Made in WebAdmin's own dialog: REST knows nothing of users' domains and projects.
  provider('openstack', 'Images of the platform team', 'http://openstack.lab.example:9292', {
    requires_authentication: true,
    username: 'ovirt',
    secret: 'demo',
    authentication_url: `${KEYSTONE}/v3`,
    keystoneV3: { userDomain: 'Default', project: 'images', projectDomain: 'Default' },
  }),
];

export const imageDomains: readonly StorageDomain[] = imageProviders.map(({ id, name, description = '' }) => ({
  ...imageDomainShape,
  id: idFor(`storagedomain/${name}`),
  name,
  description,
  providerId: id,
}));

/** The last two are no providers yet: one is open, the other wants a login by Keystone v2.0. */
export const repositories: readonly Repository[] = [
  { id: 'http://glance.lab.example:9292', images: labImages },
  { id: 'http://glance.vienna.example:9292', images: labImages.slice(0, 6), trouble: 'closed' },
  { id: 'http://openstack.lab.example:9292', images: teamImages, keystone: KEYSTONE },
  { id: 'http://images.lab.example:9292', images: labImages.slice(0, 11) },
  { id: 'http://archive.lab.example:9292', images: teamImages, keystone: KEYSTONE },
  { id: 'https://secure.lab.example:9292', images: teamImages, trouble: 'untrusted certificate' },
  { id: 'http://intranet.lab.example', images: [], trouble: 'html' },
];

export const keystones: readonly Keystone[] = [
  {
    id: KEYSTONE,
    users: [{ name: 'ovirt', password: 'demo', tenants: ['images'], domain: 'Default', projects: ['images'] }],
  },
];
