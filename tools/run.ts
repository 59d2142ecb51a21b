/** Runs one of the project's tools and waits for it; its output is the reader's. */
import { spawn } from 'node:child_process';
import { dirname } from 'node:path';

export const root: string = dirname(import.meta.dirname);

/** Resolves with the exit code; a signal that ended the tool counts as 1. */
export function run(command: string, args: readonly string[], env: NodeJS.ProcessEnv = {}): Promise<number> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      cwd: root,
      stdio: 'inherit',
      env: { ...process.env, ...env },
      shell: process.platform === 'win32',
    });
    child.once('error', reject);
    child.once('exit', (code) => resolve(code ?? 1));
  });
}
