/** What must hold before any test is worth running; changes no file but dist/. */
import { run } from './run.ts';

export interface Step {
  readonly name: string;
  readonly command: readonly [string, ...string[]];
}

export const staticSteps: readonly Step[] = [
  { name: 'types of the plugins', command: ['tsc', '-p', 'tsconfig.json'] },
  { name: 'types of tests and tools', command: ['tsc', '-p', 'tsconfig.node.json'] },
  { name: 'lint', command: ['eslint', '--max-warnings', '0', '.'] },
  { name: 'format', command: ['prettier', '--check', '--log-level', 'warn', '.'] },
];

export const buildSteps: readonly Step[] = [
  { name: 'build of the plugins', command: ['vite', 'build', '--logLevel', 'warn'] },
  {
    name: 'build of the stand-in WebAdmin',
    command: ['vite', 'build', '--config', 'e2e/webadmin/vite.config.ts', '--logLevel', 'warn'],
  },
];

/** Runs the steps in turn, all of them, and says of each how it ended. Resolves with the number of failures. */
export async function runSteps(steps: readonly Step[]): Promise<number> {
  let failures = 0;
  for (const { name, command } of steps) {
    const started = performance.now();
    const [program, ...args] = command;
    const code = await run(program, args);
    if (code !== 0) failures++;
    const seconds = ((performance.now() - started) / 1000).toFixed(1);
    console.log(`${code === 0 ? 'ok' : 'FAILED'}: ${name} (${seconds} s)`);
  }
  return failures;
}
