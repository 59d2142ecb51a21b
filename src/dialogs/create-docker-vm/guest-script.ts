/**
 * The shell script that the guest runs, and the systemd unit for podman. The bodies are fixed text; all that was typed
 * stands in words that `quoteShellWord` makes, so the container gets it as it was typed.
 */
import { type ContainerSpec, type Runtime } from './container.ts';
import { formatFullImageReference, formatImageReference } from './image-reference.ts';
import { quoteShellWord } from './shell-words.ts';

/** What came of the last run: `ok`, or `failed: ` and why. */
function resultPath(containerName: string): string {
  return `/var/lib/container-${containerName}/result`;
}

function logPath(containerName: string): string {
  return `/var/log/container-${containerName}.log`;
}

export function unitName(containerName: string): string {
  return `container-${containerName}.service`;
}

/** Docker takes the image as it was typed; podman needs the name in full. */
function imageArgument({ runtime, image }: ContainerSpec): string {
  return runtime === 'docker' ? formatImageReference(image) : formatFullImageReference(image);
}

/**
 * The command line that makes the container. Docker starts it at once, and its daemon starts it again after a reboot.
 * Podman only makes it: without a daemon nobody would start it after a reboot, so the unit starts it, then and now.
 */
function runCommand(spec: ContainerSpec): readonly (readonly string[])[] {
  const { runtime, name, ports, volumes, environment, restart, command } = spec;
  return [
    runtime === 'docker' ? ['docker', 'run', '--detach'] : ['podman', 'create', '--replace'],
    ['--name', name],
    ['--restart', restart],
    ...ports.map(({ vmPort, containerPort, protocol }) => ['--publish', `${vmPort}:${containerPort}/${protocol}`]),
    ...volumes.map(({ source, target, readOnly }) => [
      '--volume',
      `${source.kind === 'host' ? source.path : source.name}:${target}${readOnly ? ':ro' : ''}`,
    ]),
    ...environment.map((variable) => ['--env', `${variable.name}=${variable.value}`]),
    [imageArgument(spec)],
    ...command.map((word) => [word]),
  ];
}

const words = (line: readonly string[]) => line.map(quoteShellWord).join(' ');

/** POSIX shell, for dash, bash and busybox. It can be run again at any time. */
export function guestScript(spec: ContainerSpec): string {
  const folders = spec.volumes.flatMap(({ source }) => (source.kind === 'host' ? [source.path] : []));
  return (
    [
      `#!/bin/sh
# Runs the container ${spec.name}. cloud-init calls this at the first start of the VM, and
# at every later start that asks for cloud-init. It can be run again: the container
# is made anew; named volumes and folders stay.
set -u`,
      `name=${quoteShellWord(spec.name)}
image=${quoteShellWord(imageArgument(spec))}
log=${quoteShellWord(logPath(spec.name))}
result=${quoteShellWord(resultPath(spec.name))}`,
      COMMON,
      ...(spec.installRuntime ? [INSTALL, installStep(spec.runtime)] : []),
      spec.runtime === 'docker' ? CHECK_DOCKER : CHECK_PODMAN,
      ...(folders.length > 0 ? [MAKE_FOLDER, folders.map((path) => words(['make_folder', path])).join('\n')] : []),
      pullStep(spec.runtime),
      spec.runtime === 'docker'
        ? 'docker rm --force "$name"'
        : `unit=${quoteShellWord(unitName(spec.name))}\nsystemctl stop "$unit"`,
      `${runCommand(spec).map(words).join(' \\\n  ')} ||
  finish 1 "the container could not be created"`,
      ...(spec.runtime === 'podman' ? [startUnit(spec)] : []),
      'finish 0 ok',
      '',
    ]
      .join('\n\n')
      .trimEnd() + '\n'
  );
}

