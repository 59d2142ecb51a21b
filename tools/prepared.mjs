// Runs the command line it is given with the dependencies installed and a current Node first on the PATH, so that
// every npm script works on a fresh clone. Plain JavaScript for Node 20.19: it is what runs before anything is there.
import { spawnSync } from 'node:child_process';
import { existsSync, statSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const bin = join(root, 'node_modules', '.bin');
const installed = join(root, 'node_modules', '.package-lock.json');
const windows = process.platform === 'win32';

/** Whether node_modules holds what the lock file says; npm writes its own copy of it at the end of each install. */
function isInstalled() {
  return existsSync(installed) && statSync(installed).mtimeMs >= statSync(join(root, 'package-lock.json')).mtimeMs;
}

function run(command, args) {
  const path = [bin, process.env.PATH ?? ''].join(delimiter);
  const { status, signal, error } = spawnSync(command, args, {
    cwd: root,
    stdio: 'inherit',
    shell: windows,
    env: { ...process.env, PATH: path },
  });
  if (error) console.error(`Could not run "${command}": ${error.message}`);
  if (signal) process.kill(process.pid, signal);
  return status ?? 1;
}

if (!isInstalled()) {
  const status = run('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error']);
  if (status !== 0) process.exit(status);
}

// The tools want a newer Node than the one that may have started us: the locked one where npm has it for this
// platform, the one on the PATH elsewhere.
const wanted = spawnSync(join(bin, 'node'), ['--version'], { encoding: 'utf8', shell: windows });
const version = wanted.status === 0 ? wanted.stdout.trim() : process.version;
const [major = 0, minor = 0] = version.slice(1).split('.').map(Number);
if (major < 22 || (major === 22 && minor < 18)) {
  console.error(
    `This project needs Node 22.18 or newer on the PATH; found ${version} and no locked one for this platform.`,
  );
  process.exit(1);
}

const [command, ...args] = process.argv.slice(2);
process.exit(command === undefined ? 0 : run(command, args));
