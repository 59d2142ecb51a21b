import { DockerDialog } from './docker-dialog.ts';
import { expect, test } from './fixtures.ts';

test('makes a VM from a template, starts it and shows the address of the container', async ({ webadmin, engine }) => {
  engine.clock.runLive(10);
  await webadmin.login();
  const dialog = await new DockerDialog(webadmin).open();
  await expect(dialog.field('Name')).toBeFocused();
  await dialog.fillIn({ name: 'shop-01' });
  await dialog.field('VM port, row 1').fill('8080');
  await dialog.field('Container port, row 1').fill('80');
  await dialog.button('Create').click();

  await expect(dialog.frame.getByRole('link', { name: /^http:\/\/[\d.]+:8080/ })).toBeVisible({ timeout: 30_000 });
  await expect(dialog.frame.getByText('not checked: the container may still be starting')).toBeVisible();
  await dialog.button('Close').click();
  await expect(webadmin.row('shop-01')).toBeVisible();
});
