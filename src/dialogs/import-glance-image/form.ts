/** Judges what stands in the form: imports to order in domain units, or a sentence for each field to correct. */
import type { Cluster } from '../../engine/clusters.ts';
import type { DataCenter } from '../../engine/datacenters.ts';
import type { VmLimits } from '../../engine/limits.ts';
import type { DataDomain } from '../../engine/storage-domains.ts';
import { ANY_ARCHITECTURE } from '../../engine-page/places.ts';
import { parseCount, parseMemory } from '../../form/amounts.ts';
import { parseUserName } from '../../form/names.ts';
import type { Parsed } from '../../form/parsed.ts';
import { formatSshKey, parseSshKeys } from '../../form/ssh-keys.ts';
import { message, type Message } from '../../i18n/i18n.ts';
import type { ImportRequest, TemplateSettings } from '../../plugin/import.ts';
import type { FormValues } from './form-values.ts';
import type { ImportRow, TakenNames } from './import-rows.ts';
import { findUndescribable, parseTargetName } from './target-names.ts';

type SingleField =
  'dataCenter' | 'storageDomain' | 'cluster' | 'sockets' | 'cores' | 'memory' | 'userName' | 'sshKeys' | 'tag';

/** `tag`, or for an image `chosen.0.name`. */
export type FieldName = SingleField | `chosen.${number}.${'name' | 'kind'}`;

export type FieldErrors = Readonly<Partial<Record<FieldName, Message>>>;

export type Validated<T> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly errors: FieldErrors };

export interface FormContext {
  readonly rows: readonly ImportRow[];
  readonly taken: TakenNames;
  readonly dataCenter: DataCenter | undefined;
  readonly storageDomain: DataDomain | undefined;
  readonly cluster: Cluster | undefined;
  /** The profile of the templates' interface; absent for none. */
  readonly vnicProfileId: string | undefined;
  readonly limits: VmLimits;
  readonly locale: string;
}

/** The engine gives Blank's templates none, so that the first name is free. */
const NIC_NAME = 'nic1';

/** BusinessEntitiesDefinitions.java of ovirt-engine. */
const TAG_LIMIT = 50;

export function validate(values: FormValues, context: FormContext): Validated<readonly ImportRequest[]> {
  const { rows, dataCenter, storageDomain, cluster, limits, locale } = context;
  const errors: Partial<Record<FieldName, Message>> = {};

  function take<T>(field: FieldName, answer: Parsed<T>): T | undefined {
    if (answer.ok) return answer.value;
    errors[field] = answer.problem;
    return undefined;
  }

  if (!dataCenter) errors.dataCenter = message('glance.problem.no-data-center');
  const space = spaceProblem(storageDomain, rows);
  if (space) errors.storageDomain = space;
  const names = rows.map((row, index) => take(`chosen.${index}.name`, parseRowName(row, rows, context.taken)));
  rows.forEach((row, index) => {
    const problem = kindProblem(row);
    if (problem) errors[`chosen.${index}.kind`] = problem;
  });

  const hasTemplates = rows.some(({ chosen }) => chosen.kind === 'template');
  const settings = hasTemplates ? parseSettings(values, context.vnicProfileId, limits, locale, take) : undefined;
  if (hasTemplates) {
    if (!cluster) errors.cluster = message('glance.problem.no-cluster');
    else if (cluster.architecture === ANY_ARCHITECTURE) errors.cluster = message('glance.problem.cluster-without-host');
  }
  if (Object.keys(errors).length > 0 || !storageDomain) return { ok: false, errors };
  return {
    ok: true,
    value: rows.map(({ chosen, osType, guess }, index) => {
      const name = names[index] ?? '';
      const { imageDomainId, imageId, imageName, sizeBytes } = chosen;
      const common = {
        image: { imageDomainId, imageId, name: imageName, sizeBytes },
        storageDomainId: storageDomain.id,
        diskName: name,
      };
      if (chosen.kind === 'disk' || !cluster || !settings) return common;
      const own = { ...(osType !== '' && { osType }), ...(imageName !== '' && { comment: imageName }) };
      return {
        ...common,
        template: {
          name,
          clusterId: cluster.id,
          settings: { ...settings, ...own, ...withUser(settings, guess.userName) },
        },
      };
    }),
  };
}

