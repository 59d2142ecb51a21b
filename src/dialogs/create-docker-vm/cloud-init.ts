/** What the guest gets: the custom script that runs the container, and the user-data that the engine makes of it. */
import { isMap, parseDocument, stringify } from 'yaml';
import type { TemplateInitialization } from '../../engine/templates.ts';
import type { NewInitialization } from '../../engine/vms.ts';
import type { ContainerSpec } from './container.ts';
import { guestScript, podmanUnit, unitName } from './guest-script.ts';
import { type Parsed, parsed, problem } from '../../form/parsed.ts';

/**
 * The engine glues the custom script as text behind YAML of its own. So this is a mapping in block style that begins in
 * the first column, without any key of the engine's, and without `runcmd` above all: the guest would run the last of
 * two. `write_files` puts the script where cloud-init's last stage runs it, once for each instance id; the engine makes
 * a new id for every start with cloud-init. The file's name is fixed, so that in a clone of this VM the clone's own
 * script takes its place. Mode 0700: the environment stands in it.
 */
export function containerScript(spec: ContainerSpec): string {
  const files = [
    file('/var/lib/cloud/scripts/per-instance/50-container.sh', '0700', guestScript(spec)),
    ...(spec.runtime === 'podman'
      ? [file(`/etc/systemd/system/${unitName(spec.name)}`, '0644', podmanUnit(spec.name))]
      : []),
  ];
  return writeYaml({
    write_files: files,
    // Installed by cloud-init before it runs the script. Some versions of it install from lists as old as the template
    // unless told to fetch them anew.
    ...(spec.packages.length > 0 && { package_update: true, packages: spec.packages }),
  });
}

/** YAML as its 1.1 readers in the guest and the engine take it: there `yes`, `0755` and `1:20` are no text unless quoted. */
function writeYaml(data: unknown): string {
  return stringify(data, { version: '1.1', lineWidth: 0, indentSeq: false });
}

/**
 * Characters that readers of YAML 1.1 and 1.2 disagree on: PyYAML refuses most control characters, even DEL, and takes
 * NEL and both Unicode separators for ends of lines.
 */
const DISPUTED = /[^\t\n\u0020-\u007e\u00a0-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd\u{10000}-\u{10ffff}]/u;

function file(path: string, permissions: string, content: string): Readonly<Record<string, string>> {
  return DISPUTED.test(content)
    ? { path, permissions, encoding: 'b64', content: toBase64(content) }
    : { path, permissions, content };
}

function toBase64(text: string): string {
  return btoa(Array.from(new TextEncoder().encode(text), (byte) => String.fromCharCode(byte)).join(''));
}

/** Every list of VMs carries every VM's script, so a large one slows down all of WebAdmin. */
const SCRIPT_BYTES_LIMIT = 65_536;

export function checkScriptSize(script: string): Parsed<string> {
  const bytes = new TextEncoder().encode(script).length;
  return bytes <= SCRIPT_BYTES_LIMIT
    ? parsed(script)
    : problem('problem.script.long', { bytes, limit: SCRIPT_BYTES_LIMIT });
}

export interface UserDataPreview {
  /** What the engine writes itself; the order of its keys is not fixed. */
  readonly enginePart: string;
  /** The custom script, unchanged behind it. */
  readonly script: string;
}

/** Keys that the engine always writes (ovirt-engine CloudInitHandler.java; the text as seen on a running 4.5.8). */
const ENGINE_KEYS = `#cloud-config
output:
  all: '>> /var/log/cloud-init-output.log'
disable_root: false
runcmd:
- 'sed -i ''/^datasource_list: /d'' /etc/cloud/cloud.cfg; echo ''datasource_list:
  ["NoCloud", "ConfigDrive"]'' >> /etc/cloud/cloud.cfg'
ssh_deletekeys: true
ssh_pwauth: true
chpasswd:
  expire: false
`;

/**
 * Host name and SSH keys are not in it: the engine puts them into the meta-data. What the template brings along shows
 * here; its own custom script and host name give way to ours.
 */
export function previewUserData(
  { userName, customScript }: NewInitialization,
  inherited: TemplateInitialization = {},
): UserDataPreview {
  const keys = {
    ...((userName ?? inherited.userName) !== undefined && { user: userName ?? inherited.userName }),
    // As the engine shows it; the guest gets it in clear.
    ...(inherited.hasPassword && { password: '******' }),
    ...(inherited.timezone !== undefined && { timezone: inherited.timezone }),
  };
  return { enginePart: ENGINE_KEYS + (Object.keys(keys).length > 0 ? writeYaml(keys) : ''), script: customScript };
}

/**
 * Keys that stand more than once at the top level of a cloud-config; the guest takes the last of each without a word.
 * Throws when the text is not a mapping: the guest would drop all of it.
 */
export function findDuplicateKeys(userData: string): readonly string[] {
  const document = parseDocument(userData, { version: '1.1', uniqueKeys: false });
  const [error] = document.errors;
  if (error !== undefined) throw error;
  if (!isMap(document.contents)) throw new Error('The user-data is not a mapping.');
  const keys = document.contents.items.map(({ key }) => String(key));
  return [...new Set(keys.filter((key, index) => keys.indexOf(key) !== index))];
}
