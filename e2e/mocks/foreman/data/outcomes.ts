/** How runs of the data sets end. */
import { counters, type LogLine, type Outcome } from '../reports.ts';

function line(level: LogLine['level'], source: string, message: string): LogLine {
  return { level, source, message };
}

const CATALOG = line('notice', 'Puppet', 'Applied catalog in 9.03 seconds');

export const quiet: Outcome = { counters: counters(), logs: [], metrics: 'puppet' };

export const changed: Outcome = {
  counters: counters({ applied: 3 }),
  logs: [
    line('notice', '/Stage[main]/Motd/File[/etc/motd]/content', "content changed '{md5}a1' to '{md5}b2'"),
    line('notice', '/Stage[main]/Ntp::Config/File[/etc/chrony.conf]/content', "content changed '{md5}c3' to '{md5}d4'"),
    line('notice', '/Stage[main]/Base/Package[vim]/ensure', 'created'),
    CATALOG,
  ],
  metrics: 'puppet',
};

export const restarted: Outcome = {
  counters: counters({ applied: 1, restarted: 1 }),
  logs: [
    line('notice', '/Stage[main]/Sshd/File[/etc/ssh/sshd_config]/content', "content changed '{md5}e5' to '{md5}f6'"),
    line('notice', '/Stage[main]/Sshd/Service[sshd]', "Triggered 'refresh' from 1 event"),
    CATALOG,
  ],
  metrics: 'puppet',
};

export const failed: Outcome = {
  counters: counters({ applied: 1, failed: 2, skipped: 4 }),
  logs: [
    line(
      'err',
      '/Stage[main]/Postgresql::Server/Package[postgresql-server]/ensure',
      'change from absent to present failed: No package postgresql-server available.',
    ),
    line('err', '/Stage[main]/Postgresql::Server/Service[postgresql]/ensure', 'Unit postgresql.service not found.'),
    line('warning', '/Stage[main]/Postgresql::Reload/Exec[reload]', 'Skipping because of failed dependencies'),
    CATALOG,
  ],
  metrics: 'puppet',
};

export const failedRestart: Outcome = {
  counters: counters({ applied: 1, failed_restarts: 1 }),
  logs: [
    line('err', '/Stage[main]/Httpd/Service[httpd]', 'Failed to call refresh: Could not restart Service[httpd]'),
    CATALOG,
  ],
  metrics: 'puppet',
};

/** No counter moves when the catalog cannot even be compiled, so the run looks like a success. */
export const failedCompile: Outcome = {
  counters: counters(),
  logs: [
    line(
      'err',
      'Puppet',
      'Could not retrieve catalog from remote server: Error 500 on SERVER: Evaluation Error: Unknown variable: $role',
    ),
    line('err', 'Puppet', 'Could not retrieve catalog; skipping run'),
  ],
  metrics: 'none',
};

export const pending: Outcome = {
  counters: counters({ pending: 6 }),
  logs: [
    line(
      'notice',
      '/Stage[main]/Base/Package[kernel]/ensure',
      "current_value '5.14.0-427', should be '5.14.0-503' (noop)",
    ),
    CATALOG,
  ],
  metrics: 'puppet',
};

export const skipped: Outcome = {
  counters: counters({ skipped: 2 }),
  logs: [line('warning', '/Stage[main]/Backup/Exec[snapshot]', 'Skipping because of failed dependencies'), CATALOG],
  metrics: 'puppet',
};

/** Counters of a run that Foreman can no longer count: 10 bits each. */
export const overflowing: Outcome = {
  counters: counters({ applied: 1_023, pending: 1_023 }),
  logs: [CATALOG],
  metrics: 'puppet',
};

export const playbook: Outcome = {
  counters: counters({ applied: 2 }),
  logs: [line('notice', 'template : /etc/issue', 'changed: {"dest": "/etc/issue", "mode": "0644"}')],
  metrics: 'ansible',
};

/** What a guest may write into its own log. */
export const hostile: Outcome = {
  counters: counters({ failed: 1 }),
  logs: [
    line(
      'err',
      '<script>document.title = "taken"</script>',
      '<img src=x onerror="document.title = \'taken\'"> <b>bold</b>',
    ),
    line('err', 'Exec[dump]', `${'A'.repeat(1_000_000)} the end`),
  ],
  metrics: 'puppet',
};
