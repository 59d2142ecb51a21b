/** Connects the dialog's page to WebAdmin, to the plugin's host page and to the engine, and shows the dialog. */
import { createEngineClient } from '../../engine/client.ts';
import { docker } from '../../i18n/docker.ts';
import { readDockerConfig, type OfferedImage } from '../../plugin/docker-config.ts';
import { connectHost, findHostPage } from '../../plugin/host.ts';
import { afterPaint } from '../../ui/after-paint.ts';
import { settleIntoDialog } from '../../ui/host-document.ts';
import { createPageQueryClient, mountPage } from '../../ui/mount-page.tsx';
import { CreateDockerVm } from './create-docker-vm.tsx';
import type { ImageOffer } from './form-values.ts';
import { askForPlacement } from './use-placement.ts';

const host = connectHost('docker');
const { config } = readDockerConfig(host.configObject(), host.engineBaseUrl());
const engine = createEngineClient({
  baseUrl: config.apiEntryPoint,
  token: () => host.ssoToken(),
  locale: host.currentLocale(),
});

const queryClient = createPageQueryClient();

void mountPage({
  locale: host.currentLocale(),
  catalogues: [docker],
  queryClient,
  awaitsFont: false,
  content(t) {
    const hostPage = findHostPage('docker')?.dockerHostPage;
    settleIntoDialog(t('dialog.title'));
    if (!hostPage) return <p className="ui-broken">{t('page.no-host')}</p>;
    window.addEventListener('pagehide', () => hostPage.leave());
    const glance = findHostPage('glance')?.glanceHostPage;
    // After the first field is there to type into, and before the others are made.
    afterPaint(() => askForPlacement(queryClient, engine));
    return (
      <CreateDockerVm
        engine={engine}
        hostPage={hostPage}
        templateWishes={{ tag: config.templateTag, templateId: hostPage.beginning()?.templateId }}
        importImage={
          glance &&
          (() => {
            hostPage.close();
            glance.open();
          })
        }
        offers={config.dockerImages.map(toOffer)}
        defaults={config.defaults}
      />
    );
  },
});

function toOffer({ image, label, ports, env }: OfferedImage): ImageOffer {
  return {
    image,
    label,
    ports: ports.map(({ vmPort, containerPort, protocol }) => ({
      vmPort: String(vmPort),
      containerPort: String(containerPort),
      protocol,
    })),
    environment: Object.entries(env).map(([name, value]) => ({ name, value })),
  };
}
