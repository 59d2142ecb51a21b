/** The mock engine on a real Glance: what is uploaded there is listed, imported and downloaded, to the last byte. */
import { createHash } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { labData } from '../mocks/engine/data/lab.ts';
import { createEngine, type MockEngine } from '../mocks/engine/engine.ts';
import { onThisMachine } from '../mocks/engine/network.ts';
import { clientOf, detailOf, type Answered, type Ask } from '../mocks/engine/test-client.ts';
import { emptyQcow2, rawBytes } from './disk-files.ts';
import { startGlance, type RealGlance, type ShownImage } from './real-glance.ts';

const GIB = 2 ** 30;

let glance: RealGlance;
let qcow2: ShownImage;
let raw: ShownImage;
let queued: ShownImage;
let vmdk: ShownImage;

beforeAll(async () => {
  glance = await startGlance();
  const bare = { container_format: 'bare' } as const;
  qcow2 = await glance.upload({ name: 'debian-12', disk_format: 'qcow2', ...bare }, emptyQcow2(3 * GIB));
  raw = await glance.upload({ name: 'Größe <b>„XL“</b>', disk_format: 'raw', ...bare }, rawBytes('raw', 3_000_001));
  queued = await glance.upload({ name: 'queued', disk_format: 'qcow2', ...bare });
  vmdk = await glance.upload({ name: 'appliance', disk_format: 'vmdk', ...bare });
  for (let at = 0; at < 20; at++) await glance.upload({ name: `many-${at}`, disk_format: 'raw', ...bare });
}, 120_000);

afterAll(() => glance.close());

let engine: MockEngine;
let ask: Ask;
let provider: string;
let domain: string;

beforeEach(async () => {
  engine = createEngine({ data: labData, outside: onThisMachine });
  ask = clientOf(engine);
  const added = await ask('POST', '/openstackimageproviders', { name: 'real', url: glance.url });
  provider = idIn(added);
  domain = engine.store.storageDomains.where(({ providerId }) => providerId === provider)[0]?.id ?? '';
});

// An id is always text.
const idIn = ({ body }: Answered): string => (body['id'] ?? '') as string;

interface Listed {
  readonly id: string;
  readonly name?: string;
  readonly size?: string;
  readonly type?: string;
}

// The list of an image domain holds images.
const listed = async (): Promise<readonly Listed[]> =>
  ((await ask('GET', `/storagedomains/${domain}/images`)).body['image'] ?? []) as unknown as readonly Listed[];

const start = ({ id }: ShownImage, body: object = {}): Promise<Answered> =>
  ask('POST', `/storagedomains/${domain}/images/${id}/import`, { storage_domain: { name: 'nvme' }, ...body });

/** The disk of an import, once nothing happens to it any more. */
async function imported(answer: Answered): Promise<Answered['body']> {
  const { id } = answer.body['disk'] as { readonly id: string };
  for (let looked = 0; looked < 200; looked++) {
    engine.clock.advance(500);
    // What comes from Glance takes real time.
    await new Promise((resolve) => setTimeout(resolve, 20));
    const disk = await ask('GET', `/disks/${id}`);
    if (disk.body['status'] !== 'locked') return disk.body;
  }
  throw new Error('The disk is still locked.');
}

describe('a real Glance', () => {
  it('passes the test, and shows its images with size and type', async () => {
    expect((await ask('POST', `/openstackimageproviders/${provider}/testconnectivity`, {})).status).toBe(200);
    const images = await listed();
    const shown = (image: ShownImage) => images.find(({ id }) => id === image.id);
    expect(shown(qcow2)).toMatchObject({ name: 'debian-12', type: 'disk', size: String(4 * 2 ** 16) });
    expect(shown(raw)).toMatchObject({ name: 'Größe <b>„XL“</b>', type: 'disk', size: '3000001' });
    expect(shown(queued)).not.toHaveProperty('size');
    expect(shown(vmdk)).not.toHaveProperty('type');
  });

  it('gives all of them, in pages of 20', async () => {
    expect(await listed()).toHaveLength(24);
    expect(engine.outbound.map(({ url }) => url.replace(/marker=[^&]+/, 'marker=…'))).toEqual([
      `${glance.url}/v2/images?limit=20&sort_key=name&sort_dir=asc`,
      `${glance.url}/v2/images?marker=…&limit=20&sort_key=name&sort_dir=asc`,
    ]);
  });

  it('has its data downloaded to the last byte', async () => {
    for (const [image, data] of [
      [qcow2, emptyQcow2(3 * GIB)],
      [raw, rawBytes('raw', 3_000_001)],
    ] as const) {
      const disk = await imported(await start(image));
      expect(disk).toMatchObject({ status: 'ok', actual_size: String(data.byteLength) });
      const downloaded = engine.downloaded(disk['id'] as string);
      expect(downloaded).toEqual({ bytes: image.size, sha512: image.os_hash_value });
      expect(downloaded?.sha512).toBe(createHash('sha512').update(data).digest('hex'));
    }
  });

  it('tells the size of a disk by the header of its file', async () => {
    expect(await imported(await start(qcow2))).toMatchObject({ format: 'cow', provisioned_size: String(3 * GIB) });
    expect(await imported(await start(raw))).toMatchObject({ format: 'raw', provisioned_size: '3000001' });
  });

  it('becomes a template of the engine', async () => {
    const body = { import_as_template: true, cluster: { name: 'intel' }, template: { name: 'real-debian' } };
    await imported(await start(qcow2, body));
    engine.clock.advance(10_000);
    const found = await ask('GET', '/templates?search=name%3Dreal-debian');
    expect(found.body).toMatchObject({
      template: [{ status: 'ok', description: `debian-12 (${qcow2.id.slice(0, 7)})` }],
    });
  });

  it('is refused what has no data or no known format', async () => {
    expect((await start(queued)).status).toBe(409);
    expect((await start(vmdk)).status).toBe(400);
    expect((await start({ ...qcow2, id: '11111111-2222-3333-4444-555555555555' })).status).toBe(400);
  });

  it('is not found below a wrong path', async () => {
    const added = await ask('POST', '/openstackimageproviders', { name: 'deep', url: `${glance.url}/v2` });
    const images = await ask('GET', `/openstackimageproviders/${idIn(added)}/images`);
    expect(images.status).toBe(400);
    expect(detailOf(images)).toBe('not found');
  });

  it('fails imports and lists when it is gone', async () => {
    const other = await startGlance();
    const image = await other.upload(
      { name: 'gone', disk_format: 'raw', container_format: 'bare' },
      rawBytes('gone', 1_000),
    );
    const added = await ask('POST', '/openstackimageproviders', { name: 'other', url: other.url });
    const path = `/openstackimageproviders/${idIn(added)}/images`;
    const answer = await ask('POST', `${path}/${image.id}/import`, { storage_domain: { name: 'nvme' } });
    expect(answer.status).toBe(200);
    await other.close();
    expect(await imported(answer)).toMatchObject({ status: 'illegal' });
    expect(detailOf(await ask('GET', path))).toBe('connection refused');
  }, 120_000);
});
