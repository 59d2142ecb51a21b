/** Was an den Werten eines Standorts falsch ist, auf Deutsch. */
import type { configEn } from './config.en.ts';

export const configDe: Readonly<Record<keyof typeof configEn, string>> = {
  'config.wrong': '{{file}}: {{problems}}',
  'config.wrong-value': '„{{key}}“ ist {{value}}, aber {{expected}}.',
  'config.unknown-key': '„{{key}}“ ist kein Schlüssel dieses Plugins.',
  'config.secret':
    '„{{key}}“ sieht nach einem Passwort oder Token aus und wird nicht beachtet: Jeder, der sich an WebAdmin anmelden darf, kann diese Datei lesen. Nehmen Sie es heraus, und machen Sie es dort ungültig, wo es galt.',
  'config.expect.origins': 'es muss eine Liste von Herkünften wie "https://portal.example.com" sein',
  'config.expect.origin': 'es muss eine Herkunft wie "https://portal.example.com" sein',
  'config.expect.api': 'es muss eine Adresse unter {{origin}} sein, denn dorthin wird Ihre Anmeldung gesendet',
  'config.expect.images': 'es muss eine Liste von Images sein',
  'config.expect.image': 'es muss ein Image wie "docker.io/library/nginx:1.29" sein',
  'config.expect.text': 'es muss ein Text sein',
  'config.expect.ports': 'es muss eine Liste von Ports wie 80 oder "8080:80/tcp" sein',
  'config.expect.env': 'es muss Texte nach Namen enthalten',
  'config.expect.defaults': 'es muss userName, sshKeys oder runtime enthalten',
  'config.expect.user-name': 'es muss ein Benutzername wie "cloud" sein',
  'config.expect.ssh-keys': 'es muss eine Liste öffentlicher SSH-Schlüssel in einzeiliger Form sein',
  'config.expect.tag': 'es muss ein Tag aus bis zu 50 Buchstaben, Ziffern, „-“ und „_“ sein',
  'config.expect.memory': 'es muss eine Speichergröße in MiB sein, zum Beispiel 2048',
  'config.expect.os-type': 'es muss ein Betriebssystem der Engine sein, zum Beispiel "debian_9"',
  'config.expect.import-defaults': 'es muss userName, sshKeys, memoryMiB oder osType enthalten',
  'config.expect.one-of': 'es muss eines von {{values}} sein',
  'config.expect.some-of': 'es muss eine Liste von einigen aus {{values}} sein',
  'config.expect.boolean': 'es muss true oder false sein',
  'config.expect.foreman-url': 'es muss die Adresse von Foreman für Browser sein, etwa "https://foreman.example.com"',
  'config.expect.foreman-api':
    'es muss eine Adresse unter {{origin}} sein, denn dorthin werden Zugangstoken gesendet (andere Adressen brauchen "loginMode": "cors")',
  'config.expect.foreman-cors':
    'es muss eine Adresse von Foreman wie "https://foreman.example.com/api/" sein, mit TLS, wo {{origin}} es hat',
  'config.expect.labels': 'es muss Texte zu "details", "facts", "reports", "graphs" oder "dashboard" enthalten',
  'config.expect.seconds': 'es müssen ganze Sekunden von 0 (nie) bis 86400 sein',
  'config.expect.minutes': 'es müssen ganze Minuten von 1 bis 100000 sein',
  'config.expect.search': 'es muss eine Suche von Foreman sein, etwa "compute_resource = lab"',
};
