/**
 * Host page of the docker plugin: one button on Virtual Machines that opens a dialog, and the home of the launches that
 * the dialog begins.
 */
import { config as defaultConfig } from '../../docker.json';
import { startDialogPlugin } from './dialog-plugin.ts';
import { connectHost } from './host.ts';
import {
  launchKeyPrefix,
  type LaunchAction,
  type LaunchBeginning,
  type LaunchRequest,
  type LaunchSnapshot,
  type StartOutcome,
} from './launch.ts';
import { createDockerVm } from './pages.ts';

const host = connectHost('docker');

window.dockerHostPage = startDialogPlugin<LaunchRequest, StartOutcome, LaunchAction, LaunchSnapshot, LaunchBeginning>({
  host,
  dialog: createDockerVm,
  labels: { en: 'Create Docker VM', de: 'Docker-VM anlegen' },
  entityTypes: ['VirtualMachine'],
  defaultConfig,
  keyPrefix: launchKeyPrefix,
  applyConfig: async (config) => (await import('./docker-overrides.ts')).applyConfig(host, config),
  loadErrands: async (userId, home) => (await import('./docker-launches.ts')).loadLaunches(host, userId, home),
  isStarted: ({ ok }) => ok,
  notStarted: (_request, detail) => ({
    ok: false,
    problem: { code: 'unexpected', detail, status: 0, correlationId: '' },
  }),
});
