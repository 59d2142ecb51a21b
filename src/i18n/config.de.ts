/** Was an den Werten eines Standorts falsch ist, auf Deutsch. */
import type { configEn } from './config.en.ts';

export const configDe: Readonly<Record<keyof typeof configEn, string>> = {
  'config.wrong': '{{file}}: {{problems}}',
  'config.wrong-value': '„{{key}}“ ist {{value}}, aber {{expected}}.',
  'config.unknown-key': '„{{key}}“ ist kein Schlüssel dieses Plugins.',
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
  'config.expect.one-of': 'es muss eines von {{values}} sein',
};
