/**
 * Who can log in, in the lab and in the large data set: one for each way in which rights matter. All have the password
 * `demo`.
 */
import type { Id, Permission, Role, User } from '../model.ts';
import { SYSTEM } from '../rights.ts';
import { idFor } from './identity.ts';
import { roleNamed } from './installed.ts';

const PASSWORD = 'demo';

/** The engine's ids of domains are their names in hexadecimal. */
const hex = (text: string): string => Buffer.from(text).toString('hex').toUpperCase();

function person(login: string, firstName: string, lastName: string): User {
  const [principal = '', profile = ''] = login.split('@');
  const domain = `${profile}-authz`;
  return {
    id: idFor(`user/${login}`),
    name: firstName,
    last_name: lastName,
    user_name: `${principal}@${domain}`,
    principal,
    department: '',
    domain: { id: hex(domain), name: domain },
    domain_entry_id: hex(idFor(`entry/${login}`)),
    namespace: '*',
    ...(profile !== 'internal' && { email: `${principal}@lab.example` }),
    account: { login, password: PASSWORD },
  };
}

const people = {
  /** SuperUser: everything. */
  admin: person('admin@internal', 'admin', ''),
  /** ClusterAdmin of one cluster, where she may use one template: sees everything, may change what is hers. */
  clara: person('clara@lab', 'Clara', 'Meyer'),
  /** ReadOnlyAdmin: sees everything, every command is a 403. */
  rita: person('rita@lab', 'Rita', 'Novak'),
  /** SuperUser like admin: the one whose rights a test takes away. */
  leo: person('leo@lab', 'Leo', 'Fontaine'),
  /** A role of the site's own: may import images and edit templates, but adds no provider, no tag and no interface. */
  ingrid: person('ingrid@lab', 'Ingrid', 'Solberg'),
  /** VmCreator on one cluster: an ordinary user, who never gets into WebAdmin. */
  otto: person('otto@lab', 'Otto', 'Berg'),
};

export const users: readonly User[] = Object.values(people);

/** For administrators who import images and do no more. */
export const imageImporter: Role = {
  id: idFor('role/ImageImporter'),
  name: 'ImageImporter',
  description: 'Imports images as disks and templates',
  administrative: true,
  mutable: true,
  permitNames: ['login', 'create_disk', 'access_image_storage', 'create_template', 'edit_template_properties'],
  showsChildren: true,
};

const given = (user: User, role: string, on: Permission['on']): Permission => ({
  id: idFor(`permission/${user.principal}/${role}`),
  role: { id: (role === imageImporter.name ? imageImporter : roleNamed(role)).id },
  user: { id: user.id },
  on,
});

/**
 * Their permissions; `clusterId` is the one that Clara administers and Otto creates VMs in, `templateId` the one that she
 * makes them of: who may change a cluster may use no template for that.
 */
export function permissionsOn(clusterId: Id, templateId: Id): readonly Permission[] {
  return [
    given(people.admin, 'SuperUser', { kind: 'system', id: SYSTEM }),
    given(people.clara, 'ClusterAdmin', { kind: 'cluster', id: clusterId }),
    given(people.clara, 'UserTemplateBasedVm', { kind: 'template', id: templateId }),
    given(people.rita, 'ReadOnlyAdmin', { kind: 'system', id: SYSTEM }),
    given(people.ingrid, 'ImageImporter', { kind: 'system', id: SYSTEM }),
    given(people.leo, 'SuperUser', { kind: 'system', id: SYSTEM }),
    given(people.otto, 'VmCreator', { kind: 'cluster', id: clusterId }),
  ];
}
