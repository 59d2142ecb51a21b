/** The tab "Graphs" of a VM or an oVirt host. */
import { mountMachinePage } from '../../foreman-page/mount-machine-page.tsx';
import { foremanGraphs } from '../../i18n/foreman-graphs.ts';
import { ForemanGraphs } from './foreman-graphs.tsx';

void mountMachinePage({
  catalogues: [foremanGraphs],
  title: (t) => t('foreman.graphs.title'),
  content: (props) => <ForemanGraphs {...props} />,
});
