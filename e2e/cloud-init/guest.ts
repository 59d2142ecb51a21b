/** From what is typed to what the guest gets, by the plugin's own code and the mock engine's, and the programs that judge it. */
import { execFile } from 'node:child_process';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { buildGuestFiles, type GuestFiles } from '../mocks/engine/guest-files.ts';
import { containerScript } from '../../src/dialogs/create-docker-vm/cloud-init.ts';
import { parseEnvironmentRows } from '../../src/dialogs/create-docker-vm/environment.ts';
import { parseImageReference } from '../../src/dialogs/create-docker-vm/image-reference.ts';
import { parseContainerName, parseHostName, parseUserName } from '../../src/dialogs/create-docker-vm/names.ts';
import { parsePortRows } from '../../src/dialogs/create-docker-vm/ports.ts';
import { parseRestartPolicy } from '../../src/dialogs/create-docker-vm/restart-policy.ts';
import { parseCommand } from '../../src/dialogs/create-docker-vm/shell-words.ts';
import { formatSshKey, parseSshKeys } from '../../src/dialogs/create-docker-vm/ssh-keys.ts';
import { parseVolumeRows } from '../../src/dialogs/create-docker-vm/volumes.ts';
import type { Case, TypedForm } from './cases.ts';

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
  const files = guestFilesFor(entry.form);
  await mkdir(folder);
  await writeFile(join(folder, 'user_data'), files['latest/user_data']);
  await writeFile(join(folder, 'meta_data.json'), files['latest/meta_data.json']);
  await writeFile(join(folder, 'case.json'), JSON.stringify(entry));
  return folder;
}

function valueOf<T>(answer: { readonly ok: true; readonly value: T } | { readonly ok: false }): T {
  if (!answer.ok) throw new Error(`A case has a wrong value: ${JSON.stringify(answer)}`);
  return answer.value;
}

/** The files of the config drive for a VM that is made from this form. */
function guestFilesFor(form: TypedForm): GuestFiles {
  const customScript = containerScript({
    runtime: form.runtime,
    installRuntime: form.install,
    name: valueOf(parseContainerName(form.containerName)),
    image: valueOf(parseImageReference(form.image)),
    ports: valueOf(parsePortRows(form.ports)),
    volumes: valueOf(parseVolumeRows(form.volumes)),
    command: valueOf(parseCommand(form.command)).words,
    environment: valueOf(parseEnvironmentRows(form.environment)),
    restart: valueOf(parseRestartPolicy(form.restart)),
  });
  const authorizedSshKeys = valueOf(parseSshKeys(form.sshKeys)).map(formatSshKey);
  return buildGuestFiles(
    {
      hostName: valueOf(parseHostName(form.hostName)),
      userName: form.userName === '' ? undefined : valueOf(parseUserName(form.userName)),
      authorizedSshKeys: authorizedSshKeys.join('\n'),
      regenerateSshKeys: true,
      customScript,
    },
    'INSTANCE-ID',
  );
}
