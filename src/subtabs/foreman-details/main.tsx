/** Shows the tab "Details" of a VM or host. */
import { mountMachinePage } from '../../foreman-page/mount-machine-page.tsx';
import { foremanDetails } from '../../i18n/foreman-details.ts';
import { ForemanDetails } from './foreman-details.tsx';

void mountMachinePage({
  catalogues: [foremanDetails],
  title: (t) => t('foreman.details.title'),
  content: (props) => <ForemanDetails key={`${props.machine.id} ${props.found.host.id}`} {...props} />,
});
