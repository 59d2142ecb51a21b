/** A host's statuses and its power. */
import { Answer, refusal } from '../answers.ts';
import { attributes, param, type Call, type Route } from '../call.ts';
import type { Host } from '../model.ts';
import { demand, hostsWith } from '../rights.ts';
import { BUILD_LABELS, buildStatus, GLOBAL_LABELS, globalStatus, relevantStatuses } from '../statuses.ts';
import { getHost } from './host-list.ts';

function noStatus(type: string): Answer {
  return new Answer(422, { error: `Status ${type} does not exist.` });
}

function status(call: Call): unknown {
  demand(call.user, 'view_hosts');
  const statuses = relevantStatuses(call.world, getHost(call, 'view_hosts'));
  const type = param(call, 'type');
  if (type === 'global') {
    const global = globalStatus(statuses);
    return { status: global, status_label: GLOBAL_LABELS[global] };
  }
  const found = statuses.get(type);
  if (found) return { status: found.status, status_label: found.label };
  if (type === 'configuration') return { status: 0, status_label: 'No reports' };
  throw noStatus(type);
}

function forget(call: Call): unknown {
  demand(call.user, 'edit_hosts');
  const found = relevantStatuses(call.world, getHost(call, 'edit_hosts')).get(param(call, 'type'));
  if (param(call, 'type') === 'global') throw new Answer(422, { error: 'Cannot delete global status.' });
  if (!found) throw noStatus(param(call, 'type'));
  return { status: found.status, status_label: found.label };
}

const BUILD_SEARCH = ['built', 'pending', 'token_expired', 'build_failed'] as const;

/** Only of statuses with a fixed list of labels: Build, and not Configuration. */
function overview({ world, user, context }: Call): unknown {
  demand(user, 'view_hosts');
  const hosts = hostsWith(world, user, 'view_hosts', context);
  const path = (search: string): string => `/hosts?search=${encodeURIComponent(search)}`;
  const details = BUILD_LABELS.map((label, index) => {
    const inStatus = hosts.filter((host) => buildStatus(world, host).status === index);
    const search = `build_status = ${BUILD_SEARCH[index] ?? ''}`;
    return {
      label,
      global_status: index >= 2 ? 2 : 0,
      total: inStatus.length,
      owned: inStatus.filter((host) => host.owner?.id === user.id).length,
      total_path: path(search),
      owned_path: path(`owner = current_user AND (${search})`),
    };
  });
  const anyOf = (from: number, to: number): string =>
    BUILD_SEARCH.slice(from, to)
      .map((name) => `build_status = ${name}`)
      .join(' OR ');
  return {
    total: 1,
    subtotal: 1,
    page: 1,
    per_page: world.settings.entriesPerPage,
    search: null,
    sort: { by: null, order: null },
    results: [
      {
        name: 'Build',
        description: null,
        ok_total_path: path(anyOf(0, 2)),
        ok_owned_path: path(`owner = current_user AND (${anyOf(0, 2)})`),
        warn_total_path: null,
        warn_owned_path: null,
        error_total_path: path(anyOf(2, 4)),
        error_owned_path: path(`owner = current_user AND (${anyOf(2, 4)})`),
        details,
      },
    ],
  };
}

const POWER_TITLES = { on: 'On', off: 'Off', na: 'N/A' } as const;
const DEFAULT_TIMEOUT_S = 3;
const NOT_ENABLED = 'Power operations are not enabled on this host.';

function hasPower(host: Host): boolean {
  return host.computeResourceId !== null || host.nics.some(({ type }) => type === 'bmc');
}

/** Asks the hypervisor, which takes its time; never longer than the timeout. Always 200. */
async function powerState(call: Call): Promise<unknown> {
  demand(call.user, 'power_hosts');
  const host = getHost(call, 'power_hosts');
  const { state, answersAfterMs } = host.power;
  const unknown = (statusText: string): object => ({ id: host.id, state: 'na', title: 'N/A', statusText });
  if (!hasPower(host)) return unknown(NOT_ENABLED);
  const timeoutS = Number(call.query.get('timeout')) || DEFAULT_TIMEOUT_S;
  const waitMs = Math.min(answersAfterMs, timeoutS * 1000);
  if (waitMs > 0) await new Promise<void>((resolve) => void call.clock.schedule(waitMs, resolve));
  if (answersAfterMs > timeoutS * 1000 || state === 'na') {
    const unit = timeoutS === 1 ? 'second' : 'seconds';
    return unknown(`Failed to retrieve power status for ${host.name} within ${timeoutS} ${unit}.`);
  }
  return { id: host.id, state, title: POWER_TITLES[state] };
}

const ACTIONS = [
  'start',
  'stop',
  'poweroff',
  'reboot',
  'reset',
  'state',
  'on',
  'off',
  'soft',
  'cycle',
  'status',
  'ready?',
];

function power(call: Call): unknown {
  demand(call.user, 'power_hosts');
  const host = getHost(call, 'power_hosts');
  if (!hasPower(host)) throw refusal(422, NOT_ENABLED);
  const action = attributes(call, 'host')['power_action'];
  if (typeof action !== 'string' || !ACTIONS.includes(action)) {
    throw new Answer(422, { error: `Unknown power action: available methods are ${ACTIONS.join(', ')}` });
  }
  const isOn = host.power.state === 'on';
  if (action === 'state' || action === 'status') return { power: isOn ? 'up' : 'down' };
  if (action === 'ready?') return { power: isOn };
  const turnsOff = ['stop', 'poweroff', 'off'].includes(action);
  host.power = { ...host.power, state: turnsOff ? 'off' : 'on' };
  return { power: true };
}

export const hostStateRoutes: readonly Route[] = [
  { method: 'get', path: '/hosts/:id/status/:type', handle: status },
  { method: 'delete', path: '/hosts/:id/status/:type', handle: forget },
  { method: 'get', path: '/host_statuses', handle: overview },
  { method: 'get', path: '/hosts/:id/power', handle: powerState },
  { method: 'put', path: '/hosts/:id/power', handle: power },
];
