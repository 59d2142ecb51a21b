/** A VM as it is shown: what only running ones have, and the costly parts that have to be asked for. */
import type { Document } from '../json.ts';
import type { Vm } from '../model.ts';

/** Shown only with All-Content, and after a change; as a VM made from Blank has them. */
const costly = {
  console: { enabled: false },
  rng_device: { source: 'urandom' },
  soundcard_enabled: false,
  tpm_enabled: false,
  virtio_scsi: { enabled: true },
} as const satisfies Document;

const costlyNames = new Set(Object.keys(costly));

/** The VM's own description of itself for other systems, in short. */
function ovfOf(vm: Vm): string {
  const element = (name: string, text: string | number | boolean): string => `<${name}>${text}</${name}>`;
  const { sockets, cores, threads } = vm.cpu.topology;
  return [
    '<?xml version="1.0" encoding="UTF-8"?><ovf:Envelope xmlns:ovf="http://schemas.dmtf.org/ovf/envelope/1/" ',
    'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" ovf:version="4.5.8"><References></References>',
    '<Content ovf:id="out" xsi:type="ovf:VirtualSystem_Type">',
    element('Name', vm.name.replace(/[<>&]/g, '')),
    element('CreationDate', vm.creation_time),
    element('DeleteProtected', vm.delete_protected ?? false),
    element('TemplateId', vm.template.id),
    `<Section ovf:id="${vm.id}" ovf:required="false" xsi:type="ovf:OperatingSystemSection_Type">`,
    element('Description', vm.os.type),
    '</Section><Section xsi:type="ovf:VirtualHardwareSection_Type"><Item>',
    element('rasd:num_of_sockets', sockets),
    element('rasd:cpu_per_socket', cores),
    element('rasd:threads_per_cpu', threads),
    element('rasd:VirtualQuantity', vm.memory / 2 ** 20),
    '</Item></Section></Content></ovf:Envelope>',
  ].join('');
}

/** A VM for an answer. One whose disks are being made has no OVF yet (seen). */
export function shownVm(vm: Vm, allContent: boolean): Document {
  if (!allContent) return Object.fromEntries(Object.entries(vm).filter(([name]) => !costlyNames.has(name)));
  const configuration = vm.status === 'image_locked' ? undefined : { type: 'ovf', data: ovfOf(vm) };
  const initialization = configuration ? { ...vm.initialization, configuration } : vm.initialization;
  return { ...costly, ...vm, ...(initialization && { initialization }) };
}
