/** From what is typed to what the guest gets, by the plugin's own code and the mock engine's. */
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
import type { TypedForm } from './cases.ts';

function valueOf<T>(answer: { readonly ok: true; readonly value: T } | { readonly ok: false }): T {
  if (!answer.ok) throw new Error(`A case has a wrong value: ${JSON.stringify(answer)}`);
  return answer.value;
}

/** The files of the config drive for a VM that is made from this form. */
export function guestFilesFor(form: TypedForm): GuestFiles {
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
    '11111111-2222-3333-4444-555555555555',
  );
}
