/** Removes what an import made: the template with its disk, or the disk, as soon as the engine lets go of it. */
import { getDisk, removeDisk } from '../engine/disks.ts';
import { findTemplatesByName, getTemplate, removeTemplate } from '../engine/template-changes.ts';
import type { RequestOptions } from '../engine/vms.ts';
import { isSearchable } from '../engine/wire.ts';
import { isConflict, MINUTE_MS, pace } from './errand-steps.ts';
import { ImportFailure, orUndefined, type ImportTools } from './import-steps.ts';
import { waitFor } from './waiting.ts';

/** A download cannot be cancelled: it is waited for. */
const REMOVAL_DEADLINE_MS = 12 * 60 * MINUTE_MS;

/** A refusal with 409 may be a lock of another command, which passes: for this long it is asked over. */
const CONFLICTS_MS = 15_000;

export interface ImportedParts {
  readonly diskId: string;
  /** Known once the template was seen. */
  readonly templateId: string | undefined;
  /** Absent for a disk alone. */
  readonly templateName: string | undefined;
}

/** Resolves when nothing is left, also when nothing was. Throws as an import does. */
export async function removeImported(parts: ImportedParts, correlationId: string, tools: ImportTools): Promise<void> {
  const { engine, clock } = tools;
  const options: RequestOptions = { signal: tools.signal, correlationId };
  let refusedUntil: number | undefined;
  let asked: string | undefined;

  /** Asks once for each of the two, and bears with locks. */
  async function ask(what: string, remove: () => Promise<void>): Promise<void> {
    if (asked === what) return;
    refusedUntil ??= clock.now() + CONFLICTS_MS;
    try {
      await remove();
      asked = what;
    } catch (error) {
      if (!isConflict(error) || clock.now() >= refusedUntil) throw error;
    }
  }

  const isGone = await waitFor(
    async () => {
      const disk = await orUndefined(getDisk(engine, parts.diskId, options));
      const templateId = await findTemplate(parts, tools, options);
      if (templateId !== undefined) {
        const template = await orUndefined(getTemplate(engine, templateId, options));
        if (template?.status === 'ok') await ask('template', () => removeTemplate(engine, templateId, options));
        if (template) return undefined;
      }
      if (disk === undefined) return true;
      if (disk.status !== 'locked') await ask('disk', () => removeDisk(engine, parts.diskId, options));
      return undefined;
    },
    pace(tools, REMOVAL_DEADLINE_MS),
  );
  if (!isGone) throw new ImportFailure('removal-late');
}

/** The template appears at the end of the download, and holds the disk from then on. */
async function findTemplate(
  { diskId, templateId, templateName }: ImportedParts,
  { engine }: ImportTools,
  options: RequestOptions,
): Promise<string | undefined> {
  if (templateId !== undefined || templateName === undefined || !isSearchable(templateName)) return templateId;
  const named = await findTemplatesByName(engine, templateName, options);
  return named.find(({ diskIds }) => diskIds.includes(diskId))?.id;
}
