/** Connects the dialog's page to WebAdmin, to the plugin's host page and to the engine, and shows the dialog. */
import { createEngineClient } from '../../engine/client.ts';
import { glance } from '../../i18n/glance.ts';
import { problem } from '../../i18n/problem.ts';
import { readGlanceConfig } from '../../plugin/glance-config.ts';
import { connectHost, findHostPage } from '../../plugin/host.ts';
import { settleIntoDialog } from '../../ui/host-document.ts';
import { mountPage } from '../../ui/mount-page.tsx';
import { ImportGlanceImage } from './import-glance-image.tsx';

const host = connectHost('glance');
const { config } = readGlanceConfig(host.configObject(), host.engineBaseUrl());
const engine = createEngineClient({
  baseUrl: config.apiEntryPoint,
  token: () => host.ssoToken(),
  locale: host.currentLocale(),
});

void mountPage({
  locale: host.currentLocale(),
  catalogues: [glance, problem],
  content(t) {
    const hostPage = findHostPage('glance')?.glanceHostPage;
    settleIntoDialog(t('glance.title'));
    if (!hostPage) return <p className="ui-broken">{t('page.no-host')}</p>;
    window.addEventListener('pagehide', () => hostPage.leave());
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
