import { idFor } from './mocks/engine/data/identity.ts';
import { labData } from './mocks/engine/data/lab.ts';
import { DockerDialog } from './docker-dialog.ts';
import { expect, test, type WebAdmin } from './fixtures.ts';

const debian = idFor('template/debian-12/2');
const munich = labData.dataCenters?.find(({ name }) => name === 'Munich')?.id ?? '';

async function filledIn(webadmin: WebAdmin, user?: string): Promise<DockerDialog> {
  await webadmin.login(user);
  const dialog = await new DockerDialog(webadmin).open();
  await dialog.fillIn({ name: 'shop-01' });
  return dialog;
}

/** Submits, and sees the engine's words with everything typed still there. */
async function isRefused(dialog: DockerDialog, words: string | RegExp): Promise<void> {
  await dialog.button('Create').click();
  const alert = dialog.frame.getByRole('alert').or(dialog.frame.locator('.pf-v6-c-alert'));
  await expect(alert.filter({ hasText: words }).first()).toBeVisible();
  await expect(alert.filter({ hasText: /Correlation id: oap-/ }).first()).toBeVisible();
  await expect(dialog.field('Image')).toHaveValue('docker.io/library/nginx:1.29');
}

test.describe('a refused creation keeps what was typed', () => {
  test('when the name is taken, and another name goes through', async ({ webadmin, engine }) => {
    engine.clock.runLive(10);
    const dialog = await filledIn(webadmin);
    await dialog.field('Name').fill('web-01');
    await isRefused(dialog, 'The VM name is already in use, please choose a unique name and try again.');
    await dialog.field('Name').fill('shop-01');
    await dialog.button('Create').click();
    await expect(dialog.step('Wait for its disks')).toBeVisible();
  });

  test('when somebody makes a VM of that name at the same moment', async ({ webadmin, engine }) => {
    const dialog = await filledIn(webadmin);
    engine.faults.add({
      method: 'POST',
      path: /\/api\/vms$/,
      status: 409,
      fault: {
        reason: 'Operation Failed',
        detail: '[Cannot add VM. Related operation is currently in progress. Please try again later.]',
      },
    });
    await isRefused(dialog, 'Related operation is currently in progress. Please try again later.');
  });

  test('when the user may only read', async ({ webadmin }) => {
    const dialog = await filledIn(webadmin, 'rita@lab');
    await isRefused(dialog, 'User is not authorized to perform this action.');
  });

  test('when the cluster is not the one that the user administers', async ({ webadmin }) => {
    const dialog = await filledIn(webadmin, 'clara@lab');
    await dialog.field('Cluster').selectOption('amd');
    await dialog.choose('Template', /^debian-13/);
    await isRefused(dialog, 'User is not authorized to perform this action.');
  });

  test('when the user has lost all rights, which is not an ended session', async ({ webadmin, engine }) => {
    const dialog = await filledIn(webadmin, 'leo@lab');
    engine.revokeAllRights('leo@lab');
    await isRefused(dialog, 'The engine lets this user do nothing at all any more');
  });

  test('when the data center is no longer up', async ({ webadmin, engine }) => {
    const dialog = await filledIn(webadmin);
    engine.setDataCenter(munich, 'maintenance');
    await isRefused(dialog, /Cannot add VM\. .*Data Center/);
  });

  test('when the template was removed meanwhile', async ({ webadmin, engine }) => {
    const dialog = await filledIn(webadmin);
    engine.removeTemplate(debian);
    await isRefused(dialog, /GetVmTemplate|Entity not found/);
  });

  test('when the template is locked meanwhile', async ({ webadmin, engine }) => {
    const dialog = await filledIn(webadmin);
    engine.lockTemplate(debian);
    await isRefused(dialog, /Template .* is being created|locked/i);
  });

  test('when the engine is down, and goes through when it is back', async ({ webadmin, engine }) => {
    const dialog = await filledIn(webadmin);
    engine.faults.add({ method: 'POST', path: /\/api\/vms$/, isDropped: true });
    engine.faults.add({ path: /\/api\/vms\?/, isDropped: true });
    await dialog.button('Create').click();
    await expect(dialog.frame.getByText('The engine does not answer', { exact: false }).first()).toBeVisible({
      timeout: 45_000,
    });
    engine.faults.clear();
    engine.clock.runLive(10);
    const again = dialog.button('Create').or(dialog.button('Try again'));
    await again.first().click();
    await expect(dialog.frame.getByText(/192\.0\.2\.\d+/).first()).toBeVisible({ timeout: 30_000 });
    expect(engine.store.vms.all().filter(({ name }) => name === 'shop-01')).toHaveLength(1);
  });
});

