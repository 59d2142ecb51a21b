/**
 * What is typed into the form, and what must come of it, for the checks against real cloud-init. The words of a command
 * are written out by hand beside what is typed, so that nothing here rests on the code under test.
 */
import { type FormValues, initialValues } from '../../src/dialogs/create-docker-vm/form-values.ts';

/** The guest in which the script runs: what is there, and what does not work. */
export interface World {
  /** `podman-docker` is a `docker` that is podman. */
  readonly programs: readonly string[];
  readonly packageManager?: 'apt-get' | 'dnf' | 'yum' | 'zypper';
  readonly packages: readonly string[];
  /** How often a program's subcommand fails before it works, such as `docker pull: 2`. */
  readonly failures: Readonly<Record<string, number>>;
}

export interface Case {
  readonly title: string;
  readonly form: FormValues;
  /** What the engine tells of the template's guest. */
  readonly template: { readonly name: string; readonly osType: string };
  /** The words that `form.command` means. */
  readonly words: readonly string[];
  readonly world: World;
  /** What the script leaves as its result. */
  readonly outcome: string;
  /** Whether cloud-init's own stages run it too, over a root of Debian. */
  readonly inStages: boolean;
}

const ed25519 = 'ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIOMBkNIR/6UCSreSrSYugqXIPD5w4/yN+20g1QZ4IKJY ann@example.com';
const p256 =
  'ecdsa-sha2-nistp256 AAAAE2VjZHNhLXNoYTItbmlzdHAyNTYAAAAIbmlzdHAyNTYAAABBBP7o5/DRlFGJmjW9gaD3Fpalghw6xUYdDd0RGhXUa/xQSrLh6PhMM6wZmCOQvfwVQMXqHWssjf/cnd15E3XUfmk= bob: "at" home #1';
const digest = `sha256:${'0123456789abcdef'.repeat(4)}`;

const plainForm: FormValues = {
  ...initialValues({}),
  installRuntime: false,
  name: 'judged',
  image: 'nginx:1.27',
  ports: [{ vmPort: '8080', containerPort: '80', protocol: 'tcp' }],
  hostName: 'web-01',
  userName: 'ops',
  sshKeys: ed25519,
};

interface Changes extends Partial<Omit<FormValues, 'template'>> {
  readonly template?: Case['template'];
  readonly words?: readonly string[];
  readonly world?: Partial<World>;
  readonly outcome?: string;
  readonly inStages?: boolean;
}

const debian = { name: 'debian-12', osType: 'debian_9' };
const ubuntu = { name: 'web-base', osType: 'ubuntu_18_04' };
const fedora = { name: 'fedora-43', osType: 'other_linux' };
const suse = { name: 'openSUSE-Leap-15.6', osType: 'other_linux' };
const el = { name: 'web-base', osType: 'rhel_9x64' };
const unknown = { name: 'web-base', osType: 'other_linux' };

function make(title: string, changes: Changes): Case {
  const { template = debian, words = [], world, outcome = 'ok', inStages = false, ...form } = changes;
  const typed = { ...plainForm, ...form };
  const programs = typed.installRuntime ? [] : [typed.runtime];
  return {
    title,
    form: typed,
    template,
    words,
    world: { programs, packages: [], failures: {}, ...world },
    outcome,
    inStages,
  };
}

const variables = (values: Readonly<Record<string, string>>) =>
  Object.entries(values).map(([name, value]) => ({ name, value }));

const both = (title: string, changes: Changes): readonly Case[] => [
  make(`docker: ${title}`, { ...changes, runtime: 'docker' }),
  make(`podman: ${title}`, { ...changes, runtime: 'podman' }),
];

