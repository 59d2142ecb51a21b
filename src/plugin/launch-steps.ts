/**
 * The steps of a launch after the VM is there. The VM, its disks and the addresses it reports are what is followed; jobs
 * and events only add detail, and may be missing, slow or refused.
 */
import { listVmDisks } from '../engine/disk-attachments.ts';
import { eventCodes, listEventsOfCorrelation, listEventsOfVm, type EngineEvent } from '../engine/events.ts';
import { findProgress } from '../engine/jobs.ts';
import { listReportedDevices, usableAddresses } from '../engine/reported-devices.ts';
import { addVmNic, listVmNics } from '../engine/vm-nics.ts';
import { getVm, startVmWithCloudInit, type RequestOptions, type Vm } from '../engine/vms.ts';
import { isApiError } from '../http/request.ts';
import {
  CONFLICT_RETRIES,
  forDetail,
  freeName,
  ifTold,
  isConflict,
  MINUTE_MS,
  pace,
  type ErrandTools,
  type SilenceNotes,
} from './errand-steps.ts';
import { LaunchFailure } from './launch-problem.ts';
import type { LaunchRequest, LaunchStepId } from './launch.ts';
import { waitFor } from './waiting.ts';

/** What becomes known while a launch runs. */
export interface LaunchNotes extends SilenceNotes {
  /** The step that begins; the one before it is done. */
  readonly step?: LaunchStepId;
  readonly vmId?: string;
  readonly vmStatus?: string;
  readonly percent?: number;
  readonly addresses?: readonly string[];
}

export type LaunchTools = ErrandTools<LaunchNotes>;

/** One step's view of the launch. */
export interface StepRun extends LaunchTools {
  readonly vmId: string;
  readonly nic: LaunchRequest['nic'];
  /** For every request of the step. */
  readonly options: RequestOptions & { readonly correlationId: string };
  /** The correlation ids of other steps, by which their events are found. */
  readonly correlationIdOf: (step: LaunchStepId) => string;
}

/** A copy of a large template over slow storage takes this long. */
const DISKS_DEADLINE_MS = 120 * MINUTE_MS;
const START_DEADLINE_MS = 10 * MINUTE_MS;
const ADDRESS_DEADLINE_MS = 15 * MINUTE_MS;

export async function awaitDisks(run: StepRun): Promise<void> {
  let looks = 0;
  const ready = await waitFor(
    async () => {
      const vm = await look(run, () => creationFailure(run));
      if (vm.status === 'image_locked') {
        if (looks++ % 4 === 3) await noteProgress(run);
        return undefined;
      }
      const disks = await listVmDisks(run.engine, run.vmId, run.options);
      const broken = disks.filter(({ status }) => status === 'illegal');
      if (broken.length > 0) throw new LaunchFailure('disk-broken', broken.map(({ name }) => name).join(', '));
      return disks.some(({ status }) => status === 'locked') ? undefined : true;
    },
    pace(run, DISKS_DEADLINE_MS),
  );
  if (ready === undefined) throw new LaunchFailure('disks-late');
}

async function noteProgress(run: StepRun): Promise<void> {
  const percent = await ifTold(() => findProgress(run.engine, run.correlationIdOf('create'), forDetail(run.options)));
  if (percent !== undefined) run.note({ percent });
}

/** A VM whose disks could not be made vanishes; the engine's event says why. */
async function creationFailure(run: StepRun): Promise<LaunchFailure> {
  const events = await ifTold(() =>
    listEventsOfCorrelation(run.engine, run.correlationIdOf('create'), forDetail(run.options)),
  );
  const told = events?.find(({ severity }) => severity === 'error' || severity === 'alert');
  return new LaunchFailure('creation-failed', told?.description);
}

/** Adds the NIC that was asked for, unless the VM has one in that network already: from its template, or from before. */
export async function addNic(run: StepRun): Promise<void> {
  const { nic, engine, vmId, options } = run;
  if (nic === undefined) return;
  let conflicts = 0;
  const added = await waitFor(
    async () => {
      const nics = await listVmNics(engine, vmId, options);
      if (nics.some(({ vnicProfileId }) => vnicProfileId === nic.vnicProfileId)) return true;
      const name = freeName(
        nic.name,
        nics.map((present) => present.name),
      );
      try {
        await addVmNic(engine, vmId, { ...nic, name }, options);
        return true;
      } catch (error) {
        if (isConflict(error) && conflicts++ < CONFLICT_RETRIES) return undefined;
        throw error;
      }
    },
    pace(run, START_DEADLINE_MS),
  );
  if (added === undefined) throw new LaunchFailure('start-late');
}