test.describe('a launch that stops keeps its VM and says why', () => {
  test('when no host is up, and goes on when one is', async ({ webadmin, engine }) => {
    engine.clock.runLive(10);
    const dialog = await filledIn(webadmin);
    engine.setHosts('maintenance');
    await dialog.button('Create').click();
    await expect(dialog.frame.getByText('There are no hosts to use.', { exact: false })).toBeVisible({
      timeout: 30_000,
    });
    engine.setHosts('up');
    await dialog.button('Try again').click();
    await expect(dialog.frame.getByText(/192\.0\.2\.\d+/).first()).toBeVisible({ timeout: 30_000 });
  });

  test('when no host has enough memory', async ({ webadmin, engine }) => {
    engine.clock.runLive(10);
    const dialog = await filledIn(webadmin);
    await dialog.field('Memory').fill('4000');
    await dialog.button('Create').click();
    await expect(dialog.frame.getByText('Cannot run VM', { exact: false })).toBeVisible({ timeout: 30_000 });
    for (const name of ['Try again', 'Start', 'Remove']) await expect(dialog.button(name)).toBeVisible();
  });

  test('when the VM goes down at once, and removes it only after asking', async ({ webadmin, engine }) => {
    engine.clock.runLive(10);
    const dialog = await filledIn(webadmin);
    engine.failNextStart({ kind: 'goes down', exitMessage: 'internal error: <b>qemu</b> exited' });
    await dialog.button('Create').click();
    await expect(
      dialog.frame.getByText('Exit message: internal error: <b>qemu</b> exited', { exact: false }),
    ).toBeVisible({ timeout: 30_000 });
    await dialog.button('Remove').click();
    await expect(dialog.frame.getByText('This cannot be undone.', { exact: false })).toBeVisible();
    expect(engine.store.vms.all().some(({ name }) => name === 'shop-01')).toBe(true);
    await dialog.button('Remove VM').click();
    await expect
      .poll(() => engine.store.vms.all().some(({ name }) => name === 'shop-01'), { timeout: 30_000 })
      .toBe(false);
  });

  test('when the session ends, and goes on after the next login', async ({ webadmin, engine }) => {
    const dialog = await filledIn(webadmin);
    await dialog.button('Create').click();
    await expect(dialog.step('Wait for its disks')).toContainText('running');
    engine.endSessions();
    await expect(webadmin.page.getByLabel('Username')).toBeVisible({ timeout: 20_000 });
    engine.clock.runLive(10);
    await webadmin.login();
    await expect(webadmin.toast(/shop-01 runs at 192\.0\.2\.\d+/)).toBeVisible({ timeout: 30_000 });
  });
});

test.describe('an engine that does not answer as it should', () => {
  test('is said to be silent in mid-launch, which goes on when it is back', async ({ webadmin, engine }) => {
    const dialog = await filledIn(webadmin);
    await dialog.button('Create').click();
    await expect(dialog.step('Wait for its disks')).toContainText('running');
    engine.goDown();
    const silence = dialog.frame.getByRole('heading', { name: /The engine has not answered since/ });
    await expect(silence).toBeVisible({ timeout: 20_000 });
    engine.comeBack();
    engine.clock.runLive(10);
    await expect(dialog.frame.getByText(/192\.0\.2\.\d+/).first()).toBeVisible({ timeout: 30_000 });
    await expect(silence).toHaveCount(0);
  });

  test('is asked again in place when it was down as the dialog opened', async ({ webadmin, engine }) => {
    await webadmin.login();
    engine.goDown();
    await webadmin.button('Create Docker VM').click();
    const dialog = new DockerDialog(webadmin);
    await expect(dialog.frame.getByText('Could not read what the engine offers').first()).toBeVisible({
      timeout: 20_000,
    });
    engine.comeBack();
    await dialog.button('Try again').first().click();
    await dialog.fillIn({ name: 'shop-01' });
  });

  test('is not taken for one when it sends a page instead of JSON', async ({ webadmin, engine }) => {
    await webadmin.login();
    engine.faults.add({ path: '/api/', status: 200 });
    await webadmin.button('Create Docker VM').click();
    const dialog = new DockerDialog(webadmin);
    await expect(dialog.frame.getByText('The engine answered something that could not be read.').first()).toBeVisible();
  });

  test('cannot make the page draw HTML', async ({ webadmin, engine }) => {
    const dialog = await filledIn(webadmin);
    const detail = '[<img src=x onerror="parent.document.title=1">]';
    engine.faults.add({
      method: 'POST',
      path: /\/api\/vms$/,
      status: 409,
      fault: { reason: 'Operation Failed', detail },
    });
    await isRefused(dialog, '<img src=x onerror="parent.document.title=1">');
    await expect(dialog.frame.locator('img')).toHaveCount(0);
  });
});

