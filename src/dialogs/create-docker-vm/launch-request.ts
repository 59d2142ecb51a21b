/** From what the form says to what the host page is asked for. Loaded when it is needed: it brings the YAML library. */
import type { LaunchRequest } from '../../plugin/launch.ts';
import { checkScriptSize, containerScript } from './cloud-init.ts';
import type { NewDockerVm } from './form.ts';
import { formatImageReference } from './image-reference.ts';
import type { Parsed } from '../../form/parsed.ts';

/** The engine refuses a VM whose description is longer (seen on a running 4.5.8); a full image name may be. */
const DESCRIPTION_LIMIT = 255;

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
        description: image.slice(0, DESCRIPTION_LIMIT),
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
