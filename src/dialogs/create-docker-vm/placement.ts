/** Where the VM can be made: of all that the engine lists, what can work, and what is chosen when nobody has chosen. */
import type { Cluster, ClusterNetwork } from '../../engine/clusters.ts';
import { initializationOf } from '../../engine/operating-systems.ts';
import type { Template, TemplateNic } from '../../engine/templates.ts';
import type { VnicProfile } from '../../engine/vnic-profiles.ts';
import { ANY_ARCHITECTURE, type NetworkChoice } from '../../engine-page/places.ts';

/** Of every template that is made before any other; it has no disk. */
const BLANK_TEMPLATE_ID = '00000000-0000-0000-0000-000000000000';

export interface TemplateChoice {
  readonly template: Template;
  /** RHCOS is shown, since people look for it, but takes ignition instead of cloud-init. */
  readonly isUsable: boolean;
  /** Tagged by the site for containers. */
  readonly isPreferred: boolean;
}

/** Templates that can work in the cluster, `preferred` first; Windows takes neither cloud-init nor containers of ours. */
export function templateChoices(
  found: readonly Template[],
  cluster: Cluster,
  ofDataCenter: readonly Cluster[],
  preferred: readonly Template[] = [],
): readonly TemplateChoice[] {
  const ids = new Set(preferred.map(({ id }) => id));
  return [...preferred, ...found.filter(({ id }) => !ids.has(id))]
    .filter((template) => template.id !== BLANK_TEMPLATE_ID && fits(template, cluster, ofDataCenter))
    .filter(({ osType }) => initializationOf(osType) !== 'sysprep')
    .map((template) => ({
      template,
      isUsable: initializationOf(template.osType) === 'cloud-init',
      isPreferred: ids.has(template.id),
    }));
}

/** Searches ignore case and know wildcards, so an answer may hold templates of another data center. */
function fits(template: Template, cluster: Cluster, ofDataCenter: readonly Cluster[]): boolean {
  const isHere = template.clusterId === undefined || ofDataCenter.some(({ id }) => id === template.clusterId);
  const architectures = [template.architecture, cluster.architecture];
  return isHere && (architectures[0] === architectures[1] || architectures.includes(ANY_ARCHITECTURE));
}

/**
 * The wanted template when it can be used here, also while a search shows others, but not once the whole list is there
 * without it. Nobody's wish is met by the only template there is, or by the newest of the only one that is preferred.
 */
export function chooseTemplate(
  choices: readonly TemplateChoice[],
  isWholeList: boolean,
  wanted: Template | undefined,
  cluster: Cluster,
  ofDataCenter: readonly Cluster[],
): Template | undefined {
  const usable = choices.filter(({ isUsable }) => isUsable);
  const listed = usable.find(({ template }) => template.id === wanted?.id)?.template;
  if (listed || !wanted) return listed ?? onlyOne(usable);
  if (isWholeList) return undefined;
  return templateChoices([wanted], cluster, ofDataCenter).find(({ isUsable }) => isUsable)?.template;
}

function onlyOne(usable: readonly TemplateChoice[]): Template | undefined {
  const preferred = usable.filter(({ isPreferred }) => isPreferred);
  if (new Set(preferred.map(({ template }) => template.name)).size === 1) return preferred[0]?.template;
  return usable.length === 1 ? usable[0]?.template : undefined;
}

/** `debian-12 (3)`, or with the version's name as WebAdmin writes it: `debian-12 | hardened (3)`. */
export function templateLabel({ name, version }: Template): string {
  return version.name === '' ? `${name} (${version.number})` : `${name} | ${version.name} (${version.number})`;
}

/** Whether the operating system is so vaguely told that cloud-init may be missing. */
export function isVague({ osType }: Template): boolean {
  return osType.startsWith('other');
}

export interface ConnectedNic {
  readonly name: string;
  /** Absent when the interface leads nowhere in this cluster: the engine then leaves it without a profile. */
  readonly network?: string;
}

export function connectNics(
  nics: readonly TemplateNic[],
  profiles: readonly VnicProfile[],
  networks: readonly ClusterNetwork[],
): readonly ConnectedNic[] {
  return nics.map(({ name, vnicProfileId }) => {
    const profile = profiles.find(({ id }) => id === vnicProfileId);
    const network = networks.find(({ id }) => id === profile?.networkId);
    return { name, ...(network && { network: network.name }) };
  });
}

/** As the form holds it: `''` until somebody chooses, `template`, or the id of a vNIC profile. */
export type NetworkWish = string;

export const TEMPLATE_NETWORK = 'template';

/** The profile of an interface to add; `undefined` when the template's own are to do. */
export function chooseNetwork(
  choices: readonly NetworkChoice[],
  nics: readonly ConnectedNic[] | undefined,
  wish: NetworkWish,
): NetworkChoice | undefined {
  const wished = choices.find(({ profile }) => profile.id === wish);
  if (wished || wish === TEMPLATE_NETWORK) return wished;
  const leadsNowhere = nics?.every(({ network }) => network === undefined) ?? false;
  return leadsNowhere && choices.length === 1 ? choices[0] : undefined;
}

/** A name that the template's interfaces leave free: the engine refuses the same one twice. */
export function freeNicName(nics: readonly { readonly name: string }[]): string {
  for (let number = 1; ; number += 1) {
    const name = `nic${number}`;
    if (!nics.some((nic) => nic.name === name)) return name;
  }
}