const COMMON = `exec 3>&1 >>"$log" 2>&1
date

# finish STATUS SENTENCE: leaves the result where it can be read, and a line in
# cloud-init's own log.
finish() {
  [ "$1" -eq 0 ] && outcome=$2 || outcome="failed: $2"
  echo "$outcome"
  echo "container $name: $outcome (log: $log)" >&3
  mkdir -p "\${result%/*}" && echo "$outcome" >"$result"
  exit "$1"
}

# attempt COMMAND...: up to five times, ten seconds apart, since a mirror, registry or
# service may not be there yet.
attempt() {
  left=5
  until timeout 900 "$@"; do
    left=$((left - 1))
    [ "$left" -gt 0 ] || return 1
    sleep 10
  done
}`;

// What `packages:` did not bring: the name of the package differs between distributions, and cloud-init installs nothing
// at all when one name is unknown, or the mirror does not answer at once.
const INSTALL = `# install_runtime DEBIAN_PACKAGE OTHER_PACKAGE...: by the package manager that is there.
install_runtime() {
  if command -v apt-get; then
    export DEBIAN_FRONTEND=noninteractive
    attempt apt-get -o DPkg::Lock::Timeout=600 update
    attempt apt-get -o DPkg::Lock::Timeout=600 -o APT::Install-Recommends=true install -y "$1" apparmor
    return
  fi
  shift
  for manager in dnf yum zypper; do
    command -v "$manager" || continue
    for package; do
      timeout 900 "$manager" install -y "$package" && return
    done
  done
  return 1
}`;

/** Debian's name of the package, then the others' in the order of trying: Fedora, Docker's own packages, openSUSE. */
const PACKAGES: Readonly<Record<Runtime, readonly string[]>> = {
  docker: ['docker.io', 'moby-engine', 'docker-ce', 'docker'],
  podman: ['podman', 'podman'],
};

function installStep(runtime: Runtime): string {
  return `command -v ${runtime} || install_runtime ${words(PACKAGES[runtime])} ||
  finish 1 "${runtime} could not be installed"`;
}

const CHECK_DOCKER = `command -v docker || finish 1 "docker is not installed"
# The package podman-docker calls itself docker, and has no daemon that starts the
# container after a reboot.
case $(docker --version) in
  *podman*) finish 1 "the docker command of this VM is podman's: choose podman" ;;
esac
systemctl enable --now docker
attempt docker info >/dev/null || finish 1 "docker does not answer"`;

const CHECK_PODMAN = 'command -v podman || finish 1 "podman is not installed"';

const MAKE_FOLDER = `# make_folder PATH: a folder of the VM for the container, made when missing. Only a new
# one gets SELinux's label for containers; one that was there keeps its own.
make_folder() {
  [ -e "$1" ] && return
  mkdir -p "$1" || finish 1 "the folder $1 could not be made"
  if command -v selinuxenabled && selinuxenabled; then chcon -t container_file_t "$1"; fi
}`;

/** An image that is there is kept, so that a later start does not change the version of what runs. */
function pullStep(runtime: Runtime): string {
  return `${runtime} image inspect "$image" >/dev/null || attempt ${runtime} pull "$image" ||
  finish 1 "the image $image could not be pulled"`;
}

/** As with docker, a container that restarts "on-failure" is not started by a reboot. */
function startUnit({ restart }: ContainerSpec): string {
  const startsAtBoot = restart === 'always' || restart === 'unless-stopped';
  return `systemctl daemon-reload
systemctl ${startsAtBoot ? 'enable' : 'disable'} "$unit"
systemctl start "$unit" || finish 1 "the container could not be started"`;
}

/**
 * Starts the container at boot; while the VM runs, podman itself follows the restart policy. Not a quadlet: podman
 * knows these from 4.4 on, and Debian 12 has 4.3. Nothing that was typed stands in here but the container's name, so
 * neither `%` nor `$` can mean anything to systemd.
 */
export function podmanUnit(containerName: string): string {
  return `[Unit]
Description=Container ${containerName}
Wants=network-online.target
After=network-online.target

[Service]
Type=oneshot
RemainAfterExit=yes
TimeoutStartSec=300
ExecStart=/usr/bin/podman start ${containerName}
ExecStop=/usr/bin/podman stop --time 10 ${containerName}

[Install]
WantedBy=multi-user.target
`;
}
