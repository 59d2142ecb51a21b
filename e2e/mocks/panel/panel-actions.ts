/** What the panel's forms do, by the name they are sent to. A throw is shown on the page. */
import type { MockEngine } from '../engine/engine.ts';
import type { Trouble } from '../glance/repository.ts';
import type { InjectedFault } from '../engine/fault-injection.ts';
import type { InjectedFault as ForemanFault } from '../foreman/faults.ts';
import type { MockForeman } from '../foreman/foreman.ts';

/** A fault that was asked for here; it may have met its last request since. */
export interface ListedFault<Fault = InjectedFault> {
  readonly fault: Fault;
  readonly remove: () => void;
}

export interface Panel {
  readonly engine: MockEngine;
  readonly foreman: MockForeman;
  /** Times real time; 0 stands still. */
  speed: number;
  faults: readonly ListedFault[];
  foremanFaults: readonly ListedFault<ForemanFault>[];
  isDown: boolean;
  /** Brings Foreman back while it is down. */
  bringForemanBack: (() => void) | undefined;
  holdsAddresses: boolean;
  holdsImageLocks: boolean;
  holdsDownloads: boolean;
  reportsProgress: boolean;
}

type Action = (panel: Panel, form: URLSearchParams) => void;

const field = (form: URLSearchParams, name: string): string => (form.get(name) ?? '').trim();

/** A whole number above 0; undefined where nothing was typed. */
function count(form: URLSearchParams, name: string): number | undefined {
  const text = field(form, name);
  if (text === '') return undefined;
  if (!/^[1-9]\d*$/.test(text)) throw new Error(`${name}: ${text} is no whole number above 0.`);
  return Number(text);
}

function toFault(form: URLSearchParams): InjectedFault {
  const [method, path, detail] = [field(form, 'method'), field(form, 'path'), field(form, 'detail')];
  const [times, delayMs] = [count(form, 'times'), count(form, 'delay')];
  const answer = field(form, 'answer');
  if (path === '') throw new Error('path: say which requests, for example /api/vms.');
  if (answer === '' && delayMs === undefined)
    throw new Error('answer: say what happens to the request, or how late it is.');
  const status = /^\d+$/.test(answer) ? Number(answer) : undefined;
  return {
    path,
    ...(method !== '' && { method }),
    ...(times !== undefined && { times }),
    ...(delayMs !== undefined && { delayMs }),
    ...(answer === 'dropped' && { isDropped: true }),
    ...(status !== undefined && { status }),
    ...(status !== undefined && detail !== '' && { fault: { reason: 'Operation Failed', detail: `[${detail}]` } }),
  };
}

/** What Foreman answers with a status when the form has no words for it: what a real one says then. */
const foremanWords: Readonly<Record<string, string>> = {
  401: 'Unable to authenticate user',
  403: 'Missing one of the required permissions: view_hosts',
  404: 'Resource host not found by id',
  500: 'PG::ConnectionBad: could not connect to server',
};

function toForemanFault(form: URLSearchParams): ForemanFault {
  const [path, answer, words] = [field(form, 'path'), field(form, 'answer'), field(form, 'words')];
  const [times, delayMs] = [count(form, 'times'), count(form, 'delay')];
  if (answer === '' && delayMs === undefined)
    throw new Error('answer: say what happens to the request, or how late it is.');
  const message = words === '' ? foremanWords[answer] : words;
  return {
    path,
    ...(times !== undefined && { times }),
    ...(delayMs !== undefined && { delayMs }),
    ...(answer === 'dropped' && { isDropped: true }),
    ...(answer === 'cut' && { isCutShort: true }),
    ...(answer === 'html' && { html: '<html><body><h1>Log in</h1></body></html>' }),
    ...(/^\d+$/.test(answer) && { status: Number(answer), ...(message !== undefined && { message }) }),
  };
}

/** What can be wrong with a repository or a Keystone, by the word of the form. */
export const troubles: Readonly<Record<string, Trouble>> = {
  closed: 'closed',
  silent: 'silent',
  untrusted: 'untrusted certificate',
  html: 'html',
  401: 401,
  404: 404,
  500: 500,
};

/** Those that still wait for a request. */
export const pendingFaults = ({ engine, faults }: Panel): readonly ListedFault[] => {
  const pending = new Set(engine.faults.list());
  return faults.filter(({ fault }) => pending.has(fault));
};

