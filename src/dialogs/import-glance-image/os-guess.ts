/** What an image's name tells of what is in it: operating system, processor, and who logs in first. */
import type { OperatingSystem } from '../../engine/operating-systems.ts';

export interface ImageGuess {
  /** Of the engine's own list; absent where the name tells nothing. */
  readonly osType?: string;
  /** The account that the maker's own images are set up with. */
  readonly userName?: string;
  /** Takes its settings from Ignition, and nothing from cloud-init. */
  readonly takesIgnition?: true;
}

/** `systems`: the engine's list; `architecture`: that of the cluster. */
export function guessSystem(imageName: string, systems: readonly OperatingSystem[], architecture: string): ImageGuess {
  const name = plainName(imageName);
  for (const { pattern, candidates, kind = 'linux', ...rest } of families) {
    const found = pattern.exec(name);
    if (found === null) continue;
    const version = found[1] === undefined ? versionIn(name.slice(found.index + found[0].length)) : Number(found[1]);
    const wanted = [...candidates(version, name), kind === 'linux' ? 'other_linux' : 'other'];
    const osType = wanted
      .flatMap((candidate) => onArchitecture(candidate, architecture))
      .find((candidate) => systems.some((one) => one.name === candidate && one.architecture === architecture));
    return { ...(osType !== undefined && { osType }), ...rest };
  }
  return {};
}

/** As the engine names it; absent where the name does not tell. */
export function guessArchitecture(imageName: string): string | undefined {
  const words = imageName.toLowerCase().replace(/[^a-z0-9]+/g, '-');
  if (/\b(x86-64|amd64|x64)\b/.test(words)) return 'x86_64';
  if (/\b(aarch64|arm64)\b/.test(words)) return 'aarch64';
  if (/\bppc64(le|el)?\b/.test(words)) return 'ppc64';
  return /\bs390x\b/.test(words) ? 's390x' : undefined;
}

/** Small, with `-` for all that parts words, and without the words that hold digits but no version. */
function plainName(imageName: string): string {
  return imageName
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/\b(x86-64|amd64|x64|x86|i[3-6]86|aarch64|arm64|ppc64(le|el)?|s390x|64bit|qcow2|ext4|sha256)\b/g, '');
}

/** No version in the name mostly means the newest. */
const NEWEST = Number.POSITIVE_INFINITY;

/** The first number: `9`, `24` of `24-04` and `2404`; a date, which is longer, is none. */
function versionIn(rest: string): number {
  const digits = /\d+/.exec(rest)?.[0] ?? '';
  return digits !== '' && digits.length <= 4 ? Number(digits.slice(0, 2)) : NEWEST;
}

/** The engine's names are made for x86_64; those of another architecture end with it. */
function onArchitecture(candidate: string, architecture: string): readonly string[] {
  if (architecture === 'x86_64') return [candidate];
  return [`${candidate.replace(/x64$/, '')}_${architecture}`];
}

interface Family extends Omit<ImageGuess, 'osType'> {
  /** Its group, where it has one and that matched, is the version; else the first number behind it is. */
  readonly pattern: RegExp;
  /** Names of the engine's list, the best first. */
  readonly candidates: (version: number, name: string) => readonly string[];
  readonly kind?: 'linux' | 'other';
}

