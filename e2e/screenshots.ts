/** `npm run screenshots`: takes the README's pictures anew, from the built bundle in the stand-in. */
import { join } from 'node:path';
import { chromium } from '@playwright/test';
import { buildSteps, runSteps } from '../tools/steps.ts';
import { findProgram } from '../tools/programs.ts';
import { root } from '../tools/run.ts';
import { DockerDialog } from './docker-dialog.ts';
import { WebAdmin } from './fixtures.ts';
import { ForemanTab } from './foreman-tab.ts';
import { GlanceDialog } from './glance-dialog.ts';
import { labData } from './mocks/engine/data/lab.ts';
import { createEngine } from './mocks/engine/engine.ts';
import { createForeman } from './mocks/foreman/foreman.ts';
import { startLab } from './start-lab.ts';

if ((await runSteps(buildSteps)) > 0) process.exit(1);

const engine = createEngine({ data: labData, startMs: Date.now() });
const foreman = createForeman({ clock: engine.clock, agentsKeepReporting: true });
const server = await startLab({ engine, foreman, overridesDir: join(root, 'plugin-config') });
const browser = await chromium.launch({
  executablePath: findProgram('chromium') ?? 'chromium',
  args: ['--no-sandbox'],
});
const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
const webadmin = new WebAdmin(page, server.url);

const take = async (name: string): Promise<void> => {
  await page.screenshot({ path: join(root, 'docs/screenshots', `${name}.png`), animations: 'disabled' });
};

await webadmin.login();
await webadmin.row('build-01').waitFor();
await take('virtual-machines');

const dialog = await new DockerDialog(webadmin).open();
await dialog.fillIn({ name: 'shop-01' });
await dialog.field('Offered images').selectOption('nginx, web server');
await dialog.field('Name').focus();
await take('create-docker-vm');

await dialog.button('Create').click();
await dialog.step('Wait for its disks').waitFor();
engine.clock.runLive(2);
await dialog.frame.getByRole('link', { name: /:8080/ }).waitFor();
await take('launch');
await dialog.button('Close').click();

const imports = await new GlanceDialog(webadmin).open();
await imports.image('debian-13-genericcloud-amd64').check();
await take('import-choose-images');
await imports.choose('debian-13-genericcloud-amd64');
await imports.button('Import').click();
await imports.import('debian-13-genericcloud-amd64').getByText('Ready').first().waitFor({ timeout: 120_000 });
await take('import-done');
await imports.button('Close').click();

const details = await new ForemanTab(webadmin).openFor('web-01');
await details.logIn('operator');
await details.shows('web-01.lab.example');
await take('foreman-details');

await page.getByRole('link', { name: 'Foreman', exact: true }).click();
const dashboard = page.frameLocator('iframe[title="Foreman Dashboard"]');
await dashboard.getByRole('heading', { name: /Needs attention/ }).waitFor();
await take('foreman-dashboard');

await browser.close();
await server.close();
process.exit();
