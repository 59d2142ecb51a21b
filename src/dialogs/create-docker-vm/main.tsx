/** Connects the dialog's page to WebAdmin, to the plugin's host page and to the engine, and shows the dialog. */
import { createEngineClient } from '../../engine/client.ts';
import { readDockerConfig, type OfferedImage } from '../../plugin/config.ts';
import { connectHost } from '../../plugin/host.ts';
import type { DockerHostPage } from '../../plugin/launch.ts';
import { settleIntoDialog } from '../../ui/host-document.ts';
import { mountPage } from '../../ui/mount-page.tsx';
import { CreateDockerVm } from './create-docker-vm.tsx';
import type { ImageOffer } from './form-values.ts';

const HOST_PAGE_PATH = /\/plugin\/docker\.html$/;

const host = connectHost('docker');
const { config } = readDockerConfig(host.configObject(), host.engineBaseUrl());
const engine = createEngineClient({
  baseUrl: config.apiEntryPoint,
  token: () => host.ssoToken(),
  locale: host.currentLocale(),
});

void mountPage({
  locale: host.currentLocale(),
  content(t) {
    const hostPage = findHostPage();
    settleIntoDialog(t('dialog.title'));
    if (!hostPage) return <p className="ui-broken">{t('page.no-host')}</p>;
    window.addEventListener('pagehide', () => hostPage.leave());
    return (
      <CreateDockerVm
        engine={engine}
        hostPage={hostPage}
        offers={config.dockerImages.map(toOffer)}
        defaults={config.defaults}
      />
    );
  },
});

/** The host page is a frame beside this one, which WebAdmin gives no name. */
function findHostPage(): DockerHostPage | undefined {
  for (let index = 0; index < window.parent.frames.length; index += 1) {
    try {
      const frame = window.parent.frames[index];
      if (frame && HOST_PAGE_PATH.test(frame.location.pathname) && frame.dockerHostPage) return frame.dockerHostPage;
    } catch {
      // Another plugin's frame, of another origin.
    }
  }
  return undefined;
}

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