test('every wrong entry gets a sentence that says what would be right', async ({ webadmin }) => {
  const dialog = await filledIn(webadmin);
  await dialog.field('Name').fill('bad name');
  await dialog.field('Memory').fill('1,5');
  await dialog.field('Image').fill('UPPER/Case');
  await dialog.publish('70000', '80');
  await dialog.button('Create').click();
  await expect(dialog.frame.getByText(/entries have to be corrected/)).toBeVisible();
  for (const label of ['Name', 'Memory', 'Image', 'VM port, row 1']) {
    await expect(dialog.field(label)).toHaveAttribute('aria-invalid', 'true');
    await expect(dialog.field(label)).toHaveAccessibleDescription(/\w+ \w+/);
  }
  await expect(dialog.field('Name')).toBeFocused();
});

const overrides: readonly { what: string; file: unknown; says: RegExp }[] = [
  {
    what: 'a value of the wrong type',
    file: { config: { dockerImages: 'nginx' } },
    says: /docker-config\.json.*"dockerImages" is "nginx"/,
  },
  {
    what: 'a value that is not one of those offered',
    file: { config: { buttonPlacement: 'left' } },
    says: /"buttonPlacement" is "left".*toolbar/,
  },
  {
    what: 'a key that nobody knows',
    file: { config: { dockerImage: [] } },
    says: /"dockerImage" is no key of this plugin/,
  },
  {
    what: 'an entry point of another server',
    file: { config: { apiEntryPoint: 'https://elsewhere.example/api' } },
    says: /"apiEntryPoint" is "https:\/\/elsewhere\.example\/api"/,
  },
];
for (const { what, file, says } of overrides) {
  test.describe(`an override with ${what}`, () => {
    test.use({ overrides: { 'docker-config.json': file } });

    test('is named in an alert, and the plugin works all the same', async ({ webadmin }) => {
      await webadmin.login();
      await expect(webadmin.alert(says)).toBeVisible();
      await webadmin.page.getByRole('button', { name: 'Close alert' }).click();
      const dialog = await new DockerDialog(webadmin).open();
      await dialog.fillIn();
    });
  });
}

test.describe('an override that is no JSON', () => {
  test.use({ overrides: { 'docker-config.json': '{"config": {' } });

  test('counts as empty, as WebAdmin has it', async ({ webadmin }) => {
    await webadmin.login();
    await new DockerDialog(webadmin).open();
  });
});

for (const label of ['</script>', '<!-- <script>']) {
  test.describe(`an override with ${label} in a text`, () => {
    test.use({
      overrides: { 'docker-config.json': { config: { dockerImages: [{ image: 'nginx', label }] } } },
      expectedErrors: /no globals|^Invalid or unexpected token$|^Unexpected/,
    });

    test('keeps WebAdmin from starting, and nothing of a plugin can prevent that', async ({ webadmin }) => {
      await webadmin.login();
      await webadmin.page.waitForLoadState('networkidle');
      expect(await webadmin.page.evaluate(() => 'pluginApi' in window)).toBe(false);
      await expect(webadmin.page.locator('iframe')).toHaveCount(0);
    });
  });
}

test.describe('an image whose label holds HTML', () => {
  const label = '<img src=x onerror="parent.document.title=1">';
  test.use({ overrides: { 'docker-config.json': { config: { dockerImages: [{ image: 'nginx', label }] } } } });

  test('is offered as text', async ({ webadmin }) => {
    await webadmin.login();
    const dialog = await new DockerDialog(webadmin).open();
    await expect(dialog.field('Offered images').locator('option').filter({ hasText: label })).toHaveCount(1);
    await expect(dialog.frame.locator('img')).toHaveCount(0);
  });
});
