import { expect, test } from 'vitest';
import { findDistribution, runtimePackages } from './packages.ts';

test.each([
  ['debian-12', 'debian_9', 'debian'],
  ['web', 'debian_9', 'debian'],
  ['Ubuntu 24.04', 'other_linux', 'debian'],
  ['web', 'ubuntu_18_04', 'debian'],
  ['fedora-43', 'other_linux', 'fedora'],
  ['fedora-43', 'rhel_9x64', 'fedora'],
  ['openSUSE-Leap-15.6', 'other_linux', 'suse'],
  ['web', 'sles_11', 'suse'],
  ['centos-stream-10', 'rhel_10x64', 'el'],
  ['web', 'rhel_9x64', 'el'],
  ['AlmaLinux-9', 'other_linux', 'el'],
  ['rocky9', 'other', 'el'],
  ['tangerhel', 'other_linux', undefined],
  ['web', 'other_linux', undefined],
  ['web', 'other_linux_ppc64', undefined],
])('takes %s of the type %s for %s', (name, osType, distribution) => {
  expect(findDistribution({ name, osType })).toBe(distribution);
});

test.each([
  ['docker', 'debian', ['docker.io', 'apparmor']],
  ['docker', 'fedora', ['moby-engine']],
  ['docker', 'suse', ['docker']],
  ['docker', 'el', []],
  ['docker', undefined, []],
  ['podman', 'debian', ['podman']],
  ['podman', 'el', ['podman']],
  ['podman', undefined, ['podman']],
] as const)('%s on %s is %o', (runtime, distribution, packages) => {
  expect(runtimePackages(runtime, distribution)).toEqual(packages);
});
