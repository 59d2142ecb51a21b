/**
 * Host page of the glance plugin: a button on Templates, Disks and Storage that opens a dialog, and the home of the imports
 * that the dialog begins.
 */
import { config as defaultConfig } from '../../glance.json';
import { startDialogPlugin } from './dialog-plugin.ts';
import { connectHost } from './host.ts';
import {
  importKeyPrefix,
  type ImportAction,
  type ImportBeginning,
  type ImportOutcome,
  type ImportRequest,
  type ImportSnapshot,
} from './import.ts';
import { importGlanceImage } from './pages.ts';
import type { Entity, StorageEntity } from './plugin-api.ts';

const host = connectHost('glance');

/** The kind of a storage domain is told since 4.5; before that, the dialog finds out whether the id is that of one with images. */
function isImageDomain(entity: Entity): boolean {
  const { type } = entity as StorageEntity; // a row of Storage
  return type === undefined || type === null || type === 'glance';
}

window.glanceHostPage = startDialogPlugin<
  readonly ImportRequest[],
  readonly ImportOutcome[],
  ImportAction,
  ImportSnapshot,
  ImportBeginning
>({
  host,
  dialog: importGlanceImage,
  labels: { en: 'Import image', de: 'Image importieren' },
  entityTypes: ['Template', 'Disk', 'Storage'],
  defaultConfig,
  keyPrefix: importKeyPrefix,
  applyConfig: async (config) => (await import('./glance-overrides.ts')).applyConfig(host, config),
  loadErrands: async (userId, home) => (await import('./glance-imports.ts')).loadImports(host, userId, home),
  isStarted: (outcomes) => outcomes.every(({ ok }) => ok),
  notStarted: (requests, detail) =>
    requests.map(() => ({ ok: false, problem: { code: 'unexpected', detail, status: 0, correlationId: '' } })),
  beginningOf(entityType, selection) {
    const [entity] = entityType === 'Storage' ? selection : [];
    return entity && isImageDomain(entity) ? { imageDomainId: entity.id } : undefined;
  },
});
