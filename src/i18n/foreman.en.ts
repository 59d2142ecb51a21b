/** The English texts of the Foreman plugin. */
export const foremanEn = {
  'foreman.title': 'Foreman',

  'foreman.fault.unreachable': 'Foreman does not answer. The proxy on the engine may be down, or lead nowhere.',
  'foreman.fault.late': 'Foreman did not answer in time.',
  'foreman.fault.unreadable':
    'What answered in place of Foreman sent a page or broken data. The proxy may ask for a login, or lead elsewhere.',
  'foreman.fault.login': 'Foreman no longer accepts the login. {{words}}',
  'foreman.fault.forbidden': 'Foreman does not let you see this. {{words}}',
  'foreman.fault.missing': 'Foreman no longer has it, or it is of an organization that you may not see.',
  'foreman.fault.broken': 'Something broke inside Foreman (500). Its log tells more.',
  'foreman.fault.status': 'Foreman answered {{status}} without saying why.',

  'foreman.counter.applied': 'Applied',
  'foreman.counter.restarted': 'Restarted',
  'foreman.counter.failed': 'Failed',
  'foreman.counter.failedRestarts': 'Failed restarts',
  'foreman.counter.skipped': 'Skipped',
  'foreman.counter.pending': 'Pending',
  'foreman.outcome.failed': 'Failed',
  'foreman.outcome.hiddenFailure': 'No catalog',
  'foreman.outcome.changed': 'Changed',
  'foreman.outcome.pending': 'Pending changes',
  'foreman.outcome.skipped': 'Skipped',
  'foreman.outcome.unchanged': 'No changes',
} as const;