/** Values that YAML, a shell, systemd or a template engine would take for something of their own. */
const hostileValues = variables({
  COLON: 'a: b',
  HASH: 'a #b',
  QUOTES: `it's "quoted" \\ \`date\``,
  DOLLAR: '$HOME ${HOME} $(reboot) $$ \\$x',
  PERCENT: '%n %H %% %i',
  NEWLINE: 'one\ntwo\n\nfour\n',
  BLANKS: '  a  ',
  TAB: '\ta\t',
  DASHES: '--privileged',
  EMPTY: '',
  UNICODE: 'Größe 漢字 🐳 \u00a0\u202e',
  YES: 'yes',
  NUMBER: '0755',
  MARKERS: '---\n...\n- a\n#cloud-config\n',
  TAGS: '!!binary x &a *a {a: b} [c] | > @',
  TEMPLATE: '## template: jinja\n{{ ds.meta_data }}',
  HEREDOC: 'EOF\nEOF',
  BANG: '!! !x ~ * ? [a-z] ; & | < > ( ) { }',
  'dotted.name-x': 'a=b=c',
});

/** Characters that readers of YAML treat differently, or not at all. */
const disputedValues = variables({
  CR: 'a\r\nb\r',
  DEL: 'a\u007fb',
  NEL: 'a\u0085b',
  SEPARATORS: 'a\u2028b\u2029c',
  BOM: '\ufeffa\ufeff',
  CONTROL: 'a\u0001\u001b[31mb\u009f',
  NONCHARACTER: 'a\uffffb',
});

const hostileCommand: Changes = {
  command: `sh -c 'echo "$HOME" && exit 3' "it's" \\$x '' -- -n - '#' "a\\"b" 'two\nlines' one\\\ntwo %n ü🐳 !x a=b\n"last: #1"`,
  words: [
    'sh',
    '-c',
    'echo "$HOME" && exit 3',
    "it's",
    '$x',
    '',
    '--',
    '-n',
    '-',
    '#',
    'a"b',
    'two\nlines',
    'onetwo',
  ].concat(['%n', 'ü🐳', '!x', 'a=b', 'last: #1']),
};

const full: Changes = {
  image: 'registry.example.com:5000/team/full__app.x-y:v1.2_x',
  ports: [
    { vmPort: '80', containerPort: '8080', protocol: 'tcp' },
    { vmPort: '53', containerPort: '5353', protocol: 'udp' },
    { vmPort: '53', containerPort: '5353', protocol: 'tcp' },
    { vmPort: '65535', containerPort: '1', protocol: 'udp' },
  ],
  volumes: [
    { source: '/srv/data', target: '/data', readOnly: false },
    { source: `/srv/it's $HOME "ü" #1 %n`, target: `/da ta's`, readOnly: true },
    { source: 'db-1.x', target: '/var/lib/db', readOnly: false },
    { source: 'etc', target: '/etc/app', readOnly: true },
  ],
  environment: variables({ GREETING: 'a: b # c', LANG: 'C.UTF-8' }),
  restart: 'always',
  hostName: 'full.example.com',
  userName: 'admin',
  sshKeys: `${ed25519}\r\n\r\n${p256}\r\n`,
};

