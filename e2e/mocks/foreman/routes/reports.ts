/** Configuration reports: `/api/config_reports` and the nested paths, which find the host by name alone. */
import { Answer, envelope, invalid, notFound, readPaging } from '../answers.ts';
import { attributes, param, type Call, type Route } from '../call.ts';
import type { Host, World } from '../model.ts';
import { reportDocument, reportRow } from '../report-document.ts';
import {
  COUNTERS,
  counters,
  countReports,
  findReport,
  isEventful,
  lastReport,
  sendReport,
  visitReports,
  type Counters,
  type LogLine,
  type Report,
} from '../reports.ts';
import { demand, hostsWith, timeContext } from '../rights.ts';
import { compareValues, FirstRows } from '../rows.ts';
import { compileSearch, type SearchField, type SearchFields } from '../search/compile.ts';
import { parseSearch, QueryNotSupported } from '../search/parse.ts';
import { requiredSince, requiredValues } from './bounds.ts';
import { getHost } from './host-list.ts';

function reportFields(world: World): SearchFields<Report> {
  const nameOf = (list: readonly { id: number; name: string }[], id: number | null): string | undefined =>
    list.find((one) => one.id === id)?.name;
  const reported: SearchField<Report> = { type: 'time', explicit: true, read: (report) => report.reportedAt };
  const counts = COUNTERS.map((name): [string, SearchField<Report>] => [
    name,
    { type: 'counter', explicit: true, read: (report) => report.outcome.counters[name] },
  ]);
  return {
    host: { type: 'text', read: (report) => report.host.name },
    organization: { type: 'text', read: (report) => nameOf(world.organizations, report.host.organizationId) },
    location: { type: 'text', read: (report) => nameOf(world.locations, report.host.locationId) },
    hostgroup: { type: 'text', read: (report) => report.host.hostgroup?.name },
    hostgroup_fullname: { type: 'text', read: (report) => report.host.hostgroup?.title },
    hostgroup_title: { type: 'text', read: (report) => report.host.hostgroup?.title },
    origin: { type: 'text', read: (report) => report.origin },
    log: { type: 'text', explicit: true, read: (report) => report.outcome.logs.map(({ message }) => message) },
    resource: { type: 'text', explicit: true, read: (report) => report.outcome.logs.map(({ source }) => source) },
    reported,
    last_report: reported,
    host_id: { type: 'integer', explicit: true, read: (report) => report.host.id },
    id: { type: 'integer', isChecked: true, explicit: true, read: (report) => report.id },
    eventful: {
      type: 'set',
      column: 'status',
      values: { true: true, false: false },
      read: (report) => isEventful(report.outcome.counters),
    },
    ...Object.fromEntries(counts),
  };
}

function compareReports(order: string | null): (a: Report, b: Report) => number {
  const [key = 'reported', direction = 'DESC'] = order?.split(' ').filter(Boolean) ?? [];
  const sign = direction.toUpperCase() === 'DESC' ? -1 : 1;
  const isTime = key === 'reported' || key === 'last_report';
  if (!isTime && key !== 'id' && key !== 'host') {
    throw new QueryNotSupported(`the field '${key}' in the order statement is not valid field for search`);
  }
  return (a, b) => {
    const first = isTime
      ? a.reportedAt - b.reportedAt
      : key === 'id'
        ? a.id - b.id
        : compareValues(a.host.name, b.host.name);
    return sign * (first || a.id - b.id);
  };
}

function list(call: Call): unknown {
  const { world, user, query, params, context } = call;
  demand(user, 'view_config_reports');
  const nested = params['hostId'];
  // Written behind the caller's own search, so that a search with "or" needs parentheses (config_reports_controller.rb).
  const search = nested === undefined ? query.get('search') : `${query.get('search') ?? ''} host = ${nested}`;
  const time = timeContext(world, user);
  const tree = parseSearch(search ?? '');
  const test = compileSearch(tree, reportFields(world), time);
  const paging = readPaging(query, world.settings);
  const visible = hostsWith(world, user, 'view_hosts', context);
  const ids = requiredValues(tree, ['host_id']);
  const names = nested === undefined ? requiredValues(tree, ['host']) : [nested];
  const hosts = narrow(world, visible, ids, names);
  const from = paging.perPage === Infinity ? 0 : (paging.page - 1) * paging.perPage;
  const rows = new FirstRows(compareReports(query.get('order')), from + paging.perPage);
  visitReports(world, hosts, { fromMs: requiredSince(tree, ['reported', 'last_report'], time) }, (report) => {
    if (!test || test(report)) rows.add(report);
  });
  const results = rows.slice(from).map((report) => reportRow(report, user));
  const total = countReports(world, visible);
  return envelope(query, paging, { total, subtotal: search ? rows.count : total, results }, {}, search);
}

