import { DockerDialog } from './docker-dialog.ts';
import { expect, test } from './fixtures.ts';
import { makeLargeData } from './mocks/engine/data/large.ts';

/** Enough for everything that the dialog has to read, whatever the size of the site. */
const MOST_REQUESTS = 12;

test.use({ content: makeLargeData() });

test('a site of 10,000 VMs and 500 templates is searched by the engine, never read whole', async ({
  webadmin,
  engine,
}) => {
  let bytes = 0;
  webadmin.page.on('response', (response) => {
    if (!response.url().includes('/ovirt-engine/api/')) return;
    void response.body().then((body) => (bytes += body.length));
  });
  await webadmin.login();
  const dialog = await new DockerDialog(webadmin).open();
  await dialog.choose('Cluster', /^ams-cl02/);
  await expect(dialog.field('Template').locator('option').nth(1)).toBeAttached();

  const paths = engine.requests.map(({ path }) => path);
  expect(paths.length).toBeLessThanOrEqual(MOST_REQUESTS);
  expect(paths.filter((path) => /\/api\/(vms|templates)(\?|$)/.test(path) && !/max=\d+/.test(path))).toEqual([]);
  console.log(`${paths.length} requests, ${bytes} bytes before compression for the dialog on a large site`);
});