/** Keys need an account to belong to: the one typed, or the one that the image's maker has set up. */
function withUser({ initialization = {} }: TemplateSettings, proposed: string | undefined): Partial<TemplateSettings> {
  const userName = initialization.userName ?? proposed;
  const all = { ...initialization, ...(userName !== undefined && { userName }) };
  return Object.keys(all).length === 0 ? {} : { initialization: all };
}

function parseRowName({ name, chosen }: ImportRow, rows: readonly ImportRow[], taken: TakenNames): Parsed<string> {
  const answer = parseTargetName(name);
  if (!answer.ok) return answer;
  const isSame = (other: ImportRow) => other.chosen.kind === chosen.kind && other.name.trim() === answer.value;
  if (rows.filter(isSame).length > 1) {
    return { ok: false, problem: message('glance.problem.name-twice', { name: answer.value }) };
  }
  return chosen.kind === 'template' && taken.templates.has(answer.value)
    ? { ok: false, problem: message('glance.problem.name-taken', { name: answer.value }) }
    : answer;
}

function kindProblem({ chosen: { kind, imageName } }: ImportRow): Message | undefined {
  const wrong = kind === 'template' ? findUndescribable(imageName) : undefined;
  return wrong === undefined ? undefined : message('glance.problem.undescribable', { value: wrong });
}

/** Files are compared, which are what is known: disks may grow beyond them. */
export function neededBytes(rows: readonly ImportRow[]): number {
  return rows.reduce((sum, { chosen }) => sum + chosen.sizeBytes, 0);
}

function spaceProblem(domain: DataDomain | undefined, rows: readonly ImportRow[]): Message | undefined {
  if (!domain) return message('glance.problem.no-storage');
  const { name, availableBytes, blockedBelowBytes } = domain;
  if (availableBytes === undefined) return undefined;
  if (availableBytes <= blockedBelowBytes) return message('glance.problem.storage-full', { name });
  return availableBytes < neededBytes(rows) ? message('glance.problem.storage-small', { name }) : undefined;
}

function parseSettings(
  values: FormValues,
  vnicProfileId: string | undefined,
  limits: VmLimits,
  locale: string,
  take: <T>(field: FieldName, answer: Parsed<T>) => T | undefined,
): TemplateSettings | undefined {
  const sockets = take('sockets', parseCount(values.sockets, limits.sockets, limits.cpus));
  const cores = take('cores', parseCount(values.cores, limits.coresPerSocket, limits.cpus));
  if (sockets !== undefined && cores !== undefined && limits.cpus !== undefined && sockets * cores > limits.cpus) {
    const values = { total: sockets * cores, limit: limits.cpus };
    take('cores', { ok: false, problem: message('problem.cpus.many', values) });
  }
  const memory = { text: values.memory, unit: values.memoryUnit };
  const memoryBytes = take('memory', parseMemory(memory, limits.memoryBytes, locale));
  const userName = values.userName.trim() === '' ? '' : take('userName', parseUserName(values.userName));
  const keys = take('sshKeys', parseSshKeys(values.sshKeys));
  const tag = take('tag', parseTag(values.tag));
  if (sockets === undefined || cores === undefined || memoryBytes === undefined) return undefined;
  if (userName === undefined || keys === undefined || tag === undefined) return undefined;
  const initialization = {
    ...(userName !== '' && { userName }),
    ...(keys.length > 0 && { authorizedSshKeys: keys.map(formatSshKey) }),
  };
  return {
    memoryBytes,
    cpu: { sockets, cores },
    ...(values.console !== '' && { console: values.console }),
    hasVirtioScsi: values.hasVirtioScsi,
    ...(Object.keys(initialization).length > 0 && { initialization }),
    ...(vnicProfileId !== undefined && { nic: { name: NIC_NAME, vnicProfileId } }),
    ...(tag !== '' && { tag }),
  };
}

/** Empty for none. The engine knows tags of these letters only (Tags.java of ovirt-engine). */
function parseTag(text: string): Parsed<string> {
  const tag = text.trim();
  if (tag.length > TAG_LIMIT) {
    return { ok: false, problem: message('glance.problem.tag-long', { length: tag.length, limit: TAG_LIMIT }) };
  }
  return /^[A-Za-z0-9_-]*$/.test(tag)
    ? { ok: true, value: tag }
    : { ok: false, problem: message('glance.problem.tag-character', { value: tag }) };
}
