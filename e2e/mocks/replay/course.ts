/**
 * What happened in the recorded engine between the requests that were written down: told by `state.json`, by what later
 * requests name, and by their titles. Each step says what tells it.
 */
import { vmShape } from '../engine/data/shapes.ts';
import type { Repository, Trouble } from '../glance/repository.ts';
import type { Id, Initialization } from '../engine/model.ts';
import type { Store } from '../engine/store.ts';
import type { RecordedState } from './recorded-state.ts';

/** Sends a request as the administrator, or as the operator, and forgets its answer. */
export type Send = (
  method: string,
  path: string,
  body?: unknown,
  options?: { readonly correlationId?: string; readonly asOperator?: boolean; readonly jobId?: Id },
) => Promise<void>;

export interface Scene {
  readonly store: Store;
  readonly state: RecordedState;
  readonly send: Send;
  readonly advance: (ms: number) => void;
}

export interface Step {
  /** The request before which it had happened, by its place in the order. */
  readonly before: number;
  readonly why: string;
  readonly act: (scene: Scene) => Promise<void> | void;
}

export const web01 = 'bd89df52-a0b8-43d8-b12b-08fb478b3e80';
export const cluster48 = '1a81445f-3507-43df-98af-83c0b4103d96';
const deleted = '0c008d69-8356-44e0-bee0-cc6b7597150c';
const netboot = '8ea03627-e86f-4ca4-95cd-7e325553421d';
const clone = '61167e50-02c9-4ebf-bae2-13ca80f76e5f';
const BLANK = '00000000-0000-0000-0000-000000000000';

const inCluster48 = { cluster: { id: cluster48 }, template: { id: BLANK } };

function insertTemplate({ store, state }: Scene, name: string): void {
  const template = state.templates.find((candidate) => candidate.name === name);
  if (!template) return;
  store.templates.put({ ...template, status: 'ok' });
  for (const attachment of state.diskAttachments.filter(({ ownerId }) => ownerId === template.id)) {
    store.diskAttachments.put(attachment);
    const disk = state.disks.find(({ id }) => id === attachment.diskId);
    if (disk) store.disks.put(disk);
  }
}

/** An initialization as a request sends it; the lists of NICs that state.json shows are empty ones. */
const sent = (initialization: Initialization | undefined): object => ({
  ...initialization,
  nic_configurations: undefined,
});

/** Lets each step be written with its types known. */
const step = (given: Step): Step => given;

/** Foreman providers by their ids in requests 495 to 510, and what stands behind them by the titles of these. */
const foreman = 'f5c5c4c2-b407-44ff-881a-7b74794d2e95';
const closedForeman = '6c24df41-3c1d-4ab6-9429-b8ff6c19b941';
const plainForeman = '69299b73-eaf9-4c7c-a9f6-4fafefaa7cc7';
const unknownForeman = '08d2da22-12cd-4ce9-a436-9b6e463d5983';
const deepForeman = '4da13b27-054c-431a-b2e8-dc116708ee63';

const foremanAnswers = (before: number, answersTestWith: number): Step =>
  step({
    before,
    why: `Request ${before} tests a Foreman that answers so (title).`,
    act: ({ store }) => {
      store.providers.put({ ...store.providers.get(foreman), answersTestWith });
    },
  });

const foremanAt = (before: number, id: Id, answersTestWith: number): Step =>
  step({
    before,
    why: `Request ${before} tests another provider (path), at such an address (title).`,
    act: ({ store }) => {
      const url = 'http://127.0.0.1:3131';
      const made = store.providers.find(id) ?? { id, name: `rec_f_${before}`, url, kind: 'externalhostprovider' };
      store.providers.put({ ...made, answersTestWith });
    },
  });

const httpsGlance = '971e9e53-1f29-4ebb-909f-af081079e18b';
/** Where the recorder's own Glance and its Keystone answered (bodies of 393 and 460). */
const GLANCE = 'http://127.0.0.1:9393';
const KEYSTONE = 'http://127.0.0.1:5055';

/** What stood behind an image provider of state.json. */
function repositoryOf(state: RecordedState, name: string): Repository | undefined {
  const found = state.imageProviders.find(({ provider }) => provider.name === name);
  return found && { id: found.provider.url ?? '', images: found.images };
}