/** The first whose pattern is found decides: what is made of another stands before that. */
const families: readonly Family[] = [
  { pattern: /\brhcos|red-?hat-coreos/, candidates: () => ['rhcos_x64'], userName: 'core', takesIgnition: true },
  { pattern: /coreos|\bfcos/, candidates: none, userName: 'core', takesIgnition: true },
  { pattern: /flatcar/, candidates: none, userName: 'core', takesIgnition: true },
  { pattern: /\b(?:rhel|centos|redhat)-atomic/, candidates: () => ['rhel_atomic7x64'], userName: 'cloud-user' },
  { pattern: /windows|\bwin(?=-?\d|-?srv|-?server|-?xp)/, candidates: windows, kind: 'other' },
  { pattern: /freebsd/, candidates: () => ['freebsdx64', 'freebsd'], userName: 'freebsd', kind: 'other' },
  { pattern: /openbsd|netbsd|dragonfly|pfsense|opnsense/, candidates: none, kind: 'other' },
  { pattern: /centos/, candidates: rhelLike, userName: 'cloud-user' },
  { pattern: /alma(?:linux)?/, candidates: rhelLike, userName: 'almalinux' },
  { pattern: /rocky/, candidates: rhelLike, userName: 'rocky' },
  { pattern: /oracle-?linux|\bol(?=\d)/, candidates: rhelLike, userName: 'cloud-user' },
  { pattern: /rhel|red-?hat/, candidates: rhelLike, userName: 'cloud-user' },
  { pattern: /fedora/, candidates: none, userName: 'fedora' },
  { pattern: /ubuntu/, candidates: ubuntu, userName: 'ubuntu' },
  { pattern: /\b(?:xenial)\b/, candidates: () => ubuntu(16), userName: 'ubuntu' },
  { pattern: /\b(?:bionic|focal|jammy|noble|plucky|questing)\b/, candidates: () => ubuntu(NEWEST), userName: 'ubuntu' },
  { pattern: /debian/, candidates: debian, userName: 'debian' },
  { pattern: /\b(?:buster|bullseye|bookworm|trixie|forky)\b/, candidates: () => debian(NEWEST), userName: 'debian' },
  { pattern: /opensuse|tumbleweed|\bleap\b/, candidates: sles, userName: 'opensuse' },
  { pattern: /\bsles?(?=-|\d|$)|suse-linux/, candidates: sles, userName: 'sles' },
  { pattern: /cirros/, candidates: none, userName: 'cirros' },
  { pattern: /alpine/, candidates: none, userName: 'alpine' },
  { pattern: /\barch(?:-?linux)?\b/, candidates: none, userName: 'arch' },
  { pattern: /\bamzn|amazon-?linux/, candidates: none, userName: 'ec2-user' },
  { pattern: /linux|gentoo|nixos|\bkali\b|photon/, candidates: none },
];

function none(): readonly string[] {
  return [];
}

/** The engine has one for each major version; what is newer than its newest is most like that. */
function rhelLike(version: number): readonly string[] {
  return [10, 9, 8, 7, 6, 5, 4, 3]
    .filter((known) => known <= version)
    .flatMap((known) => [`rhel_${known}x64`, ...(known === 6 ? ['rhel_6_9_plus'] : [])]);
}

/** Those of long-term releases each stand for what came after, too. */
function ubuntu(version: number): readonly string[] {
  const known = [
    { name: 'ubuntu_18_04', since: 18 },
    { name: 'ubuntu_16_04', since: 16 },
    { name: 'ubuntu_14_04', since: 14 },
    { name: 'ubuntu_12_04', since: 0 },
  ];
  return known.filter(({ since }) => since <= version).map(({ name }) => name);
}

function debian(version: number): readonly string[] {
  return version >= 9 ? ['debian_9', 'debian_7'] : ['debian_7'];
}

function sles(): readonly string[] {
  return ['sles_12', 'sles_11'];
}

function windows(_version: number, name: string): readonly string[] {
  const [, year, second] = /(2003|2008|2012|2016|2019|2022|2025)(-?r2)?/.exec(name) ?? [];
  if (year !== undefined) {
    return [...(second === undefined ? [] : [`windows_${year}R2x64`]), `windows_${year}x64`, `windows_${year}`];
  }
  const client = /win(?:dows)?-?(?:client-)?(xp|7|8|10|11)/.exec(name)?.[1];
  // Without a version: the newest server of the list, since that is what repositories hold.
  return client === undefined
    ? ['windows_2025', 'windows_2022', 'windows_2019x64', 'windows_2016x64']
    : [`windows_${client}x64`, `windows_${client}`];
}
