"""Judges generated user-data from the values typed into the form, without the code that generated it.

    check.py FOLDER     with user_data, case.json

Loads user_data as cloud-init does, finds exactly the keys and files that the form asks for, and runs the script twice
among fake programs that write down what they are given. Prints one line per fault and exits with 1, or is silent.
"""

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import yaml
from cloudinit import util
from cloudinit.config import cc_write_files

SCRIPT = '/var/lib/cloud/scripts/per-instance/50-container.sh'
ENGINE_RUNCMD = [
    "sed -i '/^datasource_list: /d' /etc/cloud/cloud.cfg; "
    "echo 'datasource_list: [\"NoCloud\", \"ConfigDrive\"]' >> /etc/cloud/cloud.cfg"
]
DOCKER_PACKAGES = {
    'debian': ['docker.io', 'apparmor'],
    'ubuntu': ['docker.io', 'apparmor'],
    'fedora': ['moby-engine'],
    'opensuse': ['docker'],
}
ENGINE_KEYS = {'output', 'disable_root', 'runcmd', 'ssh_deletekeys', 'ssh_pwauth', 'chpasswd'}

faults = []


def expect(what, found, wanted):
    if found != wanted:
        faults.append(f'{what}:\n  found  {found!r}\n  wanted {wanted!r}')


class UniqueKeyLoader(yaml.SafeLoader):
    """PyYAML takes the last of two equal keys without a word; this one refuses them, at every level."""

    def construct_mapping(self, node, deep=False):
        keys = [self.construct_object(key, deep=True) for key, _ in node.value]
        if len(keys) != len(set(keys)):
            raise ValueError(f'a key stands twice among {keys}')
        return super().construct_mapping(node, deep)


def wanted_packages(case):
    """What brings the runtime, where the template tells the distribution; podman has one name everywhere."""
    form, template = case['form'], case['template']
    if not form['installRuntime']:
        return []
    if form['runtime'] == 'podman':
        return ['podman']
    told = f"{template['name']} {template['osType']}".lower()
    for sign, packages in DOCKER_PACKAGES.items():
        if sign in told:
            return packages
    return []


def check_user_data(text, case):
    form = case['form']
    yaml.load(text, Loader=UniqueKeyLoader)
    config = util.load_yaml(text)
    user = {'user'} if form['userName'] else set()
    packages = wanted_packages(case)
    install = {'packages', 'package_update'} if packages else set()
    expect('top-level keys', set(config), ENGINE_KEYS | user | install | {'write_files'})
    if packages:
        expect('packages', config['packages'], packages)
        expect('package_update', config['package_update'], True)
    expect('runcmd', config['runcmd'], ENGINE_RUNCMD)
    if user:
        expect('user', config['user'], form['userName'])
    return config['write_files']


def unpack(files):
    """Contents by path, decoded by cloud-init's own code; modes as it would set them."""
    unpacked = {}
    for entry in files:
        encoding = cc_write_files.canonicalize_extraction(entry.get('encoding'))
        content = cc_write_files.extract_contents(entry['content'], encoding)
        mode = cc_write_files.decode_perms(entry['permissions'], None)
        unpacked[entry['path']] = (util.decode_binary(content), mode)
    return unpacked


def check_files(files, form):
    modes = {SCRIPT: 0o700}
    unit = f"/etc/systemd/system/container-{container_name(form)}.service"
    if form['runtime'] == 'podman':
        modes[unit] = 0o644
    expect('files', {path: mode for path, (_, mode) in files.items()}, modes)
    if unit in files:
        text = files[unit][0]
        starts = [line for line in text.splitlines() if line.startswith('ExecStart=')]
        expect('ExecStart', starts, [f"ExecStart=/usr/bin/podman start {container_name(form)}"])
        # Not even a comment holds what was typed, since systemd would read its own meaning into it.
        expect('specifiers in the unit', re.findall('[%$]', text), [])


def container_name(form):
    """The last part of the image's path, as people would call it; Docker wants two characters at least."""
    last = form['image'].partition('@')[0].rpartition('/')[2].partition(':')[0][:48]
    return last if len(last) > 1 else f'container-{last}'


def full_image_name(image):
    """The rules of the reference grammar that decide what a short name stands for."""
    name, _, digest = image.partition('@')
    first, slash, _ = name.partition('/')
    if not slash:
        name = f'docker.io/library/{name}'
    elif first != 'localhost' and not re.search('[.:A-Z]', first):
        name = f'docker.io/{name}'
    last = name.rpartition('/')[2]
    if digest:
        return name[: len(name) - len(last)] + last.partition(':')[0] + f'@{digest}'
    return name if ':' in last else f'{name}:latest'


def wanted_container(case):
    form = case['form']
    options = [('--name', container_name(form)), ('--restart', form['restart'])]
    for port in form['ports']:
        options.append(('--publish', f"{port['vmPort']}:{port['containerPort']}/{port['protocol']}"))
    for volume in form['volumes']:
        access = ':ro' if volume['readOnly'] else ''
        options.append(('--volume', f"{volume['source']}:{volume['target']}{access}"))
    for variable in form['environment']:
        options.append(('--env', f"{variable['name']}={variable['value']}"))
    docker = form['runtime'] == 'docker'
    return {
        'flags': {'--detach'} if docker else {'--replace'},
        'options': sorted(options),
        'image': form['image'] if docker else full_image_name(form['image']),
        'words': case['words'],
    }