/** The provider that was there from the first, with its domain, and the two repositories. */
export function insertGlance(store: Store, state: RecordedState): void {
  const first = state.imageProviders.find(({ provider }) => provider.name === 'lab-glance');
  const domain = state.storageDomains.find(({ name }) => name === 'lab-glance');
  if (first && domain) {
    store.providers.put(first.provider);
    store.storageDomains.put({ ...domain, providerId: first.provider.id });
  }
  for (const name of ['lab-glance', 'rec_glance']) {
    const repository = repositoryOf(state, name);
    if (repository) store.repositories.put(repository);
  }
  // Right for the user and password of 460, wrong for those of 462 (titles).
  const users = [{ name: 'svc', password: 'secret', tenants: ['admin', 'admin2'] }];
  store.keystones.put({ id: KEYSTONE, users });
}

const glanceAnswers = (before: number, why: string, trouble: Trouble | undefined): Step =>
  step({ before, why, act: ({ store }) => void store.repositories.change(GLANCE, { trouble }) });

export const course: readonly Step[] = [
  step({
    before: 44,
    why: 'state.json: rec-cl47 is in rec-dc-empty, which 41 made; request 61 and those around it look for rec-cl*.',
    act: ({ send, state }) => {
      const cluster = state.clusters.find(({ name }) => name === 'rec-cl47');
      return send('POST', '/clusters', { name: 'rec-cl47', data_center: cluster?.data_center, cpu: cluster?.cpu });
    },
  }),
  step({
    before: 139,
    why: 'Requests 89 and 104 ask for storage that is not there (titles); VMs are created in Default from 143 on, which needs a data center that is up.',
    act: ({ store, state }) => {
      for (const host of state.hosts) {
        store.hosts.put(host);
        // A cluster without an architecture takes that of its first host.
        const { type } = host['cpu'] as { readonly type: string };
        store.clusters.change(host.cluster.id, { cpu: { architecture: 'x86_64', type }, bios_type: 'q35_sea_bios' });
      }
      for (const domain of state.storageDomains.filter(({ type }) => type === 'data')) store.storageDomains.put(domain);
      for (const { id, name } of state.dataCenters)
        if (name === 'Default') store.dataCenters.change(id, { status: 'up', storage_format: 'v5' });
    },
  }),
  step({
    before: 140,
    why: 'Request 140 deletes this VM without disks (title); state.json lists its id alone.',
    act: ({ store }) => {
      const VM = { ...vmShape, id: deleted, name: 'rec-deleted', cluster: { id: cluster48 }, creation_time: 0 };
      store.vms.put(VM);
    },
  }),
  step({
    before: 304,
    why: 'rec-web01 is asked for from 304 on, its creation by correlation id at 666.',
    act: ({ send, state }) => {
      const vm = state.vms.find(({ id }) => id === web01);
      const body = { name: 'rec-web01', ...inCluster48, initialization: sent(vm?.initialization) };
      return send('POST', '/vms', body, { correlationId: 'rec-create-web01' });
    },
  }),
  step({
    before: 304,
    why: 'Requests 308 and 319 give NICs in rec-cl48 the profile of rec-net.',
    act: ({ send, state }) => {
      const network = state.networks.find(({ name }) => name === 'rec-net');
      return send('POST', `/clusters/${cluster48}/networks`, { id: network?.id, required: false });
    },
  }),
  step({
    before: 374,
    why: 'Request 374 deletes a protected VM (title).',
    act: ({ send }) => send('PUT', `/vms/${web01}`, { delete_protected: true }),
  }),
  step({
    before: 376,
    why: 'Requests from 515 on change rec-web01, and 603 deletes it.',
    act: ({ send }) => send('PUT', `/vms/${web01}`, { delete_protected: false }),
  }),
  step({
    before: 380,
    why: 'Requests 380 to 385 ask for the job and events of rec-job by the correlation id rec-corr-1.',
    act: ({ send }) => send('POST', '/vms', { name: 'rec-job', ...inCluster48 }, { correlationId: 'rec-corr-1' }),
  }),
  step({
    before: 389,
    why: 'Request 389 asks for the job of a refused command with the correlation id rec-corr-3 (title).',
    act: ({ send }) => send('POST', '/vms', { name: 'bad name', ...inCluster48 }, { correlationId: 'rec-corr-3' }),
  }),
  step({
    before: 391,
    why: 'Request 391 asks for jobs after a 409 with rec-corr-4 (title), 392 for the steps of the refused job "Creating VM rec-min".',
    act: ({ send }) =>
      send(
        'POST',
        '/vms',
        { name: 'rec-min', ...inCluster48 },
        { correlationId: 'rec-corr-4', jobId: 'af77add7-df70-48d2-9e76-22739f5fb263' },
      ),
  }),
  step({
    before: 393,
    why: 'Request 396 lists two image providers and 394 their domains (titles); rec_glance is added by 393.',
    act: ({ store, state }) => insertGlance(store, state),
  }),
  ...[
    glanceAnswers(413, 'Glance answers 500 (titles of 413 and 414).', 500),
    glanceAnswers(416, 'Glance answers HTML (titles of 416 to 418).', 'html'),
    glanceAnswers(419, 'Glance answers 401 (titles of 419 to 421).', 401),
    glanceAnswers(422, 'Glance answers 404 (titles of 422 to 424).', 404),
    glanceAnswers(427, 'Glance wants a token (title).', 401),
    glanceAnswers(428, 'Images are imported and listed again.', undefined),
  ],
  step({
    before: 430,
    why: 'state.json: lab-deb12 and GlanceTemplate-1387981 were made between rec-init1 and rec-op (creation_time).',
    act: (scene) => {
      insertTemplate(scene, 'lab-deb12');
      insertTemplate(scene, 'GlanceTemplate-1387981');
    },
  }),
  step({
    before: 482,
    why: 'Request 482 asks for the certificates of another provider (path) with an https URL (title).',
    act: ({ store }) => {
      const url = 'https://engine.localdomain:8443';
      store.providers.put({ id: httpsGlance, name: 'rec_https3', url, kind: 'openstackimageprovider' });
    },
  }),
  step({
    before: 483,
    why: 'Request 483 adds a provider of which 482 was not one.',
    act: ({ store }) => store.providers.remove(httpsGlance),
  }),
  ...[401, 403, 404, 500, 200].map((status, index) => foremanAnswers(495 + index, status)),
  foremanAt(504, closedForeman, 0),
  foremanAt(506, plainForeman, 0),
  foremanAt(508, unknownForeman, 0),
  foremanAt(510, deepForeman, 404),
  step({
    before: 520,
    why: 'Request 521 asks for event 513, which 520 made; 544 asks for alerts (title), and a host without power management is one.',
    act: ({ store, state }) => {
      const [host] = state.hosts;
      store.events.put({
        id: '512',
        index: 512,
        code: 9000,
        severity: 'alert',
        description: `Failed to verify Power Management configuration for Host ${host?.name ?? ''}.`,
        time: 1795240500000,
        origin: 'oVirt',
        custom_id: -1,
        flood_rate: 0,
        ...(host && { host: { id: host.id, name: host.name } }),
      });
    },
  }),
  step({
    before: 620,
    why: 'Requests 620 to 634 ask for rec-op3 as its creator, and for its job by the correlation id rec-op-corr.',
    act: ({ send }) =>
      send('POST', '/vms', { name: 'rec-op3', ...inCluster48 }, { correlationId: 'rec-op-corr', asOperator: true }),
  }),
  step({
    before: 638,
    why: 'Request 638 starts this VM from the network without a NIC (title); state.json lists its id alone.',
    act: ({ store }) => {
      const os = { type: 'other', boot: { devices: ['network'] } };
      const vm = { ...vmShape, id: netboot, name: 'rec-netboot', os, cluster: { id: cluster48 }, creation_time: 0 };
      store.vms.put(vm);
    },
  }),
  step({
    before: 639,
    why: 'Request 639 starts the same VM and finds no host (title): it has a NIC by now.',
    act: ({ send }) => send('POST', `/vms/${netboot}/nics`, { name: 'nic1' }),
  }),
  step({
    before: 646,
    why: 'Request 646 asks for the VMs with stored scripts that state.json leaves out (its note).',
    act: async ({ send }) => {
      const initialization = { host_name: 'load', user_name: 'load', custom_script: `# ${'x'.repeat(1500)}\n` };
      for (const name of ['rec-load000', 'rec-load001'])
        await send('POST', '/vms', { name, ...inCluster48, initialization });
    },
  }),
  step({
    before: 647,
    why: 'Request 647 makes a template of rec-tsrc: state.json shows in rec-tmpl what it had; 651 adds a second NIC, nic2.',
    act: async ({ send, state, store }) => {
      const template = state.templates.find(({ name }) => name === 'rec-tmpl');
      const { os, initialization } = template ?? {};
      await send('POST', '/vms', {
        name: 'rec-tsrc',
        ...inCluster48,
        os: { type: os?.type },
        initialization: sent(initialization),
      });
      const vm = store.vms.all().find(({ name }) => name === 'rec-tsrc');
      if (vm) await send('POST', `/vms/${vm.id}/nics`, { name: 'nic1' });
    },
  }),
  step({
    before: 682,
    why: 'Request 682 asks for rec-tmpl2, a template with cloud-init (title); its user name is from 686.',
    act: (scene) => {
      insertTemplate(scene, 'rec-tmpl2');
      const { templates } = scene.store;
      const template = templates.all().find(({ name }) => name === 'rec-tmpl2');
      if (!template?.initialization) return;
      const own = Object.entries(template.initialization).filter(([key]) => key !== 'user_name');
      templates.change(template.id, { initialization: Object.fromEntries(own) });
    },
  }),
  step({
    before: 690,
    why: 'Request 690 asks for a job that is finished (its name).',
    act: ({ advance }) => advance(5_000),
  }),
  step({
    before: 697,
    why: 'Requests 697 to 702 ask for lab-f-clone; state.json: a full copy of lab-deb12, still locked.',
    act: async ({ send, state }) => {
      const vm = state.vms.find(({ id }) => id === clone);
      if (!vm) return;
      const { name, cluster, original_template: template, initialization } = vm;
      await send('POST', '/vms?clone=true', { name, cluster, template, initialization: sent(initialization) });
    },
  }),
  step({
    before: 704,
    why: 'Request 704 asks for the events of the VM lab-docker1, whose life is in flows/vm-life.',
    act: async ({ send, store, state, advance }) => {
      const cluster = state.clusters.find(({ name }) => name === 'Default');
      const template = state.templates.find(({ name }) => name === 'lab-deb12');
      if (!cluster || !template) return;
      const vms = state.vms.find(({ id }) => id === clone);
      await send('POST', '/vms', {
        name: 'lab-docker1',
        cluster: { id: cluster.id },
        template: { id: template.id },
        initialization: sent(vms?.initialization),
      });
      advance(120_000);
      const vm = store.vms.all().find(({ name }) => name === 'lab-docker1');
      if (!vm) return;
      await send('POST', `/vms/${vm.id}/nics`, { name: 'nic1' });
      await send('POST', `/vms/${vm.id}/start`, {});
      advance(120_000);
      await send('POST', `/vms/${vm.id}/stop`, {});
      advance(60_000);
    },
  }),
];

