/** The panel's page as HTML. Every value is escaped by `html`; only what it made itself stands in it as it is. */
import type { InjectedFault } from '../engine/fault-injection.ts';
import { BLANK } from '../engine/rights.ts';
import type { InjectedFault as ForemanFault } from '../foreman/faults.ts';
import { pendingFaults, pendingForemanFaults, troubles, type ListedFault, type Panel } from './panel-actions.ts';

class Markup {
  readonly text: string;
  constructor(text: string) {
    this.text = text;
  }
}

type Part = string | number | Markup | readonly Markup[];

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

function toText(part: Part): string {
  if (part instanceof Markup) return part.text;
  if (typeof part === 'object') return part.map(({ text }) => text).join('');
  return String(part).replace(/[&<>"']/g, (char) => entities[char] ?? char);
}

const html = (pieces: TemplateStringsArray, ...parts: readonly Part[]): Markup =>
  new Markup(pieces.map((piece, at) => piece + toText(parts[at] ?? '')).join(''));

const nothing = html``;

interface Option {
  readonly value: string;
  readonly label: string;
}

function select(name: string, label: string, options: readonly Option[]): Markup {
  const list = options.map(({ value, label: text }) => html`<option value="${value}">${text}</option>`);
  return html`<label
    >${label}
    <select name="${name}">
      ${list}
    </select></label
  >`;
}

const button = (label: string): Markup => html`<button>${label}</button>`;

/** A form of one button that may say what it is about. */
const oneButton = (action: string, label: string, hidden: Readonly<Record<string, string | number>> = {}): Markup =>
  html`<form method="post" action="${action}">
    ${Object.entries(hidden).map(
      ([name, value]) => html`<input type="hidden" name="${name}" value="${value}" />`,
    )}${button(label)}
  </form>`;

const section = (title: string, explanation: string, content: readonly Markup[]): Markup =>
  html`<section>
    <h2>${title}</h2>
    <p>${explanation}</p>
    ${content}
  </section>`;

const answers: readonly Option[] = [
  { value: '503', label: '503, the page of httpd' },
  { value: '500', label: '500' },
  { value: '409', label: '409' },
  { value: '404', label: '404' },
  { value: '403', label: '403' },
  { value: '400', label: '400' },
  { value: 'dropped', label: 'none: the connection is dropped' },
  { value: '', label: 'the engine’s own, only late' },
];

function describe({ method, path, times, delayMs, isDropped, status, fault }: InjectedFault): string {
  const answer =
    isDropped === true ? 'dropped' : status === undefined ? 'answered by the engine' : `answered with ${status}`;
  return [
    `${method ?? 'Any method'} ${String(path)}: ${answer}`,
    ...(fault ? [`“${fault.detail}”`] : []),
    ...(delayMs === undefined ? [] : [`after ${delayMs} ms`]),
    times === undefined ? 'every time' : times === 1 ? 'once' : `up to ${times} times`,
  ].join(', ');
}

/** Each with a button that takes it back. */
function listed<Fault>(
  waiting: readonly ListedFault<Fault>[],
  remove: string,
  describeFault: (fault: Fault) => string,
): Markup {
  const list = waiting.map(
    ({ fault }, index) => html`<li>${describeFault(fault)} ${oneButton(remove, 'Remove', { index })}</li>`,
  );
  if (list.length === 0) return html`<p class="quiet">No fault is waiting for a request.</p>`;
  return html`<ul>
    ${list}
  </ul>`;
}

function faults(panel: Panel): Markup {
  const methods = ['', 'GET', 'POST', 'PUT', 'DELETE'].map((value) => ({ value, label: value === '' ? 'any' : value }));
  const form = html`<form method="post" action="add-fault">
    ${select('method', 'Method', methods)}
    <label>Path contains <input name="path" value="/api/vms" size="24" /></label>
    ${select('answer', 'Answer', answers)}
    <label>Fault’s words <input name="detail" size="30" /></label>
    <label>Late by, ms <input name="delay" size="6" inputmode="numeric" /></label>
    <label>Times <input name="times" value="1" size="4" inputmode="numeric" /></label>
    ${button('Add fault')}
  </form>`;
  return section('Faults of requests', 'Without words, a status comes with an HTML page as httpd sends it.', [
    form,
    listed(pendingFaults(panel), 'remove-fault', describe),
  ]);
}

const foremanAnswers: readonly Option[] = [
  { value: '403', label: '403, a permission is missing' },
  { value: '401', label: '401, the login is refused' },
  { value: '404', label: '404, the host is gone' },
  { value: '500', label: '500, an exception' },
  { value: '503', label: '503, in maintenance' },
  { value: 'html', label: 'a page instead of JSON' },
  { value: 'cut', label: 'half of it' },
  { value: 'dropped', label: 'none: the connection is dropped' },
  { value: '', label: 'Foreman’s own, only late' },
];

function describeForeman({ path, times, delayMs, isDropped, isCutShort, html: isPage, status }: ForemanFault): string {
  const answer =
    status !== undefined
      ? `answered with ${status}`
      : isPage !== undefined
        ? 'answered with a page'
        : isCutShort
          ? 'broken off'
          : isDropped
            ? 'dropped'
            : 'answered by Foreman';
  return [
    `${path === '' ? 'Every request' : String(path)}: ${answer}`,
    ...(delayMs === undefined ? [] : [`after ${delayMs} ms`]),
    times === undefined ? 'every time' : times === 1 ? 'once' : `up to ${times} times`,
  ].join(', ');
}

function foreman(panel: Panel): Markup {
  const isDown = panel.bringForemanBack !== undefined;
  return section('Foreman', 'What its tabs and its dashboard meet. An empty path means every request.', [
    oneButton('toggle-foreman', isDown ? 'Bring Foreman back' : 'Take Foreman down'),
    html`<form method="post" action="add-foreman-fault">
      <label>Path contains <input name="path" value="/facts" size="24" list="foreman-paths" /></label>
      <datalist id="foreman-paths">
        ${['/hosts', '/facts', '/config_reports', '/fact_values', '/compute_resources', '/current_permissions'].map(
          (path) => html`<option value="${path}"></option>`,
        )}
      </datalist>
      ${select('answer', 'Answer', foremanAnswers)}
      <label>Foreman’s words <input name="words" size="30" /></label>
      <label>Late by, ms <input name="delay" size="6" inputmode="numeric" /></label>
      <label>Times <input name="times" value="1" size="4" inputmode="numeric" /></label>
      ${button('Add fault')}
    </form>`,
    listed(pendingForemanFaults(panel), 'remove-foreman-fault', describeForeman),
  ]);
}

function starts({ holdsAddresses }: Panel): Markup {
  return section(
    'Starts and guests',
    'What goes wrong on the hosts. The reason of a VM that went down is in an event only.',
    [
      oneButton('fail-start', 'Next start: no host takes it', { kind: 'refused' }),
      html`<form method="post" action="fail-start">
        <label
          >Exit message <input name="exit-message" size="44" placeholder="unsupported configuration: no such CPU"
        /></label>
        ${button('Next start: the VM goes down')}
      </form>`,
      oneButton('hold-addresses', holdsAddresses ? 'Give guests addresses again' : 'Guests get no address'),
      oneButton('hosts', 'Put all hosts into maintenance', { status: 'maintenance' }),
      oneButton('hosts', 'Bring all hosts up', { status: 'up' }),
    ],
  );
}

function disks({ engine, holdsImageLocks }: Panel): Markup {
  const locked = engine.store.vms.where(({ status }) => status === 'image_locked');
  return section('Disks of new VMs', 'They are copied by themselves unless they are held.', [
    oneButton('hold-image-locks', holdsImageLocks ? 'Copy disks by themselves again' : 'Hold disks of new VMs'),
    ...locked.map(({ id, name }) => oneButton('finish-image-lock', `Finish the disks of ${name}`, { vm: id })),
  ]);
}

function templates({ engine }: Panel): Markup {
  const options = engine.store.templates
    .where(({ id }) => id !== BLANK)
    .map(({ id, name, version, status }) => ({
      value: id,
      label: `${name}${version.version_number > 1 ? ` / ${version.version_number}` : ''}${status === 'locked' ? ' (locked)' : ''}`,
    }));
  const does = ['lock', 'unlock', 'remove'].map((value) => html`<button name="do" value="${value}">${value}</button> `);
  const centers = engine.store.dataCenters
    .all()
    .map(({ id, name, status }) => ({ value: id, label: `${name} (${status})` }));
  return section('Templates and data centers', 'As if a colleague did it while the dialog is open.', [
    html`<form method="post" action="template">${select('template', 'Template', options)} ${does}</form>`,
    html`<form method="post" action="data-center">
      ${select('data-center', 'Data center', centers)}
      <button name="status" value="non_responsive">goes down</button>
      <button name="status" value="up">is up</button>
    </form>`,
  ]);
}

function images({ engine, holdsDownloads, reportsProgress }: Panel): Markup {
  const servers = [...engine.store.repositories.all(), ...engine.store.keystones.all()].map(({ id, trouble }) => ({
    value: id,
    label: trouble === undefined ? id : `${id} (${trouble})`,
  }));
  const does = [
    { value: 'mend', label: 'works' },
    ...Object.entries(troubles).map(([value, trouble]) => ({ value, label: `${trouble}` })),
  ];
  const domains = engine.store.storageDomains
    .where(({ available }) => available !== undefined)
    .map(({ id, name, available = 0 }) => ({
      value: id,
      label: `${name} (${Math.floor(available / 2 ** 30)} GiB free)`,
    }));
  return section('Image repositories', 'Servers behind image providers, and downloads of their images by the hosts.', [
    html`<form method="post" action="repository">
      ${select('repository', 'Server', servers)} ${select('do', 'From now on', does)} ${button('Do it')}
    </form>`,
    oneButton('fail-download', 'Next download: the host refuses it', { kind: 'refused' }),
    oneButton('fail-download', 'Next download: it breaks off', { kind: 'breaks-off' }),
    oneButton('hold-downloads', holdsDownloads ? 'Let downloads end' : 'Hold downloads'),
    oneButton('report-progress', reportsProgress ? 'Hosts tell no progress' : 'Hosts tell the progress of downloads'),
    html`<form method="post" action="leave-space">
      ${select('domain', 'Storage domain', domains)}
      <label>GiB left <input name="free" size="6" inputmode="numeric" placeholder="0" /></label>
      ${button('Fill it')}
    </form>`,
  ]);
}

function sessions({ engine, isDown }: Panel): Markup {
  const users = engine.store.users
    .where(({ account }) => account !== undefined)
    .map(({ account }) => ({ value: account?.login ?? '', label: account?.login ?? '' }));
  return section('Engine and sessions', 'WebAdmin asks for the login anew when its session is gone.', [
    oneButton('toggle-engine', isDown ? 'Bring the engine back' : 'Take the engine down'),
    oneButton('end-sessions', 'End all sessions'),
    html`<form method="post" action="revoke-rights">
      ${select('user', 'User', users)} ${button('Take all rights away')}
    </form>`,
  ]);
}

const speeds = [
  { speed: 0, label: 'Pause' },
  { speed: 1, label: 'Real time' },
  { speed: 10, label: '10 times as fast' },
];
const leaps = [
  { seconds: 1, label: '1 s' },
  { seconds: 10, label: '10 s' },
  { seconds: 60, label: '1 min' },
  { seconds: 31 * 60, label: '31 min: an idle session is over' },
];

function time({ engine, speed }: Panel): Markup {
  const now = new Date(engine.clock.now()).toISOString().replace('T', ' ').slice(0, 19);
  const state = speed === 0 ? 'it stands still' : speed === 1 ? 'it runs' : `it runs ${speed} times as fast`;
  return section('Time', `The engine’s clock shows ${now} UTC; ${state}.`, [
    ...speeds.map((entry) => oneButton('speed', entry.label, { speed: entry.speed })),
    ...leaps.map((leap) => oneButton('advance', `Forward ${leap.label}`, { seconds: leap.seconds })),
  ]);
}

const NEWEST = 12;

function requests({ engine }: Panel): Markup {
  const rows = engine.requests
    .slice(-NEWEST)
    .toReversed()
    .map(
      ({ method, path, status, problem }) =>
        html`<tr>
          <td>${status}</td>
          <td>${method}</td>
          <td>${path}</td>
          <td>${problem ?? ''}</td>
        </tr>`,
    );
  const table = html`<table>
    <thead>
      <tr>
        <th>Status</th>
        <th>Method</th>
        <th>Path</th>
        <th>Problem</th>
      </tr>
    </thead>
    <tbody>
      ${rows}
    </tbody>
  </table>`;
  return section('Newest requests', `The last ${NEWEST} that plugins sent.`, [
    rows.length === 0 ? html`<p class="quiet">No plugin has sent a request yet.</p>` : table,
  ]);
}

const style = `
  body { font: 14px/1.5 "Open Sans", Helvetica, Arial, sans-serif; color: #363636; background: #f5f5f5; margin: 0 auto; max-width: 1100px; padding: 20px; }
  h1 { font-size: 22px; font-weight: 400; margin: 0 0 4px; } h2 { font-size: 15px; margin: 0; }
  p { margin: 0 0 10px; color: #585858; } .quiet { color: #6a6a6a; }
  section { background: #fff; border-top: 2px solid #39a5dc; margin: 16px 0; padding: 14px 18px 16px; box-shadow: 0 1px 1px #0002; }
  form { display: inline-flex; vertical-align: bottom; flex-wrap: wrap; align-items: end; gap: 8px 12px; margin: 2px 10px 6px 0; }
  label { display: inline-flex; flex-direction: column; font-size: 12px; color: #585858; }
  input, select { font: inherit; font-size: 14px; padding: 3px 6px; border: 1px solid #8b8d8f; color: #363636; background: #fff; }
  button { font: inherit; padding: 4px 10px; border: 1px solid #8b8d8f; background: #f1f1f1; color: #363636; cursor: pointer; }
  button:hover { background: #e5e5e5; } :focus-visible { outline: 2px solid #0088ce; outline-offset: 1px; }
  ul { margin: 8px 0 0; padding-left: 18px; } li form { vertical-align: baseline; margin-left: 8px; } table { border-collapse: collapse; width: 100%; }
  th, td { text-align: left; padding: 3px 10px 3px 0; border-bottom: 1px solid #ededed; overflow-wrap: anywhere; }
  .refusal { background: #ffe6e6; border: 1px solid #c00; padding: 8px 12px; }`;

/** The whole page; `refusal` says why the last form was not taken. */
export function renderPanel(panel: Panel, refusal?: string): string {
  const refused = refusal === undefined ? nothing : html`<p class="refusal" role="alert">${refusal}</p>`;
  const body = [
    time(panel),
    faults(panel),
    starts(panel),
    disks(panel),
    templates(panel),
    images(panel),
    foreman(panel),
    sessions(panel),
    requests(panel),
  ];
  return html`<!DOCTYPE html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <title>Demo panel</title>
        <style>
          ${new Markup(style)}
        </style>
      </head>
      <body>
        <main>
          <h1>Demo panel</h1>
          <p>
            Makes the mock engine and the mock Foreman behind WebAdmin fail, and moves their time.
            <a href="">Look again</a>
          </p>
          ${refused}${body}
        </main>
      </body>
    </html>`.text;
}
