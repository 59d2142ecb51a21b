/** Shows the tab "Facts" of a VM or host. */
import { mountMachinePage } from '../../foreman-page/mount-machine-page.tsx';
import { foremanFacts } from '../../i18n/foreman-facts.ts';
import { ForemanFacts } from './foreman-facts.tsx';

void mountMachinePage({
  catalogues: [foremanFacts],
  title: (t) => t('foreman.facts.title'),
  content: (props) => <ForemanFacts key={`${props.machine.id} ${props.found.host.id}`} {...props} />,
});