def found_container(arguments):
    """Reads the words behind `docker run` or `podman create` as these programs do: options up to the image."""
    flags, options = set(), []
    rest = list(arguments)
    while rest and rest[0].startswith('-'):
        option = rest.pop(0)
        if option in ('--detach', '--replace'):
            flags.add(option)
        else:
            options.append((option, rest.pop(0) if rest else None))
    return {'flags': flags, 'options': sorted(options), 'image': rest[:1] and rest[0], 'words': rest[1:]}


def lay_fakes(folder, world, others):
    """Fake programs in `folder`/bin: those that the guest has, and `others`."""
    for name in ('bin', 'failures', 'packages'):
        (folder / name).mkdir(parents=True)
    shutil.copy(Path(__file__).with_name('fake.sh'), folder / 'bin/fake')
    os.chmod(folder / 'bin/fake', 0o755)
    (folder / 'link').symlink_to('/bin/ln')
    fakes = others | set(world['programs'])
    if 'podman-docker' in fakes:
        fakes = (fakes - {'podman-docker'}) | {'docker'}
        (folder / 'is-podman').touch()
    if manager := world.get('packageManager'):
        fakes.add(manager)
    for name in fakes:
        (folder / 'bin' / name).symlink_to('fake')
    for package in world['packages']:
        (folder / 'packages' / package).touch()
    for name, times in world['failures'].items():
        (folder / 'failures' / name).write_text(f'{times}\n')


def read_calls(path):
    """What the fake programs wrote down: for each call the name and the words."""
    words = path.read_bytes().decode('utf-8', 'surrogateescape').split('\0')[:-1]
    calls = []
    while words:
        end = 2 + int(words[0])
        calls.append(words[1:end])
        words = words[end:]
    return calls


class Guest:
    """A folder that stands for the guest: fake programs, and the places the script writes to."""

    def __init__(self, folder, case):
        self.folder = folder
        self.case = case
        lay_fakes(folder, case['world'], {'systemctl', 'sleep', 'selinuxenabled', 'chcon', 'mkdir'})
        for name in ('date', 'timeout'):
            (folder / 'bin' / name).symlink_to(shutil.which(name))
        name = container_name(case['form'])
        self.log = folder / f'var/log/container-{name}.log'
        self.result = folder / f'var/lib/container-{name}/result'
        self.log.parent.mkdir(parents=True)
        self.result.parent.mkdir(parents=True)

    def run(self, script, shell):
        """The script's calls of programs, with log and result laid into this folder."""
        text = re.sub("^(log|result)=('?)/", rf'\1=\2{self.folder}/', script, flags=re.MULTILINE)
        path = self.folder / 'script'
        path.write_text(text, newline='')
        (self.folder / 'calls').write_bytes(b'')
        done = subprocess.run(
            [*shell, str(path)], env={'PATH': str(self.folder / 'bin')}, capture_output=True, timeout=50, check=False
        )
        expect('standard error', done.stderr, b'')
        outcome = self.case['outcome']
        expect('exit status', done.returncode, 0 if outcome == 'ok' else 1)
        expect('result', self.result.read_text() if self.result.exists() else None, f'{outcome}\n')
        expect('line in the log', self.log.read_text().splitlines()[-1:], [outcome])
        told = done.stdout.decode()
        expect('line for cloud-init', told, f"container {container_name(self.case['form'])}: {outcome} (log: {self.log})\n")
        return read_calls(self.folder / 'calls')


def check_run(calls, case):
    form, runtime = case['form'], case['form']['runtime']
    verb = 'run' if runtime == 'docker' else 'create'
    made = [call[2:] for call in calls if call[:2] == [runtime, verb]]
    expect('containers made', [found_container(arguments) for arguments in made], [wanted_container(case)])
    folders = [volume['source'] for volume in form['volumes'] if volume['source'].startswith('/')]
    missing = [folder for folder in folders if not os.path.exists(folder)]
    expect('folders made', [call[-1] for call in calls if call[0] == 'mkdir' and 'var/lib/container-' not in call[-1]], missing)
    if runtime == 'docker':
        verbs = [call[1] for call in calls if call[0] == 'docker' and call[1] in ('rm', 'run')]
        expect('order of removal and run', verbs, ['rm', 'run'])
        expect('removal', ['docker', 'rm', '--force', container_name(form)] in calls, True)
        expect('docker enabled', ['systemctl', 'enable', '--now', 'docker'] in calls, True)
    else:
        unit = f"container-{container_name(form)}.service"
        at_boot = 'enable' if form['restart'] in ('always', 'unless-stopped') else 'disable'
        expect(
            'calls of systemctl',
            [call[1:] for call in calls if call[0] == 'systemctl'],
            [['stop', unit], ['daemon-reload'], [at_boot, unit], ['start', unit]],
        )


def installed(calls):
    managers = ('apt-get', 'dnf', 'yum', 'zypper')
    return [call for call in calls if call[0] in managers and 'install' in call]


def main(folder):
    case = json.loads((folder / 'case.json').read_text())
    text = (folder / 'user_data').read_bytes()
    files = unpack(check_user_data(text, case))
    check_files(files, case['form'])
    script = files[SCRIPT][0]
    guest = Guest(folder / 'guest', case)
    first = guest.run(script, ['/bin/sh'])
    second = guest.run(script, ['/bin/bash', '--posix'])
    if case['outcome'] == 'ok':
        check_run(first, case)
        check_run(second, case)
        expect('pulled again', [call for call in second if call[1:2] == ['pull']], [])
        expect('installed again', installed(second), [])
        wants_install = case['form']['installRuntime'] and not case['world']['programs']
        expect('installed', bool(installed(first)), wants_install)
    for fault in faults:
        print(fault)
    return 1 if faults else 0


if __name__ == '__main__':
    sys.exit(main(Path(sys.argv[1])))
