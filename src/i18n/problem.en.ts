/** What is wrong with a value, where, and what would be right: one sentence for each thing a parser may find. */
export const problemEn = {
  'problem.text.character': 'Character {{position}} ({{code}}) cannot be handed to a program. Remove it.',

  'problem.image.empty': 'Enter an image, for example "docker.io/library/nginx:1.27".',
  'problem.image.blank': 'The image "{{value}}" has a blank in it. An image name has none.',
  'problem.image.upper-case': 'The image name "{{value}}" has capital letters. Write it small: "{{suggestion}}".',
  'problem.image.registry':
    '"{{value}}" is not the address of a registry. Write a host name, with a port from 1 to 65535 where needed: "registry.example.com:5000".',
  'problem.image.path':
    '"{{value}}" cannot be part of an image name. Use small letters and digits, with ".", "_", "__" or "-\u2060" only between them.',
  'problem.image.id': '"{{value}}" is the ID of an image, not a name that can be pulled. Enter its name.',
  'problem.image.path-empty': 'A part of the image name is missing before, between or after its slashes.',
  'problem.image.tag':
    '"{{value}}" is not a tag. Use up to 128 letters, digits, "_", "." and "-\u2060", beginning with a letter, a digit or "_".',
  'problem.image.tag-empty': 'The tag is missing. Enter one after the colon, or remove the colon.',
  'problem.image.digest-empty': 'The digest is missing. Enter one after the "@", or remove it.',
  'problem.image.digest':
    '"{{value}}" is not a digest. Write "sha256:" followed by 64 hexadecimal digits in small letters.',
  'problem.image.long': 'The image name has {{length}} characters. {{limit}} are allowed.',

  'problem.port.empty': 'Enter a port from 1 to 65535.',
  'problem.port.number': '"{{value}}" is not a port. Enter a whole number from 1 to 65535.',
  'problem.port.protocol': '"{{value}}" is not a protocol. Use "tcp" or "udp".',
  'problem.port.twice': 'Port {{port}}/{{protocol}} of the VM is already mapped in row {{row}}. Choose another one.',

  'problem.volume.source-empty': 'Enter a folder of the VM, such as "/srv/data", or the name of a volume.',
  'problem.volume.source':
    '"{{value}}" is neither a folder nor the name of a volume. A folder begins with "/"; a name has two or more letters, digits, "_", "." or "-\u2060", beginning with a letter or digit.',
  'problem.volume.target-empty': 'Enter the path in the container, such as "/data".',
  'problem.volume.target': '"{{value}}" is not a path in the container. It begins with "/".',
  'problem.volume.root': 'The container’s own root folder "/" cannot be replaced. Enter a folder below it.',
  'problem.volume.colon': '"{{value}}" has a colon in it. Container runtimes cannot use such a path.',
  'problem.volume.twice': 'The path "{{target}}" in the container is already used in row {{row}}. Choose another one.',

  'problem.command.quote':
    'The quote {{quote}} at character {{position}} is never closed. Close it, or write \\{{quote}} for the character itself.',
  'problem.command.backslash':
    'The backslash at the end has nothing after it. Remove it, or write \\\\ for a backslash.',

  'problem.environment.name-empty': 'Enter the name of the variable.',
  'problem.environment.name':
    '"{{name}}" is not the name of a variable. Use letters, digits, "_", "." and "-\u2060", beginning with a letter or "_".',
  'problem.environment.twice': 'The variable "{{name}}" is already set in row {{row}}. Keep one of them.',
  'problem.environment.line': 'Line {{line}} is not a variable: "{{value}}". Write it as NAME=value.',
  'problem.environment.quote': 'The quote {{quote}} in line {{line}} is never closed, or has text behind its end.',

  'problem.script.long':
    'All settings together make a script of {{bytes}} bytes. {{limit}} are allowed: shorten the environment or the command.',

  'problem.cluster.none': 'There is no cluster to create the VM in.',
  'problem.template.none': 'Choose a template.',
  'problem.count.least': 'Enter a whole number, 1 or more.',
  'problem.count.range': 'Enter a whole number from 1 to {{limit}}.',
  'problem.cpus.many': 'That makes {{total}} virtual CPUs. {{limit}} are possible in this cluster.',
  'problem.memory.number':
    '"{{value}}" is not an amount of memory. Write digits only, and decimals after "{{separator}}": {{example}}.',
  'problem.memory.empty': 'Enter how much memory it gets.',
  'problem.memory.little': 'Enter at least 1 MiB of memory.',
  'problem.memory.much': 'A VM in this cluster can have at most {{limit}} GiB of memory.',

  'problem.ssh-key.private':
    'Line {{line}} belongs to a private key, which must stay with its owner. Paste the public key: the one line of the file that ends in ".pub".',
  'problem.ssh-key.format':
    'Line {{line}} belongs to a key in another format. Paste the one-line form; "ssh-keygen -i -f FILE" converts to it.',
  'problem.ssh-key.type':
    'Line {{line}} begins with "{{value}}", which is not the type of a public key. A key begins with, for example, "ssh-ed25519" or "ssh-rsa".',
  'problem.ssh-key.dsa': 'The key in line {{line}} is a DSA key, which SSH servers refuse. Use an Ed25519 key.',
  'problem.ssh-key.base64':
    'The key in line {{line}} is cut off or has characters that do not belong there. Paste it again.',
  'problem.ssh-key.mismatch':
    'The key in line {{line}} says it is "{{type}}", but its data says "{{inner}}". Paste it again.',
  'problem.ssh-key.damaged': 'The data of the key in line {{line}} is incomplete or damaged. Paste it again.',
  'problem.ssh-key.short':
    'The RSA key in line {{line}} has {{bits}} bits. SSH servers refuse fewer than {{least}}; use an Ed25519 key.',

  'problem.host-name.empty': 'Enter a host name, for example "web-01".',
  'problem.host-name.long': 'The host name has {{length}} characters. {{limit}} are allowed.',
  'problem.host-name.long-part':
    'The part "{{value}}" of the host name has {{length}} characters. {{limit}} are allowed between two dots.',
  'problem.host-name.part':
    '"{{name}}" is not a host name. Each part between dots has only letters, digits and "-\u2060", and neither begins nor ends with "-\u2060".',
  'problem.host-name.number': '"{{value}}" could be taken for an address. A host name has at least one letter.',

  'problem.user-name.empty': 'Enter a user name, for example "admin".',
  'problem.user-name.long': 'The user name has {{length}} characters. {{limit}} are allowed.',
  'problem.user-name.form':
    '"{{value}}" is not a user name. Use small letters, digits, "_", "-\u2060" and ".", beginning with a letter or "_".',

  'problem.vm-name.empty': 'Enter a name for the VM.',
  'problem.vm-name.character':
    'Character {{position}} of the name, "{{value}}", is not allowed. Use letters, digits, ".", "_" and "-\u2060".',
  'problem.vm-name.long': 'The name has {{length}} characters. {{limit}} are allowed.',
} as const;
