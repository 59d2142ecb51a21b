/** The dialog on a real Glance: what its own API takes is chosen, imported and downloaded to the last byte. */
import { createHash } from 'node:crypto';
import { expect, test } from './fixtures.ts';
import { GlanceDialog } from './glance-dialog.ts';
import { emptyQcow2, rawBytes } from './glance/disk-files.ts';
import { startGlance } from './glance/real-glance.ts';

const GIB = 2 ** 30;

test('adds a real Glance, and imports a disk and a template from it', async ({ webadmin, engine }) => {
  engine.clock.runLive(10);
  const glance = await startGlance();
  try {
    const bare = { container_format: 'bare' } as const;
    const raw = rawBytes('rescue', 5_000_001);
    const rescue = await glance.upload({ name: 'rescue', disk_format: 'raw', ...bare }, raw);
    await glance.upload({ name: 'debian-12-genericcloud', disk_format: 'qcow2', ...bare }, emptyQcow2(3 * GIB));
    await glance.upload({ name: 'unfinished', disk_format: 'qcow2', ...bare });

    await webadmin.login();
    const dialog = await new GlanceDialog(webadmin).open();
    await dialog.tab('Providers').click();
    await dialog.button('Add provider').click();
    await dialog.field('Name').fill('real');
    await dialog.field('Address').fill(glance.url);
    await dialog.button('Add provider').click();
    await expect(dialog.frame.getByText('3 images').first()).toBeVisible();

    await dialog.tab('Images').click();
    await dialog.repository('real').click();
    await expect(dialog.frame.getByRole('row', { name: /rescue/ })).toContainText('4.8 MiB');
    await dialog.choose('rescue', 'debian-12-genericcloud');
    await dialog.select('Becomes, image 1', /Disk/);
    await dialog.field('Name, image 2').fill('debian-12-real');
    await dialog.button('Import').click();
    await expect(dialog.import('rescue')).toContainText('Ready', { timeout: 60_000 });
    await expect(dialog.import('debian-12-real')).toContainText('Ready', { timeout: 60_000 });

    const disk = engine.store.disks.where(({ alias }) => alias === 'rescue')[0];
    expect(disk).toMatchObject({ status: 'ok', provisioned_size: 5_000_001, actual_size: 5_000_001 });
    const sha512 = createHash('sha512').update(raw).digest('hex');
    expect(engine.downloaded(disk?.id ?? '')).toEqual({ bytes: 5_000_001, sha512 });
    expect(rescue).toMatchObject({ os_hash_algo: 'sha512', os_hash_value: sha512 });
    expect(engine.store.templates.where(({ name }) => name === 'debian-12-real')).toMatchObject([{ status: 'ok' }]);
  } finally {
    await glance.close();
  }
});
