/** Die deutschen Texte; der Typ verlangt jeden, den es auf Englisch gibt. */
import type { en } from './en.ts';
import { problemDe } from './problem.de.ts';
import { launchDe } from './launch.de.ts';

export const de: Readonly<Record<keyof typeof en, string>> = {
  ...launchDe,

  ...problemDe,

  'dialog.title': 'Docker-VM anlegen',
  'dialog.to-correct_one': '{{count}} Angabe muss berichtigt werden.',
  'dialog.to-correct_other': '{{count}} Angaben müssen berichtigt werden.',

  'fault.unreachable': 'Die Engine antwortet nicht.',
  'fault.late': 'Die Engine hat nicht rechtzeitig geantwortet.',
  'fault.unreadable': 'Die Engine hat etwas geantwortet, das sich nicht lesen ließ.',
  'fault.signed-out': 'Ihre Sitzung ist beendet. Melden Sie sich erneut an.',
  'fault.no-rights': 'Die Engine erlaubt diesem Benutzer überhaupt nichts mehr: {{detail}}',
  'fault.forbidden': 'Dafür fehlt Ihnen die Berechtigung: {{detail}}',
  'fault.not-found': 'Das gibt es nicht mehr.',
  'fault.status': 'Die Engine hat mit {{status}} geantwortet, ohne einen Grund zu nennen.',
  'fault.correlation-id': 'Correlation-ID: {{id}}',
};
