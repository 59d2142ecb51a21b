/** Connects the dialog's page to WebAdmin, to the plugin's host page and to the engine, and shows the dialog. */
import { createEngineClient } from '../../engine/client.ts';
import { glance } from '../../i18n/glance.ts';
import { problem } from '../../i18n/problem.ts';
import { readGlanceConfig } from '../../plugin/glance-config.ts';
import { connectHost, findHostPage } from '../../plugin/host.ts';
import { afterPaint } from '../../ui/after-paint.ts';
import { settleIntoDialog } from '../../ui/host-document.ts';
import { createPageQueryClient, mountPage } from '../../ui/mount-page.tsx';
import { ImportGlanceImage } from './import-glance-image.tsx';
import { askForDestination } from './use-destination.ts';

const host = connectHost('glance');
const { config } = readGlanceConfig(host.configObject(), host.engineBaseUrl());
const engine = createEngineClient({
  baseUrl: config.apiEntryPoint,
  token: () => host.ssoToken(),
  locale: host.currentLocale(),
});

const queryClient = createPageQueryClient();

void mountPage({
  locale: host.currentLocale(),
  catalogues: [glance, problem],
  queryClient,
  content(t) {
    const hostPage = findHostPage('glance')?.glanceHostPage;
    settleIntoDialog(t('glance.title'));
    if (!hostPage) return <p className="ui-broken">{t('page.no-host')}</p>;
    window.addEventListener('pagehide', () => hostPage.leave());
    afterPaint(() => askForDestination(queryClient, engine));
    const dockerHostPage = findHostPage('docker')?.dockerHostPage;
    return (
      <ImportGlanceImage
        engine={engine}
        hostPage={hostPage}
        defaults={{ ...config.defaults, tag: config.templateTag }}
        createDockerVm={
          dockerHostPage &&
          ((templateId) => {
            hostPage.close();
            dockerHostPage.open({ templateId });
          })
        }
      />
    );
  },
});