export const cases: readonly Case[] = [
  ...both('an image and a port', { inStages: true }),
  ...both('everything at once', { ...full, ...hostileCommand, inStages: true }),
  ...both('nothing but an image', { ports: [], sshKeys: '', userName: '' }),
  ...both('hostile environment', { environment: hostileValues, inStages: true }),
  ...both('characters that YAML readers disagree on', { environment: disputedValues, inStages: true }),
  ...both('hostile command', hostileCommand),
  ...both('command that begins with an option', { command: '--flag -x', words: ['--flag', '-x'] }),
  ...both('tag and digest', { image: `quay.io/team/app:1.2@${digest}` }),
  ...both('digest', { image: `app@${digest}` }),
  ...both('image of a registry on this VM', { image: 'localhost:5000/web:1' }),
  ...both('never restarted', { restart: 'no' }),
  ...both('restarted when it fails', { restart: 'on-failure' }),
  ...both('always restarted', { restart: 'always' }),
  make('a user name that YAML takes for a boolean', { userName: 'yes', inStages: true }),
  make('a user name that YAML takes for nothing', { userName: 'null' }),
  make('root as the user', { userName: 'root' }),
  make('a container that YAML takes for a number', { image: 'team/1e3' }),
  make('a container that YAML takes for nothing', { image: 'null:1' }),
  make('a container of one letter', { image: 'quay.io/team/a:1' }),
  make('the longest names', {
    name: 'v'.repeat(64),
    image: `registry.example.com/${'x'.repeat(200)}:${'t'.repeat(128)}@${digest}`,
    hostName: 'h'.repeat(63),
    userName: 'u'.repeat(32),
  }),
  make('one very long value', { environment: variables({ LONG: 'word '.repeat(9_000) }) }),
  make('many variables', {
    environment: variables(Object.fromEntries(Array.from({ length: 300 }, (_, n) => [`V${n}`, `value: ${n}`]))),
  }),
  make('docker: installed on Debian', {
    installRuntime: true,
    world: { packageManager: 'apt-get', packages: ['docker.io', 'apparmor'] },
    inStages: true,
  }),
  make('docker: installed on Debian whose mirror answers at the third time', {
    installRuntime: true,
    world: {
      packageManager: 'apt-get',
      packages: ['docker.io', 'apparmor'],
      failures: { 'apt-get update': 5, 'apt-get install': 2 },
    },
  }),
  make('docker: installed on Ubuntu', {
    installRuntime: true,
    template: ubuntu,
    world: { packageManager: 'apt-get', packages: ['docker.io', 'apparmor'] },
  }),
  make('docker: installed on a Debian that the engine does not know for one', {
    installRuntime: true,
    template: unknown,
    world: { packageManager: 'apt-get', packages: ['docker.io', 'apparmor'] },
    inStages: true,
  }),
  make('docker: installed on Fedora', {
    installRuntime: true,
    template: fedora,
    world: { packageManager: 'dnf', packages: ['moby-engine', 'podman'] },
  }),
  make('docker: installed on openSUSE', {
    installRuntime: true,
    template: suse,
    world: { packageManager: 'zypper', packages: ['docker', 'podman'] },
  }),
  make('docker: there already, nothing is installed', {
    installRuntime: true,
    world: { programs: ['docker'], packageManager: 'apt-get', packages: [] },
  }),
  make('docker: not to be had on EL', {
    installRuntime: true,
    template: el,
    world: { packageManager: 'dnf', packages: ['podman'] },
    outcome: 'failed: docker could not be installed',
  }),
  make('docker: no package manager', { installRuntime: true, outcome: 'failed: docker could not be installed' }),
  make('docker: not in the template', { world: { programs: [] }, outcome: 'failed: docker is not installed' }),
  make('docker: podman under its name', {
    world: { programs: ['podman-docker'] },
    outcome: "failed: the docker command of this VM is podman's: choose podman",
  }),
  make('docker: its daemon answers at the third time', { world: { failures: { 'docker info': 2 } } }),
  make('docker: its daemon never answers', {
    world: { failures: { 'docker info': 99 } },
    outcome: 'failed: docker does not answer',
  }),
  make('docker: the registry answers at the fifth time', { world: { failures: { 'docker pull': 4 } } }),
  make('docker: the registry never answers', {
    world: { failures: { 'docker pull': 99 } },
    outcome: 'failed: the image nginx:1.27 could not be pulled',
  }),
  make('docker: the port is taken', {
    world: { failures: { 'docker run': 99 } },
    outcome: 'failed: the container could not be created',
  }),
  make('podman: installed on Debian', {
    runtime: 'podman',
    installRuntime: true,
    world: { packageManager: 'apt-get', packages: ['podman', 'apparmor'] },
    inStages: true,
  }),
  make('podman: installed on EL', {
    runtime: 'podman',
    installRuntime: true,
    template: el,
    world: { packageManager: 'dnf', packages: ['podman'] },
  }),
  make('podman: not in the template', {
    runtime: 'podman',
    world: { programs: [] },
    outcome: 'failed: podman is not installed',
  }),
  make('podman: the container does not start', {
    runtime: 'podman',
    world: { failures: { 'systemctl start': 99 } },
    outcome: 'failed: the container could not be started',
  }),
];
