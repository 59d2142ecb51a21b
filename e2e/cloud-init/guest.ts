/** From what is typed to what the guest gets, through the plugin's own code and the mock engine; programs that judge it. */
import { execFile } from 'node:child_process';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { setupServer } from 'msw/node';
import { createVm, startVmWithCloudInit } from '../../src/engine/vms.ts';
import { createEngineClient } from '../../src/engine/client.ts';
import { validate, type Validated } from '../../src/dialogs/create-docker-vm/form.ts';
import { toLaunchRequest } from '../../src/dialogs/create-docker-vm/launch-request.ts';
import type { Parsed } from '../../src/form/parsed.ts';
import { createEngine } from '../mocks/engine/engine.ts';
import type { GuestFiles } from '../mocks/engine/guest-files.ts';
import { idFor } from '../mocks/engine/data/identity.ts';
import { labData } from '../mocks/engine/data/lab.ts';
import { intel } from '../mocks/engine/data/lab-inventory.ts';
import type { Case } from './cases.ts';

/** Debian's own, which has cloud-init's modules; another `python3` may come first on the PATH. */
export const python = '/usr/bin/python3';

/** The path of a program beside this file. */
export function program(name: string): string {
  return join(import.meta.dirname, name);
}

/** What a program prints, whether it succeeds or not. */
export async function outputOf(file: string, ...args: readonly string[]): Promise<string> {
  try {
    const { stdout, stderr } = await promisify(execFile)(file, args, { timeout: 50_000 });
    return stdout + stderr;
  } catch (error) {
    if (!(error instanceof Error && 'stdout' in error && 'stderr' in error)) throw error;
    return `${String(error.stdout)}${String(error.stderr)}${error.message}`;
  }
}

/** Makes `folder` with what the checks in Python read: the case, and the guest's files that come of it. */
export async function layCase(folder: string, entry: Case): Promise<string> {
  const files = await guestFilesFor(entry);
  await mkdir(folder);
  await writeFile(join(folder, 'user_data'), files['latest/user_data']);
  await writeFile(join(folder, 'meta_data.json'), files['latest/meta_data.json']);
  await writeFile(join(folder, 'case.json'), JSON.stringify(entry));
  return folder;
}

const origin = 'https://engine.lab.example';
const placementIn = (template: Case['template']) => ({
  cluster: { id: intel.id, name: intel.name, architecture: 'x86_64', level: '4.8', runsVms: true },
  template: {
    id: idFor('template/debian-12'),
    version: { number: 1, name: 'base version' },
    architecture: 'x86_64',
    ...template,
  },
});

function valueOf<T>(answer: Parsed<T> | Validated<T>): T {
  if (!answer.ok) throw new Error(`A case has a wrong value: ${JSON.stringify(answer)}`);
  return answer.value;
}

/** The files of the config drive after the form was submitted: validated, created and started on the mock engine. */
async function guestFilesFor({ form, template }: Case): Promise<GuestFiles> {
  const wanted = valueOf(validate(form, { placement: placementIn(template), limits: {}, locale: 'en-US' }));
  const { vm } = valueOf(toLaunchRequest(wanted));
  const engine = createEngine({ data: labData });
  const login = engine.login('admin@internal', 'demo');
  if (!login.ok) throw new Error(login.refusal);
  const network = setupServer(...engine.handlers);
  network.listen();
  try {
    const client = createEngineClient({
      baseUrl: `${origin}/ovirt-engine/api`,
      token: () => login.token,
      locale: 'en-US',
    });
    const { id } = await createVm(client, vm);
    engine.clock.advance(60_000);
    await startVmWithCloudInit(client, id);
    engine.clock.advance(60_000);
    const files = engine.guestFiles(id);
    if (files === undefined) throw new Error('The VM got no config drive.');
    return files;
  } finally {
    network.close();
  }
}
