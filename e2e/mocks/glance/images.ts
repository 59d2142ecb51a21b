/** What a site keeps in its repository: cloud images under the names that their makers give them, and what else gathers there. */
import { idFor } from '../engine/data/identity.ts';
import type { GlanceImage } from './repository.ts';

const MIB = 2 ** 20;
const GIB = 2 ** 30;

/** A qcow2, whose file is smaller than its disk. */
const cloudImage = (name: string, fileMiB: number, diskGiB: number): GlanceImage => ({
  id: idFor(`glance/${name}`),
  name,
  status: 'active',
  disk_format: 'qcow2',
  container_format: 'bare',
  size: fileMiB * MIB,
  virtual_size: diskGiB * GIB,
});

export const labImages: readonly GlanceImage[] = [
  cloudImage('debian-12-genericcloud-amd64', 333, 3),
  cloudImage('debian-13-genericcloud-amd64', 342, 3),
  cloudImage('ubuntu-24.04-server-cloudimg-amd64', 596, 4),
  cloudImage('ubuntu-22.04-server-cloudimg-amd64', 659, 3),
  cloudImage('Fedora-Cloud-Base-Generic-43-1.6.x86_64', 556, 5),
  cloudImage('CentOS-Stream-GenericCloud-9-latest.x86_64', 1135, 10),
  cloudImage('CentOS-Stream-GenericCloud-10-latest.x86_64', 922, 10),
  cloudImage('AlmaLinux-9-GenericCloud-latest.x86_64', 469, 10),
  cloudImage('Rocky-9-GenericCloud-Base.latest.x86_64', 582, 10),
  cloudImage('openSUSE-Leap-15.6-Minimal-VM.x86_64-Cloud', 291, 24),
  cloudImage('cirros-0.6.3-x86_64-disk', 21, 0.109375),
  cloudImage('fedora-coreos-43.20260105.3.0-openstack.x86_64', 1689, 10),
  { ...cloudImage('flatcar_production_openstack_image', 8492, 8.29296875), disk_format: 'raw' },
  cloudImage('windows-server-2025-evaluation', 11_264, 40),
  { ...cloudImage('debian-13.2.0-amd64-netinst.iso', 754, 0.75), disk_format: 'iso' },
  { ...cloudImage('legacy-appliance.vmdk', 488, 16), disk_format: 'vmdk' },
  { ...cloudImage('pfsense-appliance.ova', 612, 16), disk_format: 'vmdk', container_format: 'ova' },
  {
    id: idFor('glance/nightly'),
    name: 'nightly-build-4711',
    status: 'queued',
    disk_format: 'qcow2',
    container_format: 'bare',
  },
  cloudImage('<img src=x onerror=alert(1)> Größe “XL”', 512, 8),
];

/** What a team of its own keeps, behind a Keystone. */
export const teamImages: readonly GlanceImage[] = [
  cloudImage('golden-rhel-9.6', 804, 20),
  cloudImage('golden-rhel-10.0', 861, 20),
  cloudImage('golden-sles-15-sp7', 655, 24),
];

const systems = ['debian-12', 'debian-13', 'fedora-43', 'centos-stream-9', 'rocky-9', 'ubuntu-24.04'] as const;

/** As many as an image domain lists at most. */
export function generatedImages(of: string, count = 500): readonly GlanceImage[] {
  return Array.from({ length: count }, (_item, at) => {
    const system = systems[at % systems.length] ?? systems[0];
    const build = String(count - at).padStart(4, '0');
    const image = cloudImage(`${system}-build-${build}`, 250 + ((at * 37) % 900), 4 + (at % 5) * 4);
    const own = { ...image, id: idFor(`glance/${of}/${at}`) };
    if (at % 50 === 49) return { ...own, disk_format: 'vmdk' };
    return at % 25 === 24 ? { ...own, disk_format: 'iso' } : own;
  });
}