export async function startVm(run: StepRun): Promise<void> {
  const { engine, vmId, options } = run;
  let conflicts = 0;
  const taken = await waitFor(
    async () => {
      const { status } = await look(run);
      // Also after an answer that was lost: the VM says whether the engine has heard us.
      if (isOnHost(status)) return true;
      if (status === 'paused') throw new LaunchFailure('vm-paused');
      if (status !== 'down' && status !== 'suspended') return undefined;
      try {
        await startVmWithCloudInit(engine, vmId, options);
        return true;
      } catch (error) {
        if (isConflict(error) && conflicts++ < CONFLICT_RETRIES) return undefined;
        throw error;
      }
    },
    pace(run, START_DEADLINE_MS),
  );
  if (taken === undefined) throw new LaunchFailure('start-late');

  const watch = watchRunning(run);
  const runs = await waitFor(
    async () => {
      const { status } = await watch();
      return status === 'powering_up' || status === 'up' ? true : undefined;
    },
    pace(run, START_DEADLINE_MS),
  );
  if (runs === undefined) throw new LaunchFailure('start-late');
}

const onHost = ['wait_for_launch', 'powering_up', 'up', 'reboot_in_progress', 'restoring_state', 'migrating'];

function isOnHost(status: string): boolean {
  return onHost.includes(status);
}

export async function awaitAddress(run: StepRun): Promise<void> {
  const { engine, vmId, options } = run;
  const nics = await ifTold(() => listVmNics(engine, vmId, options));
  if (nics?.length === 0) throw new LaunchFailure('no-nic');
  const watch = watchRunning(run);
  let onlyIpv6 = 0;
  const found = await waitFor(
    async () => {
      await watch();
      const addresses = usableAddresses(await listReportedDevices(engine, vmId, options));
      const [first] = addresses;
      if (first === undefined) return undefined;
      run.note({ addresses });
      // Guests often get their IPv6 address some seconds before DHCP gives them the IPv4 one.
      return first.includes(':') && onlyIpv6++ < 3 ? undefined : true;
    },
    pace(run, ADDRESS_DEADLINE_MS),
  );
  if (found === undefined && onlyIpv6 === 0) throw new LaunchFailure('no-address');
}

/** Looks at a VM that should be running, and throws why it is not. */
function watchRunning(run: StepRun): () => Promise<Vm> {
  let downs = 0;
  return async () => {
    const vm = await look(run);
    if (vm.status === 'paused') throw new LaunchFailure('vm-paused');
    downs = vm.status === 'down' ? downs + 1 : 0;
    // Once may be a moment between two hosts: the engine tries the next one when the first refuses.
    if (downs > 1) throw new LaunchFailure('went-down', await whyDown(run));
    return vm;
  };
}

/** The engine's words on why the VM went down after this launch's start; empty when it has none or keeps them. */
async function whyDown(run: StepRun): Promise<string> {
  const startId = run.correlationIdOf('start');
  const events = await ifTold(() => listEventsOfVm(run.engine, run.vmId, forDetail(run.options)));
  if (events === undefined) return '';
  const started = events.findIndex(
    ({ code, correlationId }) => code === eventCodes.vmStarted && correlationId === startId,
  );
  const since: readonly EngineEvent[] = started === -1 ? events : events.slice(0, started);
  const told =
    since.find(({ code }) => code === eventCodes.vmDownWithError) ?? since.find(({ severity }) => severity === 'error');
  return told?.description ?? '';
}

async function look(run: StepRun, whenGone = () => Promise.resolve(new LaunchFailure('vm-gone'))): Promise<Vm> {
  try {
    const vm = await getVm(run.engine, run.vmId, run.options);
    run.note({ vmStatus: vm.status });
    return vm;
  } catch (error) {
    if (isApiError(error) && error.status === 404) throw await whenGone();
    throw error;
  }
}