function narrow(
  world: World,
  visible: readonly Host[],
  ids: readonly string[] | undefined,
  names: readonly string[] | undefined,
): readonly Host[] {
  if (!ids && !names) return visible;
  const chosen = ids
    ? ids.map((id) => world.findHost(Number(id)))
    : (names ?? []).map((name) => world.findHostByName(name));
  const allowed = new Set(visible);
  return chosen.filter((host) => host !== undefined && allowed.has(host)) as Host[]; // undefined is filtered out
}

function visibleReport(call: Call, report: Report | undefined, id: string): Report {
  const { world, user, context } = call;
  if (!report || !hostsWith(world, user, 'view_hosts', context).includes(report.host)) {
    throw notFound('config_report', id);
  }
  return report;
}

function show(call: Call): unknown {
  demand(call.user, 'view_config_reports');
  const id = param(call, 'id');
  return reportDocument(visibleReport(call, findReport(call.world, Number(id)), id), call.user);
}

function last(call: Call): unknown {
  const { world, user, context } = call;
  demand(user, 'view_config_reports');
  const hosts =
    call.params['hostId'] === undefined
      ? hostsWith(world, user, 'view_hosts', context)
      : [getHost(call, 'view_hosts', 'hostId')];
  let newest: Report | undefined;
  for (const host of hosts) {
    const report = lastReport(world, host);
    if (report && (!newest || report.reportedAt > newest.reportedAt)) newest = report;
  }
  return reportDocument(visibleReport(call, newest, ''), user);
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}

function readCounters(value: unknown): Counters {
  const found = isObject(value) ? value : {};
  return counters(Object.fromEntries(COUNTERS.map((name) => [name, Number(found[name]) || 0])));
}

function readLogs(value: unknown): readonly LogLine[] {
  const lines: readonly unknown[] = Array.isArray(value) ? value : [];
  return lines.flatMap((line) => {
    const log = isObject(line) && isObject(line['log']) ? line['log'] : undefined;
    const text = (part: unknown, key: string): string =>
      isObject(part) && typeof part[key] === 'string' ? part[key] : '';
    if (!log) return [];
    const source = text(log['sources'], 'source');
    const message = text(log['messages'], 'message');
    return [{ level: log['level'] === 'err' ? ('err' as const) : ('notice' as const), source, message }];
  });
}

/** What an agent sends: `{"config_report": {host, reported_at, status, metrics, logs}}`. */
function create(call: Call): unknown {
  demand(call.user, 'create_config_reports');
  const sent = attributes(call, 'config_report');
  const host = typeof sent['host'] === 'string' ? call.world.findHostByName(sent['host'].toLowerCase()) : undefined;
  if (!host) throw invalid(null, { host: ["can't be blank"] });
  const outcome = { counters: readCounters(sent['status']), logs: readLogs(sent['logs']), metrics: 'puppet' as const };
  const origin = typeof sent['reporter'] === 'string' ? sent['reporter'] : 'Puppet';
  return new Answer(201, reportRow(sendReport(call.world, host, origin, outcome), call.user));
}

export const reportRoutes: readonly Route[] = [
  { method: 'get', path: '/config_reports', handle: list },
  { method: 'post', path: '/config_reports', handle: create },
  { method: 'get', path: '/config_reports/last', handle: last },
  { method: 'get', path: '/config_reports/:id', handle: show },
  { method: 'get', path: '/hosts/:hostId/config_reports', handle: list },
  { method: 'get', path: '/hosts/:hostId/config_reports/last', handle: last },
];
