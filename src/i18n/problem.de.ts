/** Die Sätze aus `problem.en.ts` auf Deutsch. */
import type { problemEn } from './problem.en.ts';

export const problemDe: Readonly<Record<keyof typeof problemEn, string>> = {
  'problem.text.character': 'Zeichen {{position}} ({{code}}) lässt sich keinem Programm übergeben. Entfernen Sie es.',

  'problem.image.empty': 'Geben Sie ein Image an, zum Beispiel „docker.io/library/nginx:1.27“.',
  'problem.image.blank': 'Im Image „{{value}}“ steht ein Leerzeichen. Der Name eines Images hat keines.',
  'problem.image.upper-case':
    'Der Image-Name „{{value}}“ enthält Großbuchstaben. Schreiben Sie ihn klein: „{{suggestion}}“.',
  'problem.image.registry':
    '„{{value}}“ ist nicht die Adresse einer Registry. Geben Sie einen Hostnamen an, wenn nötig mit einem Port von 1 bis 65535: „registry.example.com:5000“.',
  'problem.image.path':
    '„{{value}}“ kann nicht Teil eines Image-Namens sein. Erlaubt sind Kleinbuchstaben und Ziffern, nur dazwischen auch „.“, „_“, „__“ oder „-“.',
  'problem.image.id':
    '„{{value}}“ ist die ID eines Images, kein Name, unter dem es geladen werden kann. Geben Sie seinen Namen an.',
  'problem.image.path-empty': 'Vor, zwischen oder nach den Schrägstrichen fehlt ein Teil des Image-Namens.',
  'problem.image.tag':
    '„{{value}}“ ist kein Tag. Erlaubt sind bis zu 128 Buchstaben, Ziffern, „_“, „.“ und „-“; am Anfang steht ein Buchstabe, eine Ziffer oder „_“.',
  'problem.image.tag-empty': 'Das Tag fehlt. Schreiben Sie eines hinter den Doppelpunkt oder entfernen Sie ihn.',
  'problem.image.digest-empty': 'Der Digest fehlt. Schreiben Sie einen hinter das „@“ oder entfernen Sie es.',
  'problem.image.digest':
    '„{{value}}“ ist kein Digest. Schreiben Sie „sha256:“ und dahinter 64 hexadezimale Ziffern mit kleinen Buchstaben.',
  'problem.image.long': 'Der Image-Name hat {{length}} Zeichen. Erlaubt sind {{limit}}.',

  'problem.port.empty': 'Geben Sie einen Port von 1 bis 65535 an.',
  'problem.port.number': '„{{value}}“ ist kein Port. Geben Sie eine ganze Zahl von 1 bis 65535 an.',
  'problem.port.protocol': '„{{value}}“ ist kein Protokoll. Erlaubt sind „tcp“ und „udp“.',
  'problem.port.twice':
    'Port {{port}}/{{protocol}} der VM ist schon in Zeile {{row}} zugeordnet. Wählen Sie einen anderen.',

  'problem.volume.source-empty': 'Geben Sie einen Ordner der VM an, etwa „/srv/data“, oder den Namen eines Volumes.',
  'problem.volume.source':
    '„{{value}}“ ist weder ein Ordner noch der Name eines Volumes. Ein Ordner beginnt mit „/“; ein Name besteht aus mindestens zwei Buchstaben, Ziffern, „_“, „.“ oder „-“ und beginnt mit Buchstabe oder Ziffer.',
  'problem.volume.target-empty': 'Geben Sie den Pfad im Container an, etwa „/data“.',
  'problem.volume.target': '„{{value}}“ ist kein Pfad im Container. Er beginnt mit „/“.',
  'problem.volume.root':
    'Der Stammordner „/“ des Containers lässt sich nicht ersetzen. Geben Sie einen Ordner darunter an.',
  'problem.volume.colon':
    'In „{{value}}“ steht ein Doppelpunkt. Container-Laufzeiten können so einen Pfad nicht verwenden.',
  'problem.volume.twice':
    'Der Pfad „{{target}}“ im Container wird schon in Zeile {{row}} verwendet. Wählen Sie einen anderen.',

  'problem.command.quote':
    'Das Anführungszeichen {{quote}} an Stelle {{position}} wird nie geschlossen. Schließen Sie es, oder schreiben Sie \\{{quote}} für das Zeichen selbst.',
  'problem.command.backslash':
    'Hinter dem umgekehrten Schrägstrich am Ende steht nichts. Entfernen Sie ihn, oder schreiben Sie \\\\ für das Zeichen selbst.',

  'problem.environment.name-empty': 'Geben Sie den Namen der Variablen an.',
  'problem.environment.name':
    '„{{name}}“ ist nicht der Name einer Variablen. Erlaubt sind Buchstaben, Ziffern, „_“, „.“ und „-“; am Anfang steht ein Buchstabe oder „_“.',
  'problem.environment.twice':
    'Die Variable „{{name}}“ ist schon in Zeile {{row}} gesetzt. Behalten Sie eine von beiden.',
  'problem.environment.line': 'Zeile {{line}} ist keine Variable: „{{value}}“. Schreiben Sie sie als NAME=Wert.',
  'problem.environment.quote':
    'Das Anführungszeichen {{quote}} in Zeile {{line}} wird nie geschlossen, oder hinter seinem Ende steht noch Text.',

  'problem.script.long':
    'Alle Angaben zusammen ergeben ein Skript von {{bytes}} Byte. Erlaubt sind {{limit}}: Kürzen Sie die Umgebungsvariablen oder den Befehl.',

  'problem.cluster.none': 'Es gibt keinen Cluster, in dem die VM angelegt werden könnte.',
  'problem.template.none': 'Wählen Sie eine Vorlage.',
  'problem.count.least': 'Geben Sie eine ganze Zahl ab 1 ein.',
  'problem.count.range': 'Geben Sie eine ganze Zahl von 1 bis {{limit}} ein.',
  'problem.cpus.many': 'Das ergibt {{total}} virtuelle CPUs. In diesem Cluster sind {{limit}} möglich.',
  'problem.memory.number':
    '„{{value}}“ ist keine Speichermenge. Schreiben Sie nur Ziffern, und Dezimalstellen nach „{{separator}}“: {{example}}.',
  'problem.memory.empty': 'Geben Sie an, wie viel Arbeitsspeicher sie bekommt.',
  'problem.memory.little': 'Geben Sie mindestens 1 MiB Arbeitsspeicher ein.',
  'problem.memory.much': 'Eine VM in diesem Cluster kann höchstens {{limit}} GiB Arbeitsspeicher haben.',

  'problem.ssh-key.private':
    'Zeile {{line}} gehört zu einem privaten Schlüssel, der bei seinem Besitzer bleiben muss. Fügen Sie den öffentlichen ein: die eine Zeile der Datei, die auf „.pub“ endet.',
  'problem.ssh-key.format':
    'Zeile {{line}} gehört zu einem Schlüssel in einem anderen Format. Fügen Sie die einzeilige Form ein; „ssh-keygen -i -f DATEI“ wandelt um.',
  'problem.ssh-key.type':
    'Zeile {{line}} beginnt mit „{{value}}“; so heißt keine Art von öffentlichem Schlüssel. Ein Schlüssel beginnt zum Beispiel mit „ssh-ed25519“ oder „ssh-rsa“.',
  'problem.ssh-key.dsa':
    'Der Schlüssel in Zeile {{line}} ist ein DSA-Schlüssel; SSH-Server lehnen ihn ab. Nehmen Sie einen Ed25519-Schlüssel.',
  'problem.ssh-key.base64':
    'Der Schlüssel in Zeile {{line}} ist abgeschnitten oder enthält fremde Zeichen. Fügen Sie ihn noch einmal ein.',
  'problem.ssh-key.mismatch':
    'Der Schlüssel in Zeile {{line}} nennt sich „{{type}}“, seine Daten sagen aber „{{inner}}“. Fügen Sie ihn noch einmal ein.',
  'problem.ssh-key.damaged':
    'Die Daten des Schlüssels in Zeile {{line}} sind unvollständig oder beschädigt. Fügen Sie ihn noch einmal ein.',
  'problem.ssh-key.short':
    'Der RSA-Schlüssel in Zeile {{line}} hat {{bits}} Bit. SSH-Server lehnen weniger als {{least}} ab; nehmen Sie einen Ed25519-Schlüssel.',

  'problem.host-name.empty': 'Geben Sie einen Hostnamen an, zum Beispiel „web-01“.',
  'problem.host-name.long': 'Der Hostname hat {{length}} Zeichen. Erlaubt sind {{limit}}.',
  'problem.host-name.long-part':
    'Der Teil „{{value}}“ des Hostnamens hat {{length}} Zeichen. Zwischen zwei Punkten sind {{limit}} erlaubt.',
  'problem.host-name.part':
    '„{{name}}“ ist kein Hostname. Zwischen den Punkten stehen nur Buchstaben, Ziffern und „-“, dieses aber weder am Anfang noch am Ende.',
  'problem.host-name.number':
    '„{{value}}“ könnte für eine Adresse gehalten werden. Ein Hostname hat mindestens einen Buchstaben.',

  'problem.user-name.empty': 'Geben Sie einen Benutzernamen an, zum Beispiel „admin“.',
  'problem.user-name.long': 'Der Benutzername hat {{length}} Zeichen. Erlaubt sind {{limit}}.',
  'problem.user-name.form':
    '„{{value}}“ ist kein Benutzername. Erlaubt sind Kleinbuchstaben, Ziffern, „_“, „-“ und „.“; am Anfang steht ein Buchstabe oder „_“.',

  'problem.vm-name.empty': 'Geben Sie einen Namen für die VM an.',
  'problem.vm-name.character':
    'Zeichen {{position}} des Namens, „{{value}}“, ist nicht erlaubt. Verwenden Sie Buchstaben, Ziffern, „.“, „_“ und „-“.',
  'problem.vm-name.long': 'Der Name hat {{length}} Zeichen. Erlaubt sind {{limit}}.',
};
