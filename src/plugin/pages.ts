/** Tokens, URLs and sizes of every dialog, subtab and place, in one table. URLs are seen from WebAdmin's own page. */
import type { CssLength } from './plugin-api.ts';

export interface DialogPage {
  /** Names the dialog in `showDialog` and `closeDialog`, and ends the DOM id of the button that opens it. */
  readonly token: string;
  readonly url: string;
  readonly width: CssLength;
  readonly height: CssLength;
}

/** The frame gets 2 px less in width and 100 px less in height; fits a window of 1024 × 600 and follows its changes. */
export const createDockerVm: DialogPage = {
  token: 'create-docker-vm',
  url: 'plugin/docker/dialogs/create-docker-vm/index.html',
  width: 'min(780px, calc(100vw - 16px))',
  height: 'min(750px, calc(100vh - 16px))',
};

export const importGlanceImage: DialogPage = {
  token: 'import-glance-image',
  url: 'plugin/glance/dialogs/import-glance-image/index.html',
  width: 'min(900px, calc(100vw - 16px))',
  height: 'min(750px, calc(100vh - 16px))',
};

export const syncForemanHost: DialogPage = {
  token: 'sync-foreman-host',
  url: 'plugin/foreman/dialogs/sync-foreman-host/index.html',
  width: 'min(780px, calc(100vw - 16px))',
  height: 'min(650px, calc(100vh - 16px))',
};

/** The kinds of machines that have tabs of Foreman: by the token of their main place, which begins those of its tabs. */
export const foremanMachines = { vm: 'vms', host: 'hosts' } as const;
export type MachineKind = keyof typeof foremanMachines;

export function foremanTab(kind: MachineKind, tab: string): { readonly token: string; readonly url: string } {
  return {
    token: `${foremanMachines[kind]}-foreman-${tab}`,
    url: `plugin/foreman/subtabs/foreman-${tab}/index.html?kind=${kind}`,
  };
}

export const foremanDashboard = {
  token: 'foreman-dashboard',
  url: 'plugin/foreman/subtabs/foreman-dashboard/index.html',
  icon: 'fa-heartbeat',
};
