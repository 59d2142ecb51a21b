/** The English texts, and by their keys the message ids. `{{name}}` is a placeholder; `_one` and `_other` follow `count`. */
import { problemEn } from './problem.en.ts';
import { launchEn } from './launch.en.ts';

export const en = {
  ...launchEn,

  ...problemEn,

  'dialog.title': 'Create Docker VM',
  'dialog.to-correct_one': '{{count}} entry has to be corrected.',
  'dialog.to-correct_other': '{{count}} entries have to be corrected.',

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
