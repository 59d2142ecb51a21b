/** The place "Foreman Dashboard". */
import { mountForemanPage } from '../../foreman-page/mount-foreman-page.tsx';
import { foremanDashboard } from '../../i18n/foreman-dashboard.ts';
import { foremanDrift } from '../../i18n/foreman-drift.ts';
import { ForemanDashboard } from './foreman-dashboard.tsx';

void mountForemanPage({
  catalogues: [foremanDashboard, foremanDrift],
  title: (t) => t('foreman.dashboard.title'),
  content: (props) => <ForemanDashboard {...props} />,
});
