import { expect, test } from 'vitest';
import list from '../../../e2e/mocks/engine/data/operating-systems.json' with { type: 'json' };
import { guessArchitecture, guessSystem } from './os-guess.ts';

const systems = list.map(({ name, description, architecture }) => ({ name, label: description, architecture }));

// Files as their makers publish them, and names that people give them in a repository.
test.each([
  ['Fedora-Cloud-Base-Generic-43-1.6.x86_64.qcow2', 'other_linux', 'fedora'],
  ['Fedora-Cloud-Base-37-1.7.x86_64', 'other_linux', 'fedora'],
  ['CentOS-Stream-GenericCloud-9-latest.x86_64.qcow2', 'rhel_9x64', 'cloud-user'],
  ['CentOS-Stream-GenericCloud-10-20250331.0.x86_64', 'rhel_10x64', 'cloud-user'],
  ['CentOS-7-x86_64-GenericCloud-2009.qcow2', 'rhel_7x64', 'cloud-user'],
  ['CentOS 9', 'rhel_9x64', 'cloud-user'],
  ['CentOS 8.4 generic cloud image v20210603 for x86_64', 'rhel_8x64', 'cloud-user'],
  ['AlmaLinux-9-GenericCloud-9.6-20250522.x86_64.qcow2', 'rhel_9x64', 'almalinux'],
  ['AlmaLinux-10-GenericCloud-latest.x86_64', 'rhel_10x64', 'almalinux'],
  ['AlmaLinux-8-OpenNebula-8.10-20240530.x86_64', 'rhel_8x64', 'almalinux'],
  ['Rocky-9-GenericCloud-Base.latest.x86_64.qcow2', 'rhel_9x64', 'rocky'],
  ['Rocky-8-GenericCloud-LVM.latest.x86_64', 'rhel_8x64', 'rocky'],
  ['rocky10', 'rhel_10x64', 'rocky'],
  ['rhel-9.6-x86_64-kvm.qcow2', 'rhel_9x64', 'cloud-user'],
  ['rhel-guest-image-7.9-30.x86_64', 'rhel_7x64', 'cloud-user'],
  ['Red Hat Enterprise Linux 8.10 KVM Guest Image', 'rhel_8x64', 'cloud-user'],
  ['rhel-11.0-x86_64-kvm', 'rhel_10x64', 'cloud-user'],
  ['golden-rhel-10.0', 'rhel_10x64', 'cloud-user'],
  ['OL9U5_x86_64-kvm-b253.qcow2', 'rhel_9x64', 'cloud-user'],
  ['rhel-atomic-cloud-7.8.3-1.x86_64', 'rhel_atomic7x64', 'cloud-user'],
  ['debian-12-genericcloud-amd64-20250316-2053.qcow2', 'debian_9', 'debian'],
  ['debian-13-nocloud-amd64', 'debian_9', 'debian'],
  ['debian-9-openstack-amd64', 'debian_9', 'debian'],
  ['debian-8.11.1-openstack-amd64', 'debian_7', 'debian'],
  ['bookworm-base-image', 'debian_9', 'debian'],
  ['ubuntu-24.04-server-cloudimg-amd64.img', 'ubuntu_18_04', 'ubuntu'],
  ['noble-server-cloudimg-amd64.img', 'ubuntu_18_04', 'ubuntu'],
  ['ubuntu2204', 'ubuntu_18_04', 'ubuntu'],
  ['xenial-server-cloudimg-amd64-disk1.img', 'ubuntu_14_04', 'ubuntu'],
  ['trusty/ubuntu-14.04-server', 'ubuntu_14_04', 'ubuntu'],
  ['openSUSE-Leap-15.6-Minimal-VM.x86_64-Cloud.qcow2', 'sles_11', 'opensuse'],
  ['openSUSE-Tumbleweed-Minimal-VM.x86_64-Cloud', 'sles_11', 'opensuse'],
  ['SLES15-SP7-Minimal-VM.x86_64-Cloud-GM.qcow2', 'sles_11', 'sles'],
  ['golden-sles-15-sp7', 'sles_11', 'sles'],
  ['SUSE Linux Enterprise Server 12 SP5', 'sles_11', 'sles'],
  ['cirros-0.6.3-x86_64-disk.img', 'other_linux', 'cirros'],
  ['CirrOS 0.6.2', 'other_linux', 'cirros'],
  ['fedora-coreos-43.20260105.3.0-openstack.x86_64', 'other_linux', 'core'],
  ['rhcos-4.18.1-x86_64-openstack.x86_64', 'rhcos_x64', 'core'],
  ['flatcar_production_openstack_image', 'other_linux', 'core'],
  ['windows-server-2025-evaluation', 'windows_2025', undefined],
  ['Windows Server 2022 Standard', 'windows_2022', undefined],
  ['windows_server_2019_eval.qcow2', 'windows_2019x64', undefined],
  ['win2k12-r2 windows 2012 R2', 'windows_2012R2x64', undefined],
  ['windows_server_2012_r2_standard_eval_kvm_20170321', 'windows_2012R2x64', undefined],
  ['Win10-22H2-x64', 'windows_10x64', undefined],
  ['windows-11-enterprise', 'windows_11', undefined],
  ['FreeBSD-14.2-RELEASE-amd64-BASIC-CLOUDINIT.qcow2', 'freebsdx64', 'freebsd'],
  ['OpenBSD 7.6', 'other', undefined],
  ['nocloud_alpine-3.21.2-x86_64-bios-cloudinit-r0', 'other_linux', 'alpine'],
  ['Arch-Linux-x86_64-cloudimg.qcow2', 'other_linux', 'arch'],
  ['amzn2-kvm-2.0.20240131.0-x86_64', 'other_linux', 'ec2-user'],
  ['nightly-build-4711', undefined, undefined],
  ['<img src=x onerror=alert(1)> Größe “XL” 🐳', undefined, undefined],
  ['marching-orders', undefined, undefined],
])('takes %o for %o, with the user %o', (name, osType, userName) => {
  const guess = guessSystem(name, systems, 'x86_64');
  expect([guess.osType, guess.userName]).toEqual([osType, userName]);
});

