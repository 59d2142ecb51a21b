/** Die deutschen Texte über Image-Provider. */
import type { providerEn } from './provider.en.ts';

export const providerDe: Readonly<Record<keyof typeof providerEn, string>> = {
  'provider.list': 'Image-Provider',
  'provider.name': 'Name',
  'provider.name-help': 'Die Image-Domäne bekommt denselben Namen.',
  'provider.description': 'Beschreibung',
  'provider.url': 'Adresse',
  'provider.url-help': 'Von Glance: Protokoll, Host und Port, ohne Version.',
  'provider.login': 'Anmeldung: {{user}} an {{url}}',
  'provider.state': 'Images',
  'provider.actions': 'Aktionen',
  'provider.add': 'Provider hinzufügen',
  'provider.refresh': 'Aktualisieren',
  'provider.test': 'Testen',
  'provider.edit': 'Bearbeiten',
  'provider.remove': 'Entfernen',
  'provider.test-named': '{{name}} testen',
  'provider.edit-named': '{{name}} bearbeiten',
  'provider.remove-named': '{{name}} entfernen',
  'provider.loading': 'Die Engine wird gefragt …',
  'provider.none': 'Die Engine kennt keinen Image-Provider. Fügen Sie einen hinzu, um Images von dort zu importieren.',
  'provider.list-failed': 'Die Image-Provider ließen sich nicht auflisten',
  'provider.v3-row': 'Keystone v3: in WebAdmin zu ändern, Verwaltung > Provider',
  'provider.untested': 'nicht gefragt',
  'provider.asking': 'Wird gefragt …',
  'provider.works_one': '{{count}} Image',
  'provider.works_other': '{{count}} Images',

  'provider.add-title': 'Image-Provider hinzufügen',
  'provider.edit-title': '„{{name}}“ ändern',
  'provider.v3': 'Eine Anmeldung über Keystone v3 lässt sich hier nicht einrichten',
  'provider.v3-why':
    'Die REST-Schnittstelle der Engine hat keinen Platz für deren Domäne und Projekt. Fügen Sie einen solchen Provider in WebAdmin hinzu: Verwaltung > Provider > Hinzufügen, Typ „OpenStack Image“.',
  'provider.needs-login': 'Glance verlangt eine Anmeldung (Keystone v2.0)',
  'provider.user': 'Benutzername',
  'provider.password': 'Passwort',
  'provider.password-help': 'Geht nur an die Engine und wird nie wieder angezeigt.',
  'provider.password-kept': 'Leer: Es bleibt, wie es ist. Die Engine zeigt es niemandem.',
  'provider.tenant': 'Mandant',
  'provider.authentication-url': 'Authentifizierungs-URL',
  'provider.authentication-url-help': 'Von Keystone: Protokoll, Host, Port und Version.',
  'provider.save': 'Speichern',
  'provider.back': 'Zurück zur Liste',
  'provider.refused-add': '„{{name}}“ ließ sich nicht hinzufügen',
  'provider.refused-change': '„{{name}}“ ließ sich nicht ändern',
  'provider.refused-remove': '„{{name}}“ ließ sich nicht entfernen',
  'provider.right': 'Provider sind denen vorbehalten, die Data-Center anlegen dürfen.',

  'provider.reading': 'Die Images von „{{name}}“ werden gelesen …',
  'provider.done.added': '„{{name}}“ wurde hinzugefügt',
  'provider.done.changed': '„{{name}}“ wurde geändert',
  'provider.done.removed': '„{{name}}“ wurde entfernt',
  'provider.no-help.added': '„{{name}}“ wurde hinzugefügt, aber die Images lassen sich nicht lesen',
  'provider.no-help.changed': '„{{name}}“ wurde geändert, aber die Images lassen sich nicht lesen',
  'provider.no-help-what.added': 'Die Engine behält ihn samt seiner Image-Domäne, bis jemand ihn entfernt.',
  'provider.no-help-what.changed':
    'Die Engine behält die Änderungen. Was vorher dastand, müsste neu eingegeben werden.',
  'provider.correct': 'Berichtigen',
  'provider.take-back': 'Wieder entfernen',
  'provider.keep': 'Behalten',
  'provider.removal': 'Den Provider „{{name}}“ entfernen?',
  'provider.removal-what': 'Seine Image-Domäne verschwindet mit ihm. Importierte Disks und Vorlagen bleiben.',

  'provider.either': '{{url}} oder {{keystone}}',
  'provider.engine-says': 'Die Engine sagt: {{words}}',
  'provider.trouble.refused-connection':
    'Unter {{address}} antwortet niemand. Prüfen Sie Host und Port, und ob der Dienst läuft.',
  'provider.trouble.unknown-host':
    'Die Engine findet keine Maschine mit dem Namen in {{address}}. Prüfen Sie die Schreibweise.',
  'provider.trouble.no-answer':
    'Von {{address}} kam keine Antwort zur rechten Zeit. Prüfen Sie das Netzwerk und die Firewalls auf dem Weg.',
  'provider.trouble.no-address': '{{address}} ist keine Adresse. Geben Sie Protokoll, Host und Port an.',
  'provider.trouble.no-tls':
    'Unter {{address}} gibt es kein TLS. Schreiben Sie „http“ statt „https“, oder einen anderen Port.',
  'provider.trouble.certificate':
    'Die Engine vertraut dem Zertifikat von {{address}} nicht. Importieren Sie es in WebAdmin: Verwaltung > Provider > Bearbeiten > Test.',
  'provider.trouble.login': '{{address}} weist die Anmeldung zurück. Prüfen Sie Benutzername, Passwort und Mandant.',
  'provider.trouble.not-found':
    'Unter {{address}} gibt es kein Glance: Der Pfad wird nicht gefunden. Prüfen Sie die Adresse.',
  'provider.trouble.not-a-repository': 'Was unter {{address}} antwortet, ist kein Glance. Prüfen Sie Host und Port.',
  'provider.trouble.broken': 'In {{address}} selbst ist etwas nicht in Ordnung. Sehen Sie dort ins Protokoll.',
  'provider.trouble.other': '{{address}} hilft nicht weiter.',

  'problem.provider.name-empty': 'Geben Sie einen Namen für den Provider an.',
  'problem.provider.name-character':
    'Zeichen {{position}} des Namens, „{{value}}“, ist nicht erlaubt. Verwenden Sie Buchstaben ohne Akzente, Ziffern, „_“ und „-“.',
  'problem.provider.url-empty': 'Geben Sie die Adresse von Glance an, zum Beispiel „http://glance.example.com:9292“.',
  'problem.provider.url':
    '„{{value}}“ ist keine Adresse von Glance. Geben Sie Protokoll, Host und Port an: „http://glance.example.com:9292“.',
  'problem.provider.url-login': 'Lassen Sie Benutzer und Passwort aus der Adresse weg, wo sie jeder lesen könnte.',
  'problem.provider.url-version':
    'Lassen Sie „{{value}}“ weg: Die Version der Schnittstelle fügt die Engine selbst an.',
  'problem.provider.user-empty': 'Geben Sie den Benutzernamen für Keystone an.',
  'problem.provider.password-empty': 'Geben Sie das Passwort für Keystone an.',
  'problem.provider.password-long': 'Das Passwort hat {{length}} Zeichen. Erlaubt sind {{limit}}.',
  'problem.provider.authentication-url-empty':
    'Geben Sie die Adresse von Keystone an, zum Beispiel „http://keystone.example.com:5000/v2.0“.',
  'problem.provider.authentication-url':
    '„{{value}}“ ist keine Adresse von Keystone. Geben Sie Protokoll, Host, Port und Version an: „http://keystone.example.com:5000/v2.0“.',
  'problem.provider.keystone-v3':
    'Keystone v3 lässt sich hier nicht einrichten. Fügen Sie den Provider in WebAdmin hinzu: Verwaltung > Provider > Hinzufügen.',
};
