import { beforeEach, describe, expect, it } from 'vitest';
import { makeLargeData } from '../data/large.ts';
import { idFor } from '../data/identity.ts';
import { createEngine, type MockEngine } from '../engine.ts';
import { clientOf, createLabEngine, detailOf, type Answered, type Ask } from '../test-client.ts';

let engine: MockEngine;
let ask: Ask;

beforeEach(() => {
  engine = createLabEngine();
  ask = clientOf(engine);
});

const add = (body: object, as = ask): Promise<Answered> => as('POST', '/openstackimageproviders', body);
const fromKeystone = (rest: object = {}) => ({
  name: 'archive',
  url: 'http://archive.lab.example:9292',
  requires_authentication: true,
  username: 'ovirt',
  password: 'demo',
  tenant_name: 'images',
  authentication_url: 'http://keystone.lab.example:5000/v2.0',
  ...rest,
});
// An id is always text.
const idIn = ({ body }: Answered): string => (body['id'] ?? '') as string;
const imagesAt = (url: string): Promise<Answered> =>
  add({ name: 'tried', url }).then((added) => ask('GET', `/openstackimageproviders/${idIn(added)}/images`));

describe('image providers', () => {
  it('come with a domain, which takes their name and goes with them', async () => {
    const added = await add({ name: 'images', description: 'More', url: 'http://images.lab.example:9292' });
    expect(added.status).toBe(201);
    const domains = () => engine.store.storageDomains.where(({ providerId }) => providerId === idIn(added));
    expect(domains()).toMatchObject([{ name: 'images', type: 'image', description: 'More' }]);
    const path = `/openstackimageproviders/${idIn(added)}`;
    await ask('PUT', path, { name: 'cloud-images' });
    expect(domains()).toMatchObject([{ name: 'cloud-images' }]);
    expect((await ask('DELETE', path)).body).toEqual({ status: 'complete' });
    expect(domains()).toEqual([]);
    expect((await ask('GET', path)).status).toBe(404);
  });

  it('never tell their password, and keep it when it is not sent again', async () => {
    const added = await add(fromKeystone());
    expect(JSON.stringify(added.body)).not.toContain('demo');
    const path = `/openstackimageproviders/${idIn(added)}`;
    await ask('PUT', path, { description: 'x', tenant_name: 'images' });
    expect((await ask('POST', `${path}/testconnectivity`, {})).body).toEqual({ status: 'complete' });
    expect(JSON.stringify(engine.outbound)).not.toContain('demo"');
  });

  it('lose the tenant with a change that does not send it', async () => {
    const added = await add(fromKeystone());
    const path = `/openstackimageproviders/${idIn(added)}`;
    expect((await ask('PUT', path, { description: 'x' })).body).not.toHaveProperty('tenant_name');
  });

  it('lose what only WebAdmin can set with any change, and are refused from then on', async () => {
    const path = `/openstackimageproviders/${idFor('provider/openstack')}`;
    expect((await ask('GET', `${path}/images`)).body['openstack_image']).toHaveLength(3);
    await ask('PUT', path, { description: 'x', tenant_name: 'images' });
    expect(detailOf(await ask('GET', `${path}/images`))).toBe('unauthorized');
  });

  it('are refused with names, addresses and logins that are none', async () => {
    expect((await add({ url: 'http://x:1' })).status).toBe(400);
    expect(detailOf(await add({ name: 'a b' }))).toBe(
      '[Name must be formed of alphanumeric characters, numbers or "-_"., Attribute: provider.name]',
    );
    expect((await add({ name: 'glance' })).status).toBe(409);
    expect((await add({ name: 'again', url: 'http://glance.lab.example:9292' })).status).toBe(400);
    expect((await add(fromKeystone({ authentication_url: 'http://keystone.lab.example:5000' }))).status).toBe(400);
    expect((await add(fromKeystone({ password: 'x'.repeat(201) }))).status).toBe(400);
    expect((await add({ name: 'v3', user_domain_name: 'Default' })).status).toBe(400);
  });

  it('are for those who may create data centers; others may read them', async () => {
    for (const login of ['rita@lab', 'clara@lab', 'ingrid@lab']) {
      const as = clientOf(engine, login);
      expect((await as('GET', '/openstackimageproviders')).status, login).toBe(200);
      expect((await add({ name: 'mine', url: 'http://images.lab.example:9292' }, as)).status, login).toBe(403);
    }
    const otto = clientOf(engine, 'otto@lab');
    expect((await otto('GET', '/openstackimageproviders')).status).toBe(400);
    expect((await otto('GET', `/storagedomains/${idFor('storagedomain/glance')}/images`)).status).toBe(200);
  });
});

