"""Judges what cloud-init's stages left in the guest (see stages.sh) from the values typed into the form.

    check_stages.py lay FOLDER         makes the fake programs of FOLDER/case.json, in FOLDER/guest
    check_stages.py check FOLDER ROOT  run by stages.sh, with what was written in /mnt/upper
"""

import json
import re
import sys
from pathlib import Path

import check
from check import expect

UPPER = Path('/mnt/upper')
# What cloud-init and the programs it calls keep for themselves.
THEIRS = re.compile(
    r'/(var/lib/cloud/(data|instances|sem|seed)/|var/log/cloud-init|var/cache/debconf/|opt/fakes/'
    r'|etc/ssh/ssh_host_|etc/cloud/|etc/\.pwd\.lock$|etc/sub[ug]id-$|home/[^/]+/\.(profile|bash))'
)


def read(path):
    return (UPPER / path.lstrip('/')).read_text()


def new_files(root):
    files = [f'/{path.relative_to(UPPER)}' for path in UPPER.rglob('*') if path.is_file() and not path.is_symlink()]
    return {path for path in files if not THEIRS.match(path) and not (root / path.lstrip('/')).exists()}


def wanted_files(form):
    name = check.container_name(form)
    user = form['userName'] or 'debian'
    files = {
        check.SCRIPT,
        f'/var/log/container-{name}.log',
        f'/var/lib/container-{name}/result',
        '/etc/sudoers.d/90-cloud-init-users',
        '/etc/ssh/sshd_config.d/50-cloud-init.conf',
    }
    if form['sshKeys']:
        files |= {f'/home/{user}/.ssh/authorized_keys', '/root/.ssh/authorized_keys'}
    if form['runtime'] == 'podman':
        files.add(f'/etc/systemd/system/container-{name}.service')
    return files


def check_guest(folder, root):
    case = json.loads((folder / 'case.json').read_text())
    form = case['form']
    name = check.container_name(form)
    for start in ('first', 'later'):
        result = json.loads(Path(f'/mnt/{start}-result.json').read_text())['v1']
        expect(f'errors of the {start} start', result['errors'], [])
        expect('data source', 'ConfigDrive' in result['datasource'], True)
    # When user-data is no YAML, all of it is dropped, and only the log knows.
    log = read('/var/log/cloud-init.log')
    expect('complaints in the log', re.findall('Failed loading yaml blob|Traceback|Failed to shellify|Failed running', log), [])
    expect('new files', new_files(root), wanted_files(form))
    mode = (UPPER / check.SCRIPT.lstrip('/')).stat().st_mode & 0o777
    expect("mode of the script, which holds the container's environment", mode, 0o700)
    expect("the engine's runcmd", 'datasource_list: ["NoCloud", "ConfigDrive"]' in read('/etc/cloud/cloud.cfg'), True)
    expect('host name', read('/etc/hostname').strip(), form['hostName'].partition('.')[0])
    expect('user', [line for line in read('/etc/passwd').splitlines() if line.startswith(f"{form['userName']}:")] != [], True)
    keys = [line for line in re.split('[\r\n]+', form['sshKeys']) if line]
    expect('SSH keys', sorted(read(f"/home/{form['userName']}/.ssh/authorized_keys").splitlines()), sorted(keys))

    expect('result', read(f'/var/lib/container-{name}/result'), 'ok\n')
    told = f'container {name}: ok (log: /var/log/container-{name}.log)\n'
    expect('lines for cloud-init', read('/var/log/cloud-init-output.log').count(told), 2)
    calls = check.read_calls(UPPER / 'opt/fakes/calls')
    verb = ['docker', 'run'] if form['runtime'] == 'docker' else ['podman', 'create']
    made = [check.found_container(call[2:]) for call in calls if call[:2] == verb]
    expect('containers made at both starts', made, 2 * [check.wanted_container(case)])
    # By cloud-init itself at each start, since each is another instance; by the script only where that brought none.
    packages = check.wanted_packages(case)
    asked = [[word for word in call[call.index('install') + 1 :] if word[0] != '-'] for call in check.installed(calls)]
    expect('packages', asked, 2 * [packages] if packages else [['docker.io', 'apparmor']] if form['installRuntime'] else [])
    for volume in form['volumes']:
        if volume['source'].startswith('/'):
            expect(f"folder {volume['source']}", (UPPER / volume['source'].lstrip('/')).is_dir(), True)


def main(task, folder, *more):
    if task == 'lay':
        case = json.loads((Path(folder) / 'case.json').read_text())
        check.lay_fakes(Path(folder) / 'guest', case['world'], {'systemctl'})
        return 0
    check_guest(Path(folder), Path(*more))
    for fault in check.faults:
        print(fault)
    return 1 if check.faults else 0


if __name__ == '__main__':
    sys.exit(main(*sys.argv[1:]))
