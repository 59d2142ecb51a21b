/** What is wrong with a site's values, in English. */
export const configEn = {
  'config.wrong': '{{file}}: {{problems}}',
  'config.wrong-value': '"{{key}}" is {{value}}, but {{expected}}.',
  'config.unknown-key': '"{{key}}" is no key of this plugin.',
  'config.secret':
    '"{{key}}" looks like a password or token and is ignored: everybody who may log in to WebAdmin can read this file. Take it out, and make it invalid where it was valid.',
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
  'config.expect.tag': 'it has to be a tag of up to 50 letters, digits, "-\u2060" and "_"',
  'config.expect.memory': 'it has to be a memory size in MiB, such as 2048',
  'config.expect.os-type': 'it has to be an operating system of the engine such as "debian_9"',
  'config.expect.import-defaults': 'it has to hold userName, sshKeys, memoryMiB or osType',
  'config.expect.one-of': 'it has to be one of {{values}}',
  'config.expect.some-of': 'it has to be a list of some of {{values}}',
  'config.expect.boolean': 'it has to be true or false',
  'config.expect.foreman-url':
    'it has to be the address of Foreman for browsers, such as "https://foreman.example.com"',
  'config.expect.foreman-api':
    'it has to be an address below {{origin}}, since access tokens are sent there (other addresses need "loginMode": "cors")',
  'config.expect.foreman-cors':
    'it has to be an address of Foreman such as "https://foreman.example.com/api/", with TLS as {{origin}} has it',
  'config.expect.labels': 'it has to hold texts by "details", "facts", "reports", "graphs" or "dashboard"',
  'config.expect.seconds': 'it has to be whole seconds from 0, for never, to 86400',
  'config.expect.minutes': 'it has to be whole minutes from 1 to 100000',
  'config.expect.search': 'it has to be a search of Foreman such as "compute_resource = lab"',
} as const;
