/** From what the form says to what the host page is asked for. Loaded when it is needed: it brings the YAML library. */
import type { LaunchRequest } from '../../plugin/launch.ts';
import { checkScriptSize, containerScript } from './cloud-init.ts';
import type { NewDockerVm } from './form.ts';
import { formatImageReference } from './image-reference.ts';
import type { Parsed } from './parsed.ts';

export function toLaunchRequest(wanted: NewDockerVm): Parsed<LaunchRequest> {
  const { name, clusterId, templateId, memoryBytes, cpu, nic, container, hostName, userName, authorizedSshKeys } =
    wanted;
  const script = checkScriptSize(containerScript(container));
  if (!script.ok) return script;
  const image = formatImageReference(container.image);
  return {
    ok: true,
    value: {
      vm: {
        name,
        description: image,
        clusterId,
        templateId,
        memoryBytes,
        cpu,
        initialization: {
          hostName,
          ...(userName !== undefined && { userName }),
          authorizedSshKeys,
          customScript: script.value,
        },
      },
      ...(nic && { nic }),
      container: { image, ports: container.ports },
    },
  };
}
