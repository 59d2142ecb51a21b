/** WebAdmin's page: the plugin half first, so that plugins find their API, and the shell around it. */
import { createRoot } from 'react-dom/client';
import 'patternfly/dist/css/patternfly.min.css';
import 'patternfly/dist/css/patternfly-additions.min.css';
import './shell/shell.css';
import './shell/place.css';
import './shell/grid.css';
import { createWebAdmin } from './plugins/webadmin.ts';
import { gridSource, liveTokens } from './shell/grid-data.ts';
import { Shell } from './shell/shell.tsx';

const model = createWebAdmin();
for (const token of liveTokens) model.provideGrid(token, gridSource(token));
const root = document.getElementById('webadmin');
if (!root) throw new Error('The page has no element for WebAdmin.');
createRoot(root).render(<Shell model={model} />);
model.start();
