/** Die deutschen Texte zu Importen. */
import type { importEn } from './import.en.ts';

export const importDe: Readonly<Record<keyof typeof importEn, string>> = {
  'import.problem.refused': 'Die Engine hat abgelehnt.',
  'import.problem.not-permitted': 'Sie haben dafür keine Berechtigung.',
  'import.problem.session-ended':
    'Ihre Sitzung ist beendet. Der Import geht weiter, sobald Sie sich wieder angemeldet haben.',
  'import.problem.no-rights': 'Die Engine lässt diesen Benutzer gar nichts mehr tun.',
  'import.problem.engine-silent': 'Die Engine antwortet nicht.',
  'import.problem.unreadable': 'Die Engine hat etwas geantwortet, das sich nicht lesen ließ.',
  'import.problem.stopped': 'Sie verfolgen den Import nicht weiter. Die Engine arbeitet weiter daran.',
  'import.problem.unexpected': 'In diesem Plugin ist etwas schiefgegangen.',
  'import.problem.import-unknown':
    'Die Antwort der Engine ging verloren. Ob sie den Import begonnen hat, ist nicht bekannt; „Erneut versuchen“ sieht nach.',
  'import.problem.not-ordered': 'Die Engine hat diesen Import nicht begonnen.',
  'import.problem.download-failed': 'Das Image ließ sich nicht herunterladen; die Engine hat die Festplatte entfernt.',
  'import.problem.download-late': 'Das Image ist nach zwölf Stunden nicht heruntergeladen.',
  'import.problem.name-taken':
    'Es gibt keine Vorlage: Ihr Name wurde inzwischen von einer anderen belegt. Die Festplatte ist da.',
  'import.problem.name-refused': 'Es gibt keine Vorlage: Die Engine nimmt ihren Namen nicht an. Die Festplatte ist da.',
  'import.problem.image-name-refused':
    'Es gibt keine Vorlage: Die Engine setzt den Namen des Images in ihre Beschreibung und nimmt ihn nicht an. Die Festplatte ist da.',
  'import.problem.template-missing':
    'Der Import endete ohne Vorlage, und die Engine sagt nicht, warum. Die Festplatte ist da.',
  'import.problem.template-late': 'Die Vorlage ist noch gesperrt.',
  'import.problem.os-not-taken': 'Die Engine kennt dieses Betriebssystem nicht. Sie nahm:',
  'import.problem.template-gone': 'Die Vorlage ist nicht mehr da.',
  'import.problem.removal-late': 'Was der Import angelegt hat, ist noch da.',
  'import.problem.failed-earlier':
    'Der Import blieb stehen, bevor diese Seite geladen wurde. „Erneut versuchen“ setzt ihn fort oder sagt, warum das nicht geht.',
  'import.step.import': 'Import beauftragen',
  'import.step.download': 'Image herunterladen',
  'import.step.template': 'Vorlage anlegen',
  'import.step.settings': 'System, Größe und cloud-init einstellen',
  'import.step.network': 'Netzwerkschnittstelle hinzufügen',
  'import.step.tag': 'Tag setzen',
  'import.state.running': 'Wird importiert',
  'import.state.elsewhere': 'Wird in einem anderen Tab dieses Browsers importiert',
  'import.state.done': 'Fertig',
  'import.state.partly': 'Fertig, aber nicht wie gewünscht',
  'import.state.failed': 'Stehen geblieben',
  'import.state.offered': 'Am {{date}} unfertig geblieben',
  'import.state.removing': 'Wird entfernt',
  'import.action.retry': 'Erneut versuchen',
  'import.action.again': 'Noch einmal importieren',
  'import.action.stop': 'Nicht weiter verfolgen',
  'import.action.remove': 'Entfernen',
  'import.action.dismiss': 'Vergessen',
  'import.notice.template-done': 'Die Vorlage {{name}} ist fertig.',
  'import.notice.disk-done': 'Die Festplatte {{name}} ist fertig.',
  'import.notice.partly': 'Die Vorlage {{name}} ist da, aber nicht wie gewünscht. {{why}}',
  'import.notice.failed': '{{name}}: {{why}}',
  'import.notice.removed': 'Was als {{name}} importiert wurde, ist entfernt.',
  'import.notice.left_one': '{{count}} Import blieb unfertig. „Image importieren“ zeigt ihn.',
  'import.notice.left_other': '{{count}} Importe blieben unfertig. „Image importieren“ zeigt sie.',
};