test.each([
  ['rhel-9.6-ppc64le-kvm', 'ppc64', 'rhel_9_ppc64'],
  ['rhel-6.10-ppc64', 'ppc64', 'rhel_6_ppc64'],
  ['debian-12-genericcloud-ppc64el', 'ppc64', 'other_linux_ppc64'],
  ['SLES15-SP7-Minimal-VM.s390x', 's390x', 'sles_12_s390x'],
  ['ubuntu-24.04-server-cloudimg-s390x', 's390x', 'ubuntu_16_04_s390x'],
])('takes %o in a cluster of %s for %o', (name, architecture, osType) => {
  expect(guessSystem(name, systems, architecture).osType).toBe(osType);
});

test('names nothing that is not in the list of this engine', () => {
  const short = systems.filter(({ name }) => ['other_linux', 'rhel_8x64'].includes(name));
  expect(guessSystem('rhel-9.6', short, 'x86_64').osType).toBe('rhel_8x64');
  expect(guessSystem('debian-12', short, 'x86_64').osType).toBe('other_linux');
  expect(guessSystem('windows-11', short, 'x86_64').osType).toBeUndefined();
});

test('knows which ones take Ignition', () => {
  const takes = (name: string) => guessSystem(name, systems, 'x86_64').takesIgnition ?? false;
  expect(['fedora-coreos-43', 'flatcar_production', 'rhcos-4.18', 'Fedora-Cloud-43'].map(takes)).toEqual([
    true,
    true,
    true,
    false,
  ]);
});

test.each([
  ['debian-12-genericcloud-amd64', 'x86_64'],
  ['Rocky-9.x86_64', 'x86_64'],
  ['debian-12-genericcloud-arm64', 'aarch64'],
  ['Fedora-Cloud-Base-43.aarch64', 'aarch64'],
  ['rhel-9.6-ppc64le-kvm', 'ppc64'],
  ['SLES15.s390x', 's390x'],
  ['cirros', undefined],
  ['famd64x', undefined],
])('reads the architecture of %o: %o', (name, architecture) => {
  expect(guessArchitecture(name)).toBe(architecture);
});
