/** What the engine makes of a template's operating system when the VM starts. */

/**
 * Which format the engine hands our settings to the guest in. Not in the API: it stands in osinfo-defaults.properties
 * of ovirt-engine, where all that derives from `other` is cloud-init, Windows sysprep and RHCOS ignition.
 */
export function initializationOf(osType: string): 'cloud-init' | 'sysprep' | 'ignition' {
  if (osType.startsWith('windows')) return 'sysprep';
  return osType.startsWith('rhcos') ? 'ignition' : 'cloud-init';
}
