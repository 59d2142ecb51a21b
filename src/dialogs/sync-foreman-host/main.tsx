/** Shows the dialog "Sync" of the VM that the host page was asked to open it for. */
import { mountForemanPage } from '../../foreman-page/mount-foreman-page.tsx';
import { foremanSync } from '../../i18n/foreman-sync.ts';
import { SyncForemanHost } from './sync-foreman-host.tsx';

void mountForemanPage({
  catalogues: [foremanSync],
  title: (t) => t('foreman.sync.title'),
  isDialog: true,
  content(page, hostPage) {
    const target = hostPage.syncTarget();
    return target && <SyncForemanHost page={page} target={target} onClose={() => hostPage.closeSync()} />;
  },
});