/** Recordings whose state nothing tells. */
export const untold: Readonly<Record<string, string>> = {
  'vms-search-not': 'it shows the VM lab-docker1, of which nothing but its name is told',
};

/** VMs that stayed after their creation; the recorder removed every other at once, since it used their names again. */
export const kept = (state: RecordedState): ReadonlySet<string> =>
  new Set(state.vms.map(({ name }) => name).filter((name) => name !== 'rec-x'));

/** Ids of what state.json does not name: told by the requests that use them next. */
export const namedIds: Readonly<Record<string, Id>> = {
  // 475 to 481 are about the provider that 473 adds and 477 renames, as state.json knows it.
  'openstackimageprovider/rec_full': 'ff97cbd9-2a1a-469b-b2e5-0d430fab71bb',
  // 319 changes the first NIC of rec-web01.
  'nic/nic1': '3968ce22-9e26-44e2-8f1c-cc937751c17c',
  // 577 takes the permission of 558 away again.
  permission: 'add73783-ba16-492a-a53b-0c2aeb2c909a',
  // 521 asks for the event of 520.
  'event/rec: launch finished': '513',
};

/** Where a file of unknown order belongs: right before this request, when what it names is there. */
export const unordered: Readonly<Record<string, number>> = {
  'clusters-follow-unknown': 70,
  'externalhostproviders-computeresources-get': 493,
  'externalhostproviders-discoveredhosts-get': 493,
  'externalhostproviders-hostgroups-get': 493,
  'externalhostproviders-hosts-get': 493,
  'datacenters-permissions': 91,
  'permissions-follow': 112,
  'vms-list-follow-host-stopped': 330,
  'vms-list-follow-quota': 330,
  // Some NICs of rec-web01 have no profile between 306 and 323.
  'vms-nics-list-follow': 319,
  'vms-post-empty-body': 234,
  'vms-post-json-null': 234,
  'vms-put-empty-body': 365,
  'vms-start-empty-body': 357,
  'permissions-vmcreator-vms-follow-tags': 628,
  // Lists of the latest events: these come after logins, new clusters, and requests for version 3.
  'events-from': 87,
  'events-from-query': 87,
  'events-list-max': 87,
  'events-list-max-matrix': 87,
};
