/** What is wrong with a site's values, in English. */
export const configEn = {
  'config.wrong': '{{file}}: {{problems}}',
  'config.wrong-value': '"{{key}}" is {{value}}, but {{expected}}.',
  'config.unknown-key': '"{{key}}" is no key of this plugin.',
  'config.expect.origins': 'it has to be a list of origins such as "https://portal.example.com"',
  'config.expect.origin': 'it has to be an origin such as "https://portal.example.com"',
  'config.expect.api': 'it has to be an address below {{origin}}, where your login is sent to',
  'config.expect.images': 'it has to be a list of images',
  'config.expect.image': 'it has to be an image such as "docker.io/library/nginx:1.29"',
  'config.expect.text': 'it has to be a text',
  'config.expect.ports': 'it has to be a list of ports such as 80 or "8080:80/tcp"',
  'config.expect.env': 'it has to hold texts by name',
  'config.expect.defaults': 'it has to hold userName, sshKeys or runtime',
  'config.expect.user-name': 'it has to be a user name such as "cloud"',
  'config.expect.ssh-keys': 'it has to be a list of public SSH keys in one-line form',
  'config.expect.one-of': 'it has to be one of {{values}}',
} as const;
