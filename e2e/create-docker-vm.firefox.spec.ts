import { DockerDialog } from './docker-dialog.ts';
import { expect, test } from './fixtures.ts';

// Firefox complains about the kerning tables of WebAdmin's fonts, and Playwright takes that for an error of the page.
test.use({ expectedErrors: /^(kern: Too large subtable|Table discarded)/ });

test('the main job runs in Firefox ESR', async ({ webadmin, engine }) => {
  engine.clock.runLive(10);
  await webadmin.login();
  const dialog = await new DockerDialog(webadmin).open();
  await expect(dialog.field('Name')).toBeFocused();
  await dialog.field('Cluster').selectOption('intel');
  await dialog.choose('Template', /^debian-12.*2026-10/);
  // Typed, for `fill` does not reach a field inside a frame by WebDriver BiDi.
  await dialog.field('Name').pressSequentially('shop-01');
  await dialog.field('Image').pressSequentially('nginx');
  await dialog.field('VM port, row 1').pressSequentially('8080');
  await dialog.field('Container port, row 1').pressSequentially('80');
  await dialog.button('Create').click();
  await expect(dialog.frame.getByRole('link', { name: /:8080/ })).toBeVisible({ timeout: 30_000 });
  await dialog.button('Close').click();
  await expect(webadmin.row('shop-01')).toBeVisible();
});
