// The root of the API
import { BLANK, isAdmin } from '../rights.ts';
import type { Service } from '../service.ts';

const VERSION = { build: 8, full_version: '4.5.8', major: 4, minor: 5, revision: 0 };
const INSTANCE = '70f83c74-e56c-11f1-a7bb-02fc00000001';

export const root: Readonly<Record<string, Service>> = {
  SystemService: {
    get: ({ store, session, world }) => {
      const count = <T>(all: readonly T[], isActive: (item: T) => boolean) => ({
        active: all.filter(isActive).length,
        total: all.length,
      });
      const user = { id: session.userId };
      const forAdmins = {
        engine_backup: {},
        summary: {
          hosts: count(store.hosts.all(), ({ status }) => status === 'up'),
          storage_domains: count(
            store.storageDomains.all().filter(({ type }) => type !== 'image'),
            ({ attachment }) => attachment?.status === 'active',
          ),
          users: count(store.users.all(), () => true),
          vms: count(store.vms.all(), ({ status }) => !['down', 'suspended', 'image_locked'].includes(status)),
        },
      };
      const sees = isAdmin(store, session.userId);
      return {
        ...(sees && forAdmins),
        product_info: { ...(sees && { instance_id: INSTANCE }), name: 'oVirt Engine', version: VERSION },
        special_objects: { blank_template: { id: BLANK }, root_tag: { id: BLANK } },
        time: world.clock.now(),
        authenticated_user: user,
        effective_user: user,
      };
    },
  },
};
