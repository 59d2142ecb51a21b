/** Which packages bring a container runtime, where the template tells enough of its distribution. */
import type { Template } from '../../engine/templates.ts';
import type { Runtime } from './container.ts';

export type Distribution = 'debian' | 'fedora' | 'suse' | 'el';

/** The name comes first: the engine's list of operating systems has no Fedora, and ends with Debian 9 and Ubuntu 18.04. */
const SIGNS: readonly (readonly [Distribution, inName: RegExp, osType: RegExp])[] = [
  ['debian', /debian|ubuntu/i, /^(debian|ubuntu)_/],
  ['fedora', /fedora/i, /^fedora/],
  ['suse', /suse|\bsles\b/i, /^sles_/],
  ['el', /centos|\brhel|\bred.?hat|\balma|\brocky|\boracle/i, /^rhel_/],
];

export function findDistribution({ name, osType }: Pick<Template, 'name' | 'osType'>): Distribution | undefined {
  const found = SIGNS.find(([, inName]) => inName.test(name)) ?? SIGNS.find(([, , type]) => type.test(osType));
  return found?.[0];
}

/** EL has podman alone. Debian's kernel confines containers by AppArmor, whose parser docker.io only recommends. */
const DOCKER: Readonly<Record<Distribution, readonly string[]>> = {
  debian: ['docker.io', 'apparmor'],
  fedora: ['moby-engine'],
  suse: ['docker'],
  el: [],
};

/** For cloud-init's `packages:`; empty where no name is known to be right, for one wrong name keeps all from being installed. */
export function runtimePackages(runtime: Runtime, distribution: Distribution | undefined): readonly string[] {
  if (runtime === 'podman') return ['podman'];
  return distribution ? DOCKER[distribution] : [];
}
