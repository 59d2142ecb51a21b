/** Die deutschen Texte des Foreman-Plugins. */
import type { foremanEn } from './foreman.en.ts';

export const foremanDe: Readonly<Record<keyof typeof foremanEn, string>> = {
  'foreman.title': 'Foreman',

  'foreman.fault.unreachable':
    'Foreman antwortet nicht. Der Proxy auf der Engine ist vielleicht aus oder führt ins Leere.',
  'foreman.fault.late': 'Foreman hat nicht rechtzeitig geantwortet.',
  'foreman.fault.unreadable':
    'Anstelle von Foreman kam eine Seite oder etwas Unlesbares. Vielleicht verlangt der Proxy eine Anmeldung oder führt woandershin.',
  'foreman.fault.login': 'Foreman nimmt die Anmeldung nicht mehr an. {{words}}',
  'foreman.fault.forbidden': 'Foreman zeigt Ihnen das nicht. {{words}}',
  'foreman.fault.missing': 'Foreman hat es nicht mehr, oder es gehört einer Organisation, die Sie nicht sehen dürfen.',
  'foreman.fault.broken': 'In Foreman ist etwas kaputtgegangen (500). Sein Protokoll sagt mehr.',
  'foreman.fault.status': 'Foreman hat mit {{status}} geantwortet, ohne zu sagen, warum.',

  'foreman.counter.applied': 'Angewandt',
  'foreman.counter.restarted': 'Neu gestartet',
  'foreman.counter.failed': 'Fehlgeschlagen',
  'foreman.counter.failedRestarts': 'Neustart misslungen',
  'foreman.counter.skipped': 'Übersprungen',
  'foreman.counter.pending': 'Ausstehend',
  'foreman.outcome.failed': 'Fehlgeschlagen',
  'foreman.outcome.hiddenFailure': 'Kein Katalog',
  'foreman.outcome.changed': 'Geändert',
  'foreman.outcome.pending': 'Änderungen ausstehend',
  'foreman.outcome.skipped': 'Übersprungen',
  'foreman.outcome.unchanged': 'Keine Änderungen',
};
