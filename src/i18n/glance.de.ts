/** Die deutschen Texte des Glance-Plugins. */
import type { glanceEn } from './glance.en.ts';
import { importDe } from './import.de.ts';
import { providerDe } from './provider.de.ts';

export const glanceDe: Readonly<Record<keyof typeof glanceEn, string>> = {
  ...importDe,

  ...providerDe,

  'glance.title': 'Image importieren',
  'glance.tab.images': 'Images',
  'glance.tab.imports': 'Importe ({{count}})',
  'glance.tab.providers': 'Provider',
  'glance.next': 'Weiter',
  'glance.back': 'Zurück',
  'glance.close': 'Schließen',

  'glance.repositories': 'Repositorys',
  'glance.repositories-failed': 'Welche Repositorys es gibt, ließ sich nicht lesen',
  'glance.no-repository': 'Es gibt kein Repository mit Images',
  'glance.no-repository.what':
    'Images kommen von einem Server für OpenStack Image (Glance). Fügen Sie den Ihres Standorts als Provider hinzu, mit Adresse und, wo er eine verlangt, Anmeldung. Das öffentliche Repository, das ältere Versionen der Engine mitbrachten, gibt es nicht mehr.',
  'glance.to-providers': 'Zu den Providern',
  'glance.no-answer': 'Keine Antwort',
  'glance.asking': 'Die Engine fragt „{{name}}“ nach seinen Images …',
  'glance.image-count_one': '{{count}} Image',
  'glance.image-count_other': '{{count}} Images',
  'glance.images-found': '{{found}} von {{all}} Images',
  'glance.chosen-here_one': '{{count}} gewählt',
  'glance.chosen-here_other': '{{count}} gewählt',
  'glance.images-of': 'Images von {{name}}',
  'glance.images-failed': 'Die Images von „{{name}}“ ließen sich nicht lesen',
  'glance.quoted': '„{{name}}“',
  'glance.repair': 'Adresse und Anmeldung eines Repositorys sind die seines Providers.',
  'glance.no-image': 'In „{{name}}“ ist kein Image.',
  'glance.search': 'Nach Namen suchen',
  'glance.refresh': 'Aktualisieren',
  'glance.none-found': 'Kein Image hat „{{text}}“ im Namen.',
  'glance.pages': 'Seiten der Images',
  'glance.limit': 'Die Engine listet nicht mehr als {{limit}} Images eines Repositorys auf.',
  'glance.column.name': 'Name',
  'glance.column.size': 'Dateigröße',
  'glance.column.type': 'Art',
  'glance.size-unknown': 'nicht bekannt',
  'glance.unnamed': 'Ohne Namen ({{id}})',
  'glance.type.disk': 'Festplatten-Image',
  'glance.type.empty': 'Festplatten-Image noch ohne Daten: Es wurde nichts hochgeladen',
  'glance.type.iso': 'ISO: Die Engine importiert nur Festplatten',
  'glance.type.other': 'Ein anderes Format: Die Engine nimmt raw und qcow2 ohne Container',
  'glance.none-chosen': 'Kein Image gewählt',
  'glance.chosen-count_one': '{{count}} Image gewählt',
  'glance.chosen-count_other': '{{count}} Images gewählt',
  'glance.unchoose': 'Keines wählen',
  'glance.choose-one': 'Wählen Sie mindestens ein Image.',

  'glance.chosen': 'Gewählte Images',
  'glance.row': 'Image {{row}}',
  'glance.in-row': '{{column}}, Image {{row}}',
  'glance.remove-row': 'Image {{row}} weglassen',
  'glance.image': 'Image',
  'glance.kind': 'Wird zu',
  'glance.kind.template': 'Vorlage',
  'glance.kind.disk': 'Festplatte',
  'glance.name': 'Name',
  'glance.os': 'Betriebssystem',
  'glance.os.unknown': 'Nicht angegeben',
  'glance.disk-name-taken': 'Es gibt schon eine Festplatte „{{name}}“. Die Engine erlaubt mehrere mit einem Namen.',
  'glance.other-architecture':
    'Der Name sagt {{architecture}}, und der Cluster „{{cluster}}“ ist {{its}}: Seine VMs könnten dieses Image nicht booten.',
  'glance.takes-ignition':
    'Dieses System nimmt seine Einstellungen von Ignition: Benutzer und Schlüssel von hier erreichen es nicht.',
  'glance.storage': 'Speicherdomäne',
  'glance.storage-free': '{{name}} ({{size}} frei)',
  'glance.needs':
    'Die Images brauchen mindestens {{size}}, so groß sind ihre Dateien. Die Festplatten können größer werden.',
  'glance.old-level':
    'Hosts der Stufe {{level}} fragen Repositorys nach einer alten Fassung ihrer Schnittstelle, die neueren fehlt. Das Herunterladen kann scheitern.',
  'glance.quota-enforced':
    'Dieses Rechenzentrum setzt Kontingente durch ({{list}}). Ein Import kann keines nennen: Die Engine belastet das voreingestellte und lehnt ab, wenn es erschöpft ist.',
  'glance.quota-audited':
    'Dieses Rechenzentrum beobachtet Kontingente ({{list}}). Ein Import kann keines nennen: Die Engine belastet das voreingestellte.',
  'glance.cluster': '{{name}} ({{architecture}}, {{level}})',
  'glance.cluster-without-host': '{{name}} (noch kein Host hat die Architektur genannt)',
  'glance.network.none': 'Keine Netzwerkschnittstelle',
  'glance.no-network':
    'VMs aus der Vorlage sind mit keinem Netzwerk verbunden, bis jemand eine Schnittstelle hinzufügt.',
  'glance.guest': 'Benutzer und SSH-Schlüssel',
  'glance.user-help': 'Leer: der Benutzer, den das Image mitbringt ({{list}})',
  'glance.user-none': 'nicht bekannt',
  'glance.devices': 'Konsole, VirtIO-SCSI und Tag',
  'glance.console': 'Konsole',
  'glance.console.default': 'Wie die Engine wählt',
  'glance.console.vnc': 'VNC',
  'glance.console.spice': 'SPICE',
  'glance.virtio-scsi': 'VirtIO-SCSI',
  'glance.yes': 'Ja',
  'glance.no': 'Nein',
  'glance.tag': 'Tag',
  'glance.tag-help':
    '„Docker-VM anlegen“ bevorzugt Vorlagen mit seinem Tag. Fehlt das Tag, wird es angelegt. Leer: keines.',
  'glance.import': 'Importieren',
  'glance.ordering': 'Wird importiert …',
  'glance.refused': '„{{name}}“ ließ sich nicht importieren',
  'glance.not-ordered': 'Es wurde nichts importiert',
  'glance.server-says': 'Die Engine sagt: {{words}}',

  'glance.problem.name-empty': 'Geben Sie einen Namen ein.',
  'glance.problem.name-character':
    'Zeichen {{position}} des Namens, „{{value}}“, ist nicht erlaubt. Verwenden Sie Buchstaben, Ziffern, „.“, „_“ und „-“.',
  'glance.problem.name-long': 'Der Name hat {{length}} Zeichen. Erlaubt sind {{limit}}.',
  'glance.problem.name-twice':
    'Zwei der Images würden „{{name}}“ heißen. Wählen Sie für eines davon einen anderen Namen.',
  'glance.problem.name-taken':
    'In diesem Rechenzentrum gibt es schon eine Vorlage „{{name}}“. Wählen Sie einen anderen Namen.',
  'glance.problem.undescribable':
    'Die Engine schreibt den Namen des Images in die Beschreibung der Vorlage, die kein „{{value}}“ nimmt: Es entstünde keine Vorlage. Importieren Sie eine Festplatte, oder benennen Sie das Image in seinem Repository um.',
  'glance.problem.no-data-center':
    'Kein Rechenzentrum ist betriebsbereit. Images lassen sich nur in ein betriebsbereites importieren.',
  'glance.problem.no-storage': 'Keine Datendomäne dieses Rechenzentrums ist aktiv.',
  'glance.problem.storage-full': '„{{name}}“ ist so voll, dass die Engine dort keine neuen Festplatten anlegt.',
  'glance.problem.storage-small': '„{{name}}“ hat weniger Platz, als die Dateien der Images brauchen.',
  'glance.problem.no-cluster':
    'In diesem Rechenzentrum gibt es keinen Cluster für virtuelle Maschinen; eine Vorlage braucht einen.',
  'glance.problem.cluster-without-host':
    'Die Architektur dieses Clusters ist nicht bekannt, bevor er einen Host hat, und die Engine legt für ihn keine Vorlage an.',
  'glance.problem.tag-long': 'Das Tag hat {{length}} Zeichen. Erlaubt sind {{limit}}.',
  'glance.problem.tag-character':
    '„{{value}}“ ist kein Tag. Verwenden Sie Buchstaben von A bis Z, Ziffern, „_“ und „-“.',

  'glance.may-close': 'Sie können dieses Fenster schließen',
  'glance.may-close.why': 'Die Importe laufen im Hintergrund weiter; eine Meldung sagt, wenn einer fertig ist.',
  'glance.more': 'Mehr importieren',
  'glance.from-image': 'Aus dem Image {{image}}',
  'glance.progress': 'Fortschritt von {{name}}',
  'glance.step-percent': '{{step}}, {{percent}} %',
  'glance.step-unknown': '{{step}}; wie weit, sagt die Engine nicht',
  'glance.action-named': '{{action}}: {{name}}',
  'glance.create-docker-vm': 'Docker-VM anlegen',
  'glance.go-on': 'Fortsetzen',
  'glance.not-removed': '„{{name}}“ ließ sich nicht entfernen',
  'glance.remove.question': '{{name}} entfernen?',
  'glance.remove.template':
    'Die Vorlage wird mit ihrer Festplatte gelöscht, soweit sie da sind. Das lässt sich nicht rückgängig machen.',
  'glance.remove.disk':
    'Die Festplatte wird gelöscht, sobald die Engine sie freigibt. Das lässt sich nicht rückgängig machen.',
  'glance.remove.yes': 'Entfernen',
  'glance.remove.no': 'Behalten',
};