export const pendingForemanFaults = ({ foreman, foremanFaults }: Panel): readonly ListedFault<ForemanFault>[] => {
  const pending = new Set(foreman.faults.list());
  return foremanFaults.filter(({ fault }) => pending.has(fault));
};

function run(panel: Panel, speed: number): void {
  panel.speed = speed;
  const stop = panel.engine.clock.runLive(speed);
  if (speed === 0) stop();
}

export const actions: Readonly<Record<string, Action>> = {
  'add-fault': (panel, form) => {
    const fault = toFault(form);
    panel.faults = [...pendingFaults(panel), { fault, remove: panel.engine.faults.add(fault) }];
  },
  'remove-fault': (panel, form) => {
    pendingFaults(panel)[Number(field(form, 'index'))]?.remove();
  },
  'add-foreman-fault': (panel, form) => {
    const fault = toForemanFault(form);
    panel.foremanFaults = [...pendingForemanFaults(panel), { fault, remove: panel.foreman.faults.add(fault) }];
  },
  'remove-foreman-fault': (panel, form) => {
    pendingForemanFaults(panel)[Number(field(form, 'index'))]?.remove();
  },
  'toggle-foreman': (panel) => {
    panel.bringForemanBack?.();
    panel.bringForemanBack = panel.bringForemanBack ? undefined : panel.foreman.faults.add({ isDropped: true });
  },
  'fail-start': ({ engine }, form) => {
    const exitMessage = field(form, 'exit-message');
    if (field(form, 'kind') === 'refused') engine.failNextStart({ kind: 'refused' });
    else engine.failNextStart({ kind: 'goes down', ...(exitMessage !== '' && { exitMessage }) });
  },
  'hold-addresses': (panel) => {
    panel.holdsAddresses = !panel.holdsAddresses;
    if (panel.holdsAddresses) panel.engine.holdAddress();
    else panel.engine.releaseAddresses();
  },
  'hold-image-locks': (panel) => {
    panel.holdsImageLocks = !panel.holdsImageLocks;
    panel.engine.holdImageLocks(panel.holdsImageLocks);
  },
  'finish-image-lock': ({ engine }, form) => engine.finishImageLock(field(form, 'vm')),
  'end-sessions': ({ engine }) => engine.endSessions(),
  'revoke-rights': ({ engine }, form) => engine.revokeAllRights(field(form, 'user')),
  'toggle-engine': (panel) => {
    panel.isDown = !panel.isDown;
    if (panel.isDown) panel.engine.goDown();
    else panel.engine.comeBack();
  },
  template: ({ engine }, form) => {
    const id = field(form, 'template');
    const does = field(form, 'do');
    if (does === 'lock') engine.lockTemplate(id);
    else if (does === 'unlock') engine.unlockTemplate(id);
    else engine.removeTemplate(id);
  },
  hosts: ({ engine }, form) => engine.setHosts(field(form, 'status') === 'up' ? 'up' : 'maintenance'),
  'data-center': ({ engine }, form) =>
    engine.setDataCenter(field(form, 'data-center'), field(form, 'status') === 'up' ? 'up' : 'non_responsive'),
  repository: ({ engine }, form) => {
    const does = field(form, 'do');
    if (does !== 'mend' && troubles[does] === undefined) throw new Error(`do: there is no trouble ${does}.`);
    engine.troubleAt(field(form, 'repository'), troubles[does]);
  },
  'fail-download': ({ engine }, form) =>
    engine.failNextDownload(field(form, 'kind') === 'refused' ? 'refused' : 'breaks off'),
  'hold-downloads': (panel) => {
    panel.holdsDownloads = !panel.holdsDownloads;
    panel.engine.holdDownloads(panel.holdsDownloads);
  },
  'report-progress': (panel) => {
    panel.reportsProgress = !panel.reportsProgress;
    panel.engine.reportProgress(panel.reportsProgress);
  },
  'leave-space': ({ engine }, form) => engine.leaveSpace(field(form, 'domain'), (count(form, 'free') ?? 0) * 2 ** 30),
  speed: (panel, form) => run(panel, Number(field(form, 'speed'))),
  advance: ({ engine }, form) => engine.clock.advance(Number(field(form, 'seconds')) * 1_000),
};
