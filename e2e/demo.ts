/**
 * `npm run demo`: builds the bundle and serves WebAdmin with it on the mock engine, whose time runs by itself.
 * Options: --port N, --large (10,000 VMs), --compatible (a 4.3 host), --overrides DIR (instead of plugin-config/),
 * --watch (builds again on every change; reload the page).
 */
import { spawn } from 'node:child_process';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { buildSteps, runSteps } from '../tools/steps.ts';
import { root } from '../tools/run.ts';
import { addRealGlance } from './glance/demo-glance.ts';
import { labData } from './mocks/engine/data/lab.ts';
import { makeLargeData } from './mocks/engine/data/large.ts';
import { createEngine } from './mocks/engine/engine.ts';
import { onThisMachine } from './mocks/engine/network.ts';
import { createForeman } from './mocks/foreman/foreman.ts';
import { createPanel, PANEL_PATH } from './mocks/panel/panel.ts';
import { startLab } from './start-lab.ts';

const { values } = parseArgs({
  options: {
    port: { type: 'string', default: process.env['PORT'] ?? '8080' },
    large: { type: 'boolean', default: false },
    compatible: { type: 'boolean', default: false },
    overrides: { type: 'string', default: join(root, 'plugin-config') },
    watch: { type: 'boolean', default: false },
  },
});

// Without a build there is nothing to serve; the steps have said why.
if ((await runSteps(buildSteps)) > 0) process.exit(1);
if (values.watch) spawn('vite', ['build', '--watch', '--logLevel', 'warn'], { cwd: root, stdio: 'inherit' });

const engine = createEngine({
  data: values.large ? makeLargeData() : labData,
  outside: onThisMachine,
  startMs: Date.now(),
});
const foreman = createForeman({ clock: engine.clock, agentsKeepReporting: true });
const server = await startLab({
  engine,
  foreman,
  overridesDir: resolve(values.overrides),
  port: Number(values.port),
  compatible: values.compatible,
  sites: [createPanel(engine, foreman)],
});

console.log(`
WebAdmin with the plugins: ${server.url}/ovirt-engine/webadmin/
Faults and time of engine and Foreman behind it: ${server.url}${PANEL_PATH}

Log in as admin (profile internal), or as clara, who administers the cluster intel and may use the template fedora-43
there, ingrid, who may import images and do no more, or rita, who may only read (profile lab); password demo. In Foreman
log in as reader with the token reader-token, or as operator with operator-token, who may change hosts too. End with
Ctrl+C.
`);

// It takes a while to start, and nobody waits for it.
addRealGlance(engine).then(
  (url) => {
    if (url !== undefined) console.log(`A real Glance answers at ${url}: the image domain real-glance.`);
  },
  (error: unknown) => console.error('The real Glance did not start; the others are in memory.', error),
);
