// /jobs, with the steps of each
import type { Job } from '../model.ts';
import { fault } from '../refusals.ts';
import { idOf, ownerOf, type Service } from '../service.ts';
import { text } from '../search.ts';

/** The one field there is; asking for another makes SQL that the database refuses (seen). */
const badSql = `statementcallback; bad sql grammar [select * from (select * from job where ( job id in (select distinct job.job id from  job   where  (  ) ))  order by start time asc) as t1 offset (1 -1) limit 2147483647]; nested exception is org.postgresql.util.psqlexception: error: syntax error at or near ")"
  position: 102`;

export const jobs: Readonly<Record<string, Service>> = {
  JobsService: {
    isAdminOnly: true,
    list: ({ store }) => store.jobs.all(),
    // The oldest first.
    order: () => 0,
    search: () => ({ correlation_id: text<Job>(({ correlationId }) => correlationId) }),
    unknownField: () => fault(400, badSql),
  },
  JobService: { get: (call) => call.store.jobs.find(idOf(call)) },
  StepsService: {
    isAdminOnly: true,
    list: (call) =>
      call.store.steps
        .where(({ jobId }) => jobId === ownerOf(call))
        .map(({ jobId, ...step }) => ({ ...step, job: { id: jobId } })),
    // A step's parts come after the steps themselves (seen).
    order: (a, b) => Number('parent_step' in a) - Number('parent_step' in b),
  },
};
