/** The facts of the General tabs. Of a virtual machine as seen on a running 4.5.8, of the others a few that say most. */
import type { MainToken } from '../plugins/place-catalogue.ts';
import type { RestResource } from '../plugins/webadmin-model.ts';
import type { Fact, Facts } from './fact-sheet.tsx';
import { dateText, gibibytes, isTrueAt, mebibytes, stateName, textAt } from './resource.ts';

export function generalFacts(main: MainToken, resource: RestResource): Facts {
  return (factsOf[main] ?? commonFacts)(resource);
}

const factsOf: Readonly<Partial<Record<MainToken, (resource: RestResource) => Facts>>> = {
  vms: vmFacts,
  templates: templateFacts,
  hosts: hostFacts,
  storage: storageFacts,
};

function vmFacts(vm: RestResource): Facts {
  const memory: Fact = ['Defined Memory', mebibytes(textAt(vm, 'memory'))];
  const version = textAt(vm, 'cluster', 'version', 'major');
  return [
    [['Name', textAt(vm, 'name')], memory, ['Created By', 'admin']],
    [
      ['Description', textAt(vm, 'description')],
      ['Physical Memory Guaranteed', mebibytes(textAt(vm, 'memory_policy', 'guaranteed'))],
      ['Origin', originName(textAt(vm, 'origin'))],
    ],
    [
      ['Status', stateName(textAt(vm, 'status'))],
      ['Guest OS Memory Free/Cached/Buffered', 'Not Configured'],
      ['Run On', textAt(vm, 'host', 'name') || 'Any Host in Cluster'],
    ],
    [['Uptime', uptime(vm)], null, ['Custom Properties', 'Not Configured']],
    [
      ['Template', textAt(vm, 'template', 'name')],
      ['Number of CPU Cores', cpuText(vm)],
      [
        'Cluster Compatibility Version',
        version === '' ? '' : `${version}.${textAt(vm, 'cluster', 'version', 'minor')}`,
      ],
    ],
    [
      ['Operating System', osName(textAt(vm, 'os', 'type'))],
      ['Guest CPU Count', 'N/A'],
      ['VM ID', textAt(vm, 'id')],
    ],
    [['Chipset/Firmware Type', biosName(textAt(vm, 'bios', 'type'))], ['Guest CPU', textAt(vm, 'cpu', 'type')], null],
    [
      ['Graphics protocol', textAt(vm, 'display', 'type').toUpperCase()],
      ['Highly Available', yesNo(isTrueAt(vm, 'high_availability', 'enabled'))],
      null,
    ],
    [
      ['Video Type', textAt(vm, 'display', 'video_type').toUpperCase()],
      ['Number of Monitors', textAt(vm, 'display', 'monitors')],
      null,
    ],
    [
      ['Priority', 'Low'],
      ['USB', isTrueAt(vm, 'usb', 'enabled') ? 'Enabled' : 'Disabled'],
      ['Hardware Clock Time Offset', textAt(vm, 'time_zone', 'name') || 'Etc/GMT'],
    ],
    [['Optimized for', stateName(textAt(vm, 'type'))], null, null],
  ];
}

function templateFacts(template: RestResource): Facts {
  return [
    [
      ['Name', textAt(template, 'name')],
      ['Defined Memory', mebibytes(textAt(template, 'memory'))],
      ['Created On', dateText(textAt(template, 'creation_time'))],
    ],
    [
      ['Description', textAt(template, 'description')],
      ['Number of CPU Cores', cpuText(template)],
      ['Origin', originName(textAt(template, 'origin'))],
    ],
    [
      ['Host Cluster', textAt(template, 'cluster', 'name')],
      ['Operating System', osName(textAt(template, 'os', 'type'))],
      ['Template ID', textAt(template, 'id')],
    ],
  ];
}

function hostFacts(host: RestResource): Facts {
  const [sockets, cores] = [textAt(host, 'cpu', 'topology', 'sockets'), textAt(host, 'cpu', 'topology', 'cores')];
  return [
    [
      ['Hostname/IP', textAt(host, 'address')],
      ['OS Description', textAt(host, 'os', 'description')],
      ['Physical Memory', mebibytes(textAt(host, 'memory'))],
    ],
    [
      ['Status', stateName(textAt(host, 'status'))],
      ['CPU Model', textAt(host, 'cpu', 'name')],
      ['Active VMs', textAt(host, 'summary', 'active')],
    ],
    [
      ['VDSM Version', textAt(host, 'version', 'full_version')],
      ['CPU Sockets', sockets],
      ['CPU Cores per Socket', cores],
    ],
  ];
}

function storageFacts(domain: RestResource): Facts {
  return [
    [['ID', textAt(domain, 'id')], ['Size', gibibytes(textAt(domain, 'available'))], null],
    [['Format', textAt(domain, 'storage_format').toUpperCase()], ['Used', gibibytes(textAt(domain, 'used'))], null],
    [['Path', textAt(domain, 'storage', 'path')], ['Address', textAt(domain, 'storage', 'address')], null],
  ];
}

function commonFacts(resource: RestResource): Facts {
  return [
    [
      ['Name', textAt(resource, 'name')],
      ['Description', textAt(resource, 'description')],
      ['ID', textAt(resource, 'id')],
    ],
  ];
}

function yesNo(value: boolean): string {
  return value ? 'Yes' : 'No';
}

function cpuText(resource: RestResource): string {
  const [sockets = 1, cores = 1, threads = 1] = ['sockets', 'cores', 'threads'].map((key) =>
    Number(textAt(resource, 'cpu', 'topology', key) || 1),
  );
  return `${sockets * cores * threads} (${sockets}:${cores}:${threads})`;
}

function originName(origin: string): string {
  return origin === 'ovirt' ? 'oVirt' : origin;
}

function osName(type: string): string {
  const names: Readonly<Record<string, string>> = { other: 'Other OS', other_linux: 'Linux' };
  return names[type] ?? stateName(type);
}

function biosName(type: string): string {
  const names: Readonly<Record<string, string>> = {
    i440fx_sea_bios: 'I440FX Chipset with BIOS',
    q35_sea_bios: 'Q35 Chipset with BIOS',
    q35_ovmf: 'Q35 Chipset with UEFI',
    q35_secure_boot: 'Q35 Chipset with UEFI SecureBoot',
  };
  return names[type] ?? '';
}

function uptime(vm: RestResource): string {
  const started = textAt(vm, 'start_time');
  return textAt(vm, 'status') === 'up' && started !== '' ? `since ${dateText(started)}` : '';
}
