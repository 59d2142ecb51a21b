/** What the engine keeps of its commands: jobs with their steps, and events. */
import type { Cluster, DataCenter, Event, Host, Id, Job, StorageDomain, Template, Vm } from '../model.ts';
import type { World } from '../service.ts';

/** `SucceededJobCleanupTimeInMinutes`, `FailedJobCleanupTimeInMinutes`, and how often the engine cleans up; in ms. */
const FINISHED_KEPT_MS = 10 * 60_000;
const FAILED_KEPT_MS = 60 * 60_000;
const CLEAN_UP_MS = 10 * 60_000;

type StepType = 'validating' | 'executing' | 'finalizing';
const stepNumbers: Readonly<Record<StepType, number>> = { validating: 0, executing: 1, finalizing: 2 };

/** Who asked, and under which id all that follows is found. */
export interface Cause {
  readonly userId: Id;
  readonly correlationId: string;
}

/** A job from its first step to its end; afterwards it is kept for a while. */
export class RunningJob {
  readonly id: Id;
  readonly #world: World;
  #step: Id | undefined;
  #isFinalizing = false;

  constructor(world: World, cause: Cause, description: string) {
    this.#world = world;
    this.id = world.newId(`job/${description}`);
    const now = world.clock.now();
    world.store.jobs.put({
      id: this.id,
      description,
      status: 'started',
      owner: { id: cause.userId },
      external: false,
      auto_cleared: true,
      start_time: now,
      last_updated: now,
      correlationId: cause.correlationId,
    });
    this.#begin('validating');
  }

