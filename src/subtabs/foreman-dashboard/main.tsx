/** The place "Foreman Dashboard". */
import { mountForemanPage } from '../../foreman-page/mount-foreman-page.tsx';
import { foremanDashboard, foremanDrift } from '../../i18n/foreman.ts';
import { ForemanDashboard } from './foreman-dashboard.tsx';

void mountForemanPage({
  catalogues: [foremanDashboard, foremanDrift],
  title: (t) => t('foreman.dashboard.title'),
  content: (props) => <ForemanDashboard {...props} />,
});
