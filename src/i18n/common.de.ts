/** Die deutschen Texte, die jede Seite hat; der Typ verlangt jeden, den es auf Englisch gibt. */
import type { commonEn } from './common.en.ts';

export const commonDe: Readonly<Record<keyof typeof commonEn, string>> = {
  'page.broken': 'Auf dieser Seite ist etwas schiefgegangen. Schließen Sie sie und öffnen Sie sie erneut.',
  'page.no-host': 'Das Plugin antwortet nicht. Laden Sie die Seite der Engine neu und versuchen Sie es noch einmal.',
  'fault.retry': 'Erneut versuchen',
  'fault.unreachable': 'Die Engine antwortet nicht.',
  'fault.late': 'Die Engine hat nicht rechtzeitig geantwortet.',
  'fault.unreadable': 'Die Engine hat etwas geantwortet, das sich nicht lesen ließ.',
  'fault.signed-out': 'Ihre Sitzung ist beendet. Melden Sie sich erneut an.',
  'fault.no-rights': 'Die Engine erlaubt diesem Benutzer überhaupt nichts mehr: {{detail}}',
  'fault.forbidden': 'Dafür fehlt Ihnen die Berechtigung: {{detail}}',
  'fault.not-found': 'Das gibt es nicht mehr.',
  'fault.status': 'Die Engine hat mit {{status}} geantwortet, ohne einen Grund zu nennen.',
  'fault.correlation-id': 'Correlation-ID: {{id}}',
  'list.range': '{{from}}–{{to}} von {{found}}',
  'list.first': 'Erste Seite',
  'list.previous': 'Vorige Seite',
  'list.next': 'Nächste Seite',
  'list.last': 'Letzte Seite',
  'link.new-tab': '(öffnet sich in einem neuen Tab)',
  'text.shown': '{{shown}} von {{all}} Zeichen gezeigt',
  'text.more': 'Mehr zeigen',
  'text.less': 'Weniger zeigen',
};
