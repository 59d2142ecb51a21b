/** The English texts that every page has. `{{name}}` is a placeholder; `_one` and `_other` follow `count`. */
export const commonEn = {
  'page.broken': 'Something in this page went wrong. Close it and open it again.',
  'page.no-host': 'The plugin does not answer. Reload the page of the engine and try again.',
  'fault.retry': 'Try again',
  'fault.unreachable': 'The engine does not answer.',
  'fault.late': 'The engine did not answer in time.',
  'fault.unreadable': 'The engine answered something that could not be read.',
  'fault.signed-out': 'Your session has ended. Log in again.',
  'fault.no-rights': 'The engine lets this user do nothing at all any more: {{detail}}',
  'fault.forbidden': 'You have no permission for this: {{detail}}',
  'fault.not-found': 'It is no longer there.',
  'fault.status': 'The engine answered {{status}} without saying why.',
  'fault.correlation-id': 'Correlation id: {{id}}',
} as const;
