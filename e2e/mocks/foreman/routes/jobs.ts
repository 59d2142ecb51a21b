/** `/api/job_invocations` of foreman_remote_execution. */
import { Answer, envelope, formatTime, notFound, readPaging, refusal } from '../answers.ts';
import { attributes, param, type Call, type Route } from '../call.ts';
import { demand, hostsWith } from '../rights.ts';
import { searchHosts } from './host-list.ts';

function create(call: Call): unknown {
  const { user, world, context, jobs } = call;
  demand(user, 'create_job_invocations');
  const { feature, search_query: search } = attributes(call, 'job_invocation');
  if (typeof search !== 'string' || search === '') {
    throw refusal(422, 'Could not create job without a search query');
  }
  const hosts = searchHosts(call, hostsWith(world, user, 'view_hosts', context), search);
  const job = jobs.start(typeof feature === 'string' ? feature : '', search, hosts);
  if (!job) throw refusal(404, `Feature ${String(feature)} not found`);
  return new Answer(
    201,
    jobs.document(job, (ms) => formatTime(ms, user)),
  );
}

function show(call: Call): unknown {
  demand(call.user, 'view_job_invocations');
  const job = call.jobs.find(Number(param(call, 'id')));
  if (!job) throw notFound('job_invocation', param(call, 'id'));
  return call.jobs.document(job, (ms) => formatTime(ms, call.user));
}

function list(call: Call): unknown {
  demand(call.user, 'view_job_invocations');
  const results = call.jobs.list().map((job) => call.jobs.document(job, (ms) => formatTime(ms, call.user)));
  const paging = readPaging(call.query, call.world.settings);
  return envelope(call.query, paging, { total: results.length, subtotal: results.length, results });
}

export const jobRoutes: readonly Route[] = [
  { method: 'get', path: '/job_invocations', handle: list },
  { method: 'post', path: '/job_invocations', handle: create },
  { method: 'get', path: '/job_invocations/:id', handle: show },
];
