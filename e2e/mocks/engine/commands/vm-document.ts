/** A VM as it is shown: what only running ones have, and the costly parts that have to be asked for. */
import type { Document } from '../json.ts';
import type { Vm, VmBase } from '../model.ts';

/** Shown only with All-Content, and after a change; as a VM made from Blank has them. */
const costly = {
  console: { enabled: false },
  rng_device: { source: 'urandom' },
  soundcard_enabled: false,
  tpm_enabled: false,
  virtio_scsi: { enabled: true },
} as const satisfies Document;

interface Seen {
  readonly isAllContent: boolean;
  /** The client does not wait for what takes longest. */
  readonly isHurried?: boolean;
  readonly isFiltered: boolean;
}

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

/** What is kept from users who see only what is theirs. */
const restrictedNames = new Set(['host', 'placement_policy']);

function hide(document: Document, names: ReadonlySet<string>): Document {
  // Most have nothing to hide, and lists are long.
  if (![...names].some((name) => name in document)) return document;
  return Object.fromEntries(Object.entries(document).filter(([name]) => !names.has(name)));
}

/** A template or instance type for an answer. */
export function shownTemplate(template: VmBase, isAllContent: boolean): Document {
  return isAllContent ? { ...costly, ...template } : hide(template, costlyNames);
}

/** What a console needs to trust the host it is on. */
const certificate = {
  content: '-----BEGIN CERTIFICATE-----\nMIIC\n-----END CERTIFICATE-----\n',
  organization: 'lab.example',
  subject: 'O=lab.example,CN=host',
};

function onHost(vm: Vm): Document {
  const display = vm['display'];
  // Attributes are of the types of the API model.
  return vm.host && display ? { ...vm, display: { ...(display as Document), certificate } } : vm;
}

/** A VM for an answer. One whose disks are being made has no OVF yet (seen). */
export function shownVm(vm: Vm, { isAllContent, isFiltered, isHurried }: Seen): Document {
  const shown = isFiltered ? hide(onHost(vm), restrictedNames) : onHost(vm);
  if (!isAllContent) return hide(shown, costlyNames);
  const configuration =
    vm.status === 'image_locked' || isHurried === true ? undefined : { type: 'ovf', data: ovfOf(vm) };
  const initialization = configuration ? { ...vm.initialization, configuration } : vm.initialization;
  return { ...costly, ...shown, ...(initialization && { initialization }) };
}