  #begin(type: StepType): void {
    const id = this.#world.newId();
    this.#step = id;
    const description = type.charAt(0).toUpperCase() + type.slice(1);
    const [start_time, number] = [this.#world.clock.now(), stepNumbers[type]];
    this.#world.store.steps.put({
      id,
      jobId: this.id,
      description,
      type,
      number,
      status: 'started',
      external: false,
      start_time,
    });
  }

  #end(status: 'finished' | 'failed'): void {
    if (this.#step === undefined) return;
    this.#world.store.steps.change(this.#step, { status, end_time: this.#world.clock.now() });
    this.#step = undefined;
  }

  /** The command was not refused. */
  execute(): void {
    this.#end('finished');
    this.#begin('executing');
  }

  /** Begins a part of the executing step, such as a transfer of data; returns how it is ended. */
  beginPart(description: string): { progress(percent: number): void; end(status: 'finished' | 'failed'): void } {
    const { store, clock, newId } = this.#world;
    const id = newId();
    store.steps.put({
      id,
      jobId: this.id,
      ...(this.#step !== undefined && { parent_step: { id: this.#step } }),
      description,
      type: 'unknown',
      number: store.steps.where((step) => step.jobId === this.id && step.parent_step !== undefined).length,
      status: 'started',
      external: false,
      start_time: clock.now(),
    });
    return {
      progress: (percent) => void store.steps.change(id, { progress: percent }),
      end: (status) => void store.steps.change(id, { status, end_time: clock.now() }),
    };
  }

  /** What was to be done is done; the command looks at it. */
  finalize(): void {
    this.#end('finished');
    this.#begin('finalizing');
    this.#isFinalizing = true;
  }

  end(status: 'finished' | 'failed'): void {
    this.#end(status);
    if (status === 'finished' && !this.#isFinalizing) {
      this.#begin('finalizing');
      this.#end(status);
    }
    const now = this.#world.clock.now();
    this.#world.store.jobs.change(this.id, { status, end_time: now, last_updated: now });
    forgetLater(this.#world, this.id, status === 'finished' ? FINISHED_KEPT_MS : FAILED_KEPT_MS);
  }
}

/** Removes an ended job at the first cleaning after it was kept long enough. */
export function forgetLater({ clock, store }: World, jobId: Id, keptMs: number = FINISHED_KEPT_MS): void {
  const due = Math.ceil((clock.now() + keptMs) / CLEAN_UP_MS) * CLEAN_UP_MS;
  clock.schedule(due - clock.now(), () => {
    for (const { id } of store.steps.where((step) => step.jobId === jobId)) store.steps.remove(id);
    store.jobs.remove(jobId);
  });
}

/** Codes, severities and texts as in the engine's audit log (AuditLogType.java, AuditLogMessages.properties). */
const eventTexts = {
  30: ['normal', "User ${user} connecting from '127.0.0.1' using session '${session}' logged in."],
  31: ['normal', "User ${user} connected from '127.0.0.1' using session '${session}' logged out."],
  29: ['normal', 'Template ${template} was created successfully.'],
  32: ['normal', 'VM ${vm} started on Host ${host}'],
  33: ['normal', 'VM ${vm} powered off by ${user} (Host: ${host})${reason}.'],
  34: ['normal', 'VM ${vm} was created by ${user}.'],
  35: ['normal', 'VM ${vm} configuration was updated by ${user}.'],
  37: ['normal', 'VM ${vm} creation was initiated by ${user}.'],
  48: ['normal', 'Creation of Template ${template} from VM ${vm} was initiated by ${user}.'],
  49: ['normal', 'Template ${template} configuration was updated by ${user}.'],
  50: ['normal', 'Removal of Template ${template} was initiated by ${user}.'],
  51: ['normal', 'Creation of Template ${template} from VM ${vm} has been completed.'],
  53: ['normal', 'VM ${vm} creation has been completed.'],
  54: ['error', 'Failed to run VM ${vm}${cause} (User: ${user}).'],
  60: ['error', 'Failed to complete VM ${vm} creation.'],
  61: ['normal', 'VM ${vm} is down. ${exitMessage}'],
  73: ['normal', 'VM shutdown initiated by ${user} on VM ${vm} (Host: ${host})${reason}.'],
  78: ['normal', 'Add-Disk operation of ${disk} was initiated on VM ${vm} by ${user}.'],
  97: ['normal', 'The disk ${disk} was successfully added to VM ${vm}.'],
  111: ['normal', 'Suspended VM ${vm} has had its save state cleared by ${user}${reason}.'],
  113: ['normal', 'VM ${vm} was successfully removed by ${user}.'],
  119: ['error', 'VM ${vm} is down with error. ${exitMessage}.'],
  151: ['warning', 'Failed to run VM ${vm} on Host ${host}.'],
  153: ['normal', 'VM ${vm} was started by ${user} (Host: ${host}).'],
  157: ['normal', 'VM ${vm} is rebooting. Rebooted by: ${user}'],
  221: ['normal', 'VM ${vm} is resetting. Reset by: ${user}'],
  251: ['normal', 'Removal of Template ${template} has been completed.'],
  253: ['normal', 'VM ${vm} configuration was updated by system.'],
  254: ['normal', 'VM ${vm} is already ${vmStatus}, ${action} was skipped. User: ${user}.'],
  205: ['normal', 'Provider ${provider} was added. (User: ${user})'],
  207: ['normal', 'Provider ${provider} was updated. (User: ${user})'],
  209: ['normal', 'Provider ${provider} was removed. (User: ${user})'],
  213: ['normal', 'Certificate for provider ${provider} was imported. (User: ${user})'],
  432: ['normal', 'New Tag ${tag} was created by ${user}.'],
  434: ['normal', 'Tag ${tag} was removed by ${user}.'],
  440: ['normal', 'Tag ${tag} was attached to VM(s) ${vm} by ${user}.'],
  446: ['normal', 'Tag ${tag} was detached from VM(s) ${vm} by ${user}.'],
  501: ['normal', 'Suspending VM ${vm} was initiated by User ${user} (Host: ${host}).'],
  503: ['normal', 'VM ${vm} on Host ${host} is suspended.'],
  809: ['normal', 'Cluster ${cluster} was added by ${user}'],
  942: ['normal', 'Finished adding Network ${network} to Data Center: ${dataCenter}'],
  946: ['normal', 'Network ${network} attached to Cluster ${cluster}'],
  950: [
    'normal',
    'Data Center ${dataCenter}, Compatibility Version ${version} and Quota Type DISABLED was added by ${user}',
  ],
  13000: [
    'warning',
    'Client from address "127.0.0.1" is using version 3 of the API, which has been deprecated since version 4.0 of the engine, and will no longer be supported starting with version 4.3. It is highly recommended to update the client to use a supported version of the API and the SDKs, before upgrading to version 4.3 of the engine.',
  ],
  850: [
    'normal',
    'User/Group ${subject}, Namespace *, Authorization provider: ${provider} was granted permission for Role ${role} on ${kind} ${object}, by ${user}.',
  ],
  852: ['normal', 'User/Group ${subject} Role ${role} permission was removed from ${kind} ${object} by ${user}'],
  930: ['normal', 'Interface ${nic} (${nicType}) was removed from VM ${vm}. (User: ${user})'],
  932: ['normal', 'Interface ${nic} (${nicType}) was added to VM ${vm}. (User: ${user})'],
  934: ['normal', 'Interface ${nic} (${nicType}) was updated for VM ${vm}. ${linkState} (User: ${user})'],
  936: ['normal', 'Interface ${nic} (${nicType}) was added to Template ${template}. (User: ${user})'],
  938: ['normal', 'Interface ${nic} (${nicType}) was removed from Template ${template}. (User: ${user})'],
  940: ['normal', 'Interface ${nic} (${nicType}) was updated for Template ${template}. ${linkState} (User: ${user})'],
  86: ['normal', 'Disk ${disk} was updated by ${user}.'],
  1012: ['normal', 'Network Interface ${nic} (${nicType}) was plugged to VM ${vm}. (User: ${user})'],
  1014: ['normal', 'Network Interface ${nic} (${nicType}) was unplugged from VM ${vm}. (User: ${user})'],
  1021: ['error', 'Failed to import from the repository.'],
  2014: ['normal', 'Disk ${disk} was successfully removed from domain ${domain} (User ${user}).'],
  2016: ['normal', 'Disk ${disk} was successfully attached to VM ${vm} by ${user}.'],
  2018: ['normal', 'Disk ${disk} was successfully detached from VM ${vm} by ${user}.'],
  2021: ['normal', "The disk '${disk}' was successfully added."],
  2027: ['normal', 'User ${user} importing image ${disk} to domain ${domain}.'],
  2028: ['normal', 'User ${user} successfully imported image ${disk} to domain ${domain}.'],
  2029: ['error', 'User ${user} failed to import image ${disk} to domain ${domain}.'],
  2036: ['normal', "Add-Disk operation of '${disk}' was initiated by the system."],
  2038: ['normal', 'Removal of Disk ${disk} from domain ${domain} was initiated by ${user}.'],
  2039: ['normal', 'Hotset memory: changed the amount of memory on VM ${vm} from ${oldMemory} to ${newMemory}'],
  3017: ['normal', 'User ${user} importing image ${disk} as template ${newTemplate} to domain ${domain}.'],
  3018: ['normal', 'User ${user} successfully imported image ${disk} as template ${newTemplate} to domain ${domain}.'],
  3019: ['error', 'User ${user} failed to import image ${disk} as template ${newTemplate} to domain ${domain}.'],
  10802: ['error', 'VDSM ${host} command HSMGetAllTasksStatusesVDS failed: ${reason}'],
  10803: ['error', 'VDSM command DownloadImageVDS failed: ${reason}'],
} as const satisfies Readonly<Record<number, readonly [Event['severity'], string]>>;

export type EventCode = keyof typeof eventTexts;

/** What an event is about: named in its text, and referred to in the event itself. */
export interface About {
  /** Absent: the system did it. */
  readonly userId?: Id;
  /** Absent: what a host reports has none. */
  readonly correlationId?: string;
  readonly vm?: Vm;
  readonly template?: Template;
  readonly host?: Host;
  readonly storageDomain?: StorageDomain;
  readonly cluster?: Cluster;
  readonly dataCenter?: DataCenter;
  /** It names SYSTEM as its user; most of what the system does names nobody. */
  readonly isBySystem?: boolean;
  /** What else stands in the text. */
  readonly words?: Readonly<Record<string, string | number>>;
}

const named = ({ id, name }: { readonly id: Id; readonly name: string }): { id: Id; name: string } => ({ id, name });

function place(world: World, about: About): Pick<Event, 'cluster' | 'data_center'> {
  const { vm, template } = about;
  const cluster = about.cluster ?? world.store.clusters.find(vm?.cluster.id ?? template?.cluster?.id);
  const dataCenter = about.dataCenter ?? world.store.dataCenters.find(cluster?.data_center?.id);
  return { ...(cluster && { cluster: named(cluster) }), ...(dataCenter && { data_center: named(dataCenter) }) };
}

/** The number of the next event; `what` names it for a replay that chooses ids. */
export function nextEventIndex({ store, newId }: World, what = 'event'): number {
  const chosen = newId(what);
  if (/^\d+$/.test(chosen)) return Number(chosen);
  return store.events.all().reduce((highest, { index }) => Math.max(highest, index), 0) + 1;
}

export function addEvent(world: World, code: EventCode, about: About): Event {
  const { store, clock } = world;
  const { vm, template, host, storageDomain } = about;
  const user = store.users.find(about.userId);
  const words: Readonly<Record<string, string | number>> = {
    ...(vm && { vm: vm.name }),
    ...(template && { template: template.name }),
    ...(host && { host: host.name }),
    ...(about.cluster && { cluster: about.cluster.name }),
    ...(about.dataCenter && { dataCenter: about.dataCenter.name }),
    ...(storageDomain && { domain: storageDomain.name }),
    user: user?.user_name ?? 'SYSTEM',
    reason: '',
    ...about.words,
  };
  const [severity, text] = eventTexts[code];
  const based = template ?? store.templates.find(vm?.template.id);
  const index = nextEventIndex(world);
  return store.events.put({
    id: String(index),
    index,
    code,
    severity,
    description: text.replace(/\$\{(\w+)\}/g, (placeholder, word: string) => String(words[word] ?? placeholder)),
    time: clock.now(),
    origin: 'oVirt',
    custom_id: -1,
    flood_rate: 0,
    ...(about.correlationId !== undefined && { correlation_id: about.correlationId }),
    ...place(world, about),
    ...(host && { host: named(host) }),
    ...(storageDomain && { storage_domain: named(storageDomain) }),
    ...(based && { template: named(based) }),
    ...(user && { user: { id: user.id, name: user.user_name } }),
    ...(about.isBySystem === true && { user: { name: 'SYSTEM' } }),
    ...(vm && { vm: named(vm) }),
  });
}

/** What an internal command is found by: eight random digits of its own. */
export function internalCorrelationId({ newId }: World): string {
  return newId().slice(0, 8);
}

export type { Job };
