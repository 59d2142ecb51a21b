/**
 * A real OpenStack Glance in a folder of its own: Debian's glance-api with a file store and SQLite, open to everybody on
 * this machine. Nothing of the machine's own Glance is read or changed but its program.
 */
import { execFile, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { rmSync } from 'node:fs';
import { mkdir, mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { freePort } from '../apache/apache.ts';

const run = promisify(execFile);

/** It takes about four seconds, ten on a machine that does much else. */
const START_MS = 60_000;
const LOOK_MS = 200;

/** What Glance says of an image: of these attributes all are there, null where it knows nothing. */
export interface ShownImage {
  readonly id: string;
  readonly name: string | null;
  readonly size: number | null;
  readonly virtual_size: number | null;
  readonly checksum: string | null;
  readonly os_hash_algo: string | null;
  readonly os_hash_value: string | null;
}

export interface NewImage {
  readonly name?: string;
  readonly disk_format: 'qcow2' | 'raw' | 'iso' | 'vmdk';
  readonly container_format: 'bare' | 'ova';
}

export interface RealGlance {
  /** Without a slash at its end. */
  readonly url: string;
  /** Without data, an image stays queued. */
  upload(image: NewImage, data?: Uint8Array<ArrayBuffer>): Promise<ShownImage>;
  close(): Promise<void>;
}

const configuration = (folder: string, port: number): string => `
[DEFAULT]
bind_host = 127.0.0.1
bind_port = ${port}
workers = 0
[database]
connection = sqlite:///${folder}/glance.sqlite
[glance_store]
stores = file
default_store = file
filesystem_store_datadir = ${folder}/images
[paste_deploy]
flavor =
`;

async function untilAnswering(url: string, child: ChildProcess, log: () => string): Promise<void> {
  const deadline = Date.now() + START_MS;
  while (Date.now() < deadline) {
    if (child.exitCode !== null) throw new Error(`glance-api ended with ${child.exitCode}: ${log()}`);
    const isThere = await fetch(`${url}/v2/images`).then(
      ({ ok }) => ok,
      () => false,
    );
    if (isThere) return;
    await new Promise((resolve) => setTimeout(resolve, LOOK_MS));
  }
  throw new Error(`glance-api does not answer: ${log()}`);
}

/** Throws with Glance's own words when it refuses. */
async function ask(url: string, init: RequestInit): Promise<Response> {
  const response = await fetch(url, init);
  if (!response.ok) throw new Error(`Glance answers ${response.status} to ${url}: ${await response.text()}`);
  return response;
}

/** Resolves once it answers. It ends with this process at the latest. */
export async function startGlance(): Promise<RealGlance> {
  const folder = await mkdtemp(join(tmpdir(), 'glance-'));
  let child: ChildProcess | undefined;
  const end = (): void => {
    child?.kill();
    rmSync(folder, { recursive: true, force: true });
  };
  process.once('exit', end);
  const close = async (): Promise<void> => {
    process.off('exit', end);
    if (child && child.exitCode === null && child.signalCode === null) {
      child.kill();
      await once(child, 'exit');
    }
    end();
  };
  const file = join(folder, 'glance-api.conf');
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  let log = '';
  // The end of it says why it failed.
  const keep = (data: unknown): void => void (log = (log + String(data)).slice(-4_000));
  try {
    await mkdir(join(folder, 'images'));
    await writeFile(file, configuration(folder, port));
    await run('glance-manage', ['--config-file', file, 'db_sync']);
    child = spawn('glance-api', ['--config-file', file], { stdio: ['ignore', 'pipe', 'pipe'] });
    child.stdout?.on('data', keep);
    child.stderr?.on('data', keep);
    await untilAnswering(url, child, () => log);
  } catch (error) {
    await close();
    throw error;
  }
  const show = async (id: string): Promise<ShownImage> =>
    (await (await ask(`${url}/v2/images/${id}`, {})).json()) as ShownImage;
  return {
    url,
    close,
    async upload(image, data) {
      const headers = { 'Content-Type': 'application/json' };
      const made = await ask(`${url}/v2/images`, { method: 'POST', headers, body: JSON.stringify(image) });
      const { id } = (await made.json()) as ShownImage;
      if (data) {
        const octets = { 'Content-Type': 'application/octet-stream' };
        await ask(`${url}/v2/images/${id}/file`, { method: 'PUT', headers: octets, body: data });
      }
      return show(id);
    },
  };
}
