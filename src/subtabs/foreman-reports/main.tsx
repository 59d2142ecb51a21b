/** The tab "Reports" of a VM or an oVirt host. */
import { mountMachinePage } from '../../foreman-page/mount-machine-page.tsx';
import { foremanReports } from '../../i18n/foreman-reports.ts';
import { ForemanReports } from './foreman-reports.tsx';

void mountMachinePage({
  catalogues: [foremanReports],
  title: (t) => t('foreman.reports.title'),
  content: (props) => <ForemanReports {...props} />,
});
