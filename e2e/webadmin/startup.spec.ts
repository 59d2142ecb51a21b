/** How plugins come to life: frames, states, the race with the login, first place, failures. */
import { expect, names, readLog, settle, test } from './probes.ts';

test('hands a probe UiInit, UserLogin and one empty TagActivationChange, in this order', async ({ webadmin, page }) => {
  await webadmin.login('admin@internal', '#vms');
  await expect(webadmin.row('docs')).toBeVisible();
  await settle(page);
  const log = await readLog(page);
  expect(names(log)).toEqual([
    'bootstrap',
    'call:loginUserName',
    'UiInit',
    'UiInit done',
    'register',
    'ready() returned',
    'UserLogin',
    'TagActivationChange',
  ]);
});