describe('images', () => {
  it('have size and type in their domain, as far as Glance knows them', async () => {
    const { body } = await ask('GET', `/storagedomains/${idFor('storagedomain/glance')}/images`);
    const images = body['image'] as readonly { name: string; size?: string; type?: string }[];
    const named = (name: string) => images.find((image) => image.name.startsWith(name));
    expect(named('debian-12')).toMatchObject({ type: 'disk', size: String(333 * 2 ** 20) });
    expect(named('debian-13.2')).toMatchObject({ type: 'iso' });
    expect(named('legacy')).not.toHaveProperty('type');
    expect(named('nightly')).not.toHaveProperty('size');
    const path = `/storagedomains/${idFor('storagedomain/glance')}/images/${idFor('glance/debian-12-genericcloud-amd64')}`;
    expect((await ask('GET', path)).body).toMatchObject({ name: 'debian-12-genericcloud-amd64' });
  });

  it('are asked of Glance every time, in pages of 20, by name', async () => {
    const path = `/storagedomains/${idFor('storagedomain/glance')}/images?max=2`;
    expect((await ask('GET', path)).body['image']).toHaveLength(2);
    engine.store.repositories.change('http://glance.lab.example:9292', { images: [] });
    expect((await ask('GET', path)).body).toEqual({});
    expect(engine.outbound.map(({ url }) => url)).toEqual([
      'http://glance.lab.example:9292/v2/images?limit=20&sort_key=name&sort_dir=asc',
      'http://glance.lab.example:9292/v2/images?limit=20&sort_key=name&sort_dir=asc',
    ]);
  });

  it('are at most 500', async () => {
    const large = createEngine({ data: makeLargeData() });
    const [domain] = large.store.storageDomains.where(({ type }) => type === 'image');
    const provider = large.store.providers.get(domain?.providerId ?? '');
    const repository = large.store.repositories.get(provider.url ?? '');
    const [first] = repository.images;
    if (first)
      large.store.repositories.change(repository.id, {
        images: [...repository.images, { ...first, id: idFor('one more') }],
      });
    const { body } = await clientOf(large)('GET', `/storagedomains/${domain?.id ?? ''}/images`);
    expect(body['image']).toHaveLength(500);
    expect(large.outbound).toHaveLength(25);
  }, 30_000);
});

describe('a Glance that is no help', () => {
  it.each([
    ['nobody listens', 'http://glance.lab.example:1', 'connection refused'],
    ['the name is unknown', 'http://nosuch.example:9292', 'nosuch.example'],
    ['there is no TLS', 'https://glance.lab.example:9292', 'unsupported or unrecognized ssl message'],
    ['it wants a login', 'http://archive.lab.example:9292', 'unauthorized'],
    ['the path is wrong', 'http://images.lab.example:9292/v2', 'not found'],
    ['the URL is none', 'not a url', 'target host is null'],
  ])('is called by its fault where %s', async (_what, url, detail) => {
    const answer = await imagesAt(url);
    expect(answer.status).toBe(400);
    expect(detailOf(answer)).toBe(detail);
  });

  it('is found out by its images where it is none at all: the test passes', async () => {
    const added = await add({ name: 'web', url: 'http://intranet.lab.example' });
    const path = `/openstackimageproviders/${idIn(added)}`;
    expect((await ask('POST', `${path}/testconnectivity`, {})).status).toBe(200);
    expect(detailOf(await ask('GET', `${path}/images`))).toContain('resteasy003145');
  });

  it('fails every test with one sentence', async () => {
    const path = `/openstackimageproviders/${idFor('provider/glance-vienna')}`;
    const answer = await ask('POST', `${path}/testconnectivity`, {});
    expect(answer.status).toBe(400);
    expect(detailOf(answer)).toBe(
      '[Failed to communicate with the external provider, see log for additional details.]',
    );
  });

  it('is trusted once its certificate was imported', async () => {
    const added = await add({ name: 'secure', url: 'https://secure.lab.example:9292' });
    const path = `/openstackimageproviders/${idIn(added)}`;
    expect(detailOf(await ask('GET', `${path}/images`))).toContain('pkix path building failed');
    const send = (content: string) =>
      ask('POST', `${path}/importcertificates`, { certificates: { certificate: [{ content }] } });
    expect(detailOf(await send('nonsense'))).toBe('[Failed to import provider certificate.]');
    expect((await send('-----BEGIN CERTIFICATE-----\nMIIC\n-----END CERTIFICATE-----')).status).toBe(200);
    expect((await ask('GET', `${path}/images`)).status).toBe(200);
  });

  it('is no help with a wrong password, or without a Keystone', async () => {
    for (const rest of [{ password: 'wrong' }, { tenant_name: 'nosuch' }]) {
      const added = await add(fromKeystone(rest));
      const path = `/openstackimageproviders/${idIn(added)}`;
      expect(detailOf(await ask('GET', `${path}/images`))).toBe('unauthorized');
      await ask('DELETE', path);
    }
    const added = await add(fromKeystone());
    engine.troubleAt('http://keystone.lab.example:5000', 'closed');
    expect(detailOf(await ask('GET', `/openstackimageproviders/${idIn(added)}/images`))).toBe('connection refused');
  });
});
