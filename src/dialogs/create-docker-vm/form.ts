/** Judges what stands in the form: a VM to create in domain units, or a sentence for each field that needs correcting. */
import type { Cluster } from '../../engine/clusters.ts';
import type { VmLimits } from '../../engine/limits.ts';
import type { Template, TemplateInitialization } from '../../engine/templates.ts';
import { type Message, message } from '../../i18n/i18n.ts';
import type { ContainerSpec } from './container.ts';
import { parseEnvironmentRows } from './environment.ts';
import type { FormValues } from './form-values.ts';
import { parseImageReference, type ImageReference } from './image-reference.ts';
import { parseCount, parseMemory } from '../../form/amounts.ts';
import { parseHostName, parseUserName, parseVmName } from '../../form/names.ts';
import type { Parsed, ParsedRows } from '../../form/parsed.ts';
import { findDistribution, runtimePackages } from './packages.ts';
import { parsePortRows } from './ports.ts';
import { parseCommand } from './shell-words.ts';
import { formatSshKey, parseSshKeys } from '../../form/ssh-keys.ts';
import { parseVolumeRows } from './volumes.ts';

type SingleField =
  | 'cluster'
  | 'template'
  | 'name'
  | 'sockets'
  | 'cores'
  | 'memory'
  | 'image'
  | 'command'
  | 'hostName'
  | 'userName'
  | 'sshKeys';
type RowsField = 'ports' | 'volumes' | 'environment';

/** `name`, or for a row `ports.0.vmPort`. */
export type FieldName = SingleField | `${RowsField}.${number}.${string}`;

export type FieldErrors = Readonly<Partial<Record<FieldName, Message>>>;

export type Validated<T> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly errors: FieldErrors };

/** The chosen ones of what the engine offers; absent while they are not known or there are none. */
export interface ChosenPlacement {
  readonly cluster?: Cluster | undefined;
  readonly template?: Template | undefined;
  /** An interface to add to those of the template. */
  readonly nic?: { readonly name: string; readonly vnicProfileId: string } | undefined;
}

export interface FormContext {
  readonly placement: ChosenPlacement;
  readonly limits: VmLimits;
  readonly locale: string;
}

export interface NewDockerVm {
  readonly name: string;
  readonly clusterId: string;
  readonly templateId: string;
  readonly memoryBytes: number;
  readonly cpu: { readonly sockets: number; readonly cores: number };
  readonly nic?: { readonly name: string; readonly vnicProfileId: string };
  readonly container: ContainerSpec;
  readonly hostName: string;
  readonly userName?: string;
  readonly authorizedSshKeys: readonly string[];
  /** What the VM gets from its template besides. */
  readonly inherited?: TemplateInitialization;
}

export function validate(values: FormValues, { placement, limits, locale }: FormContext): Validated<NewDockerVm> {
  const errors: Partial<Record<FieldName, Message>> = {};

  function take<T>(field: SingleField, answer: Parsed<T>): T | undefined {
    if (answer.ok) return answer.value;
    errors[field] = answer.problem;
    return undefined;
  }

  function takeRows<T>(field: RowsField, answer: ParsedRows<T, string>): readonly T[] {
    if (answer.ok) return answer.value;
    for (const { row, field: column, problem } of answer.problems) errors[`${field}.${row}.${column}`] = problem;
    return [];
  }

  const { cluster, template, nic } = placement;
  if (!cluster) errors.cluster = message('problem.cluster.none');
  if (!template) errors.template = message('problem.template.none');
  const name = take('name', parseVmName(values.name));
  const sockets = take('sockets', parseCount(values.sockets, limits.sockets, limits.cpus));
  const cores = take('cores', parseCount(values.cores, limits.coresPerSocket, limits.cpus));
  if (sockets !== undefined && cores !== undefined && limits.cpus !== undefined && sockets * cores > limits.cpus) {
    errors.cores = message('problem.cpus.many', { total: sockets * cores, limit: limits.cpus });
  }
  const memoryBytes = take(
    'memory',
    parseMemory({ text: values.memory, unit: values.memoryUnit }, limits.memoryBytes, locale),
  );
  const image = take('image', parseImageReference(values.image));
  const ports = takeRows('ports', parsePortRows(values.ports));
  const volumes = takeRows('volumes', parseVolumeRows(values.volumes));
  const command = take('command', parseCommand(values.command));
  const environment = takeRows('environment', parseEnvironmentRows(values.environment));
  const hostName =
    values.hostName.trim() === '' ? hostNameFor(values.name) : take('hostName', parseHostName(values.hostName));
  const userName = values.userName.trim() === '' ? '' : take('userName', parseUserName(values.userName));
  const sshKeys = take('sshKeys', parseSshKeys(values.sshKeys));

  if (
    !cluster ||
    !template ||
    name === undefined ||
    sockets === undefined ||
    cores === undefined ||
    memoryBytes === undefined ||
    image === undefined ||
    command === undefined ||
    hostName === undefined ||
    userName === undefined ||
    sshKeys === undefined ||
    Object.keys(errors).length > 0
  ) {
    return { ok: false, errors };
  }
  const { runtime, installRuntime = template.isPlainImage === true, restart } = values;
  return {
    ok: true,
    value: {
      name,
      clusterId: cluster.id,
      templateId: template.id,
      memoryBytes,
      cpu: { sockets, cores },
      ...(nic && { nic }),
      container: {
        runtime,
        installRuntime,
        packages: installRuntime ? runtimePackages(runtime, findDistribution(template)) : [],
        name: containerNameFor(image),
        image,
        ports,
        volumes,
        command: command.words,
        environment,
        restart,
      },
      hostName,
      ...(userName !== '' && { userName }),
      authorizedSshKeys: sshKeys.map(formatSshKey),
      ...(template.initialization && { inherited: template.initialization }),
    },
  };
}

/** A host name made of the VM's name, which may have letters that host names have not. */
export function hostNameFor(vmName: string): string {
  const plain = vmName
    .trim()
    .toLowerCase()
    .replaceAll('ß', 'ss')
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, 63)
    .replace(/^-|-$/g, '');
  if (plain === '') return 'vm';
  return /^\d+$/.test(plain) ? `vm-${plain}`.slice(0, 63) : plain;
}

/** The last part of the image's name, as people would call it; it is part of file names in the guest. */
function containerNameFor({ path }: ImageReference): string {
  const last = path.slice(path.lastIndexOf('/') + 1).slice(0, 48);
  return last.length < 2 ? `container-${last}` : last;
}
