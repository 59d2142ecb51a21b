/** A host page's imports without a browser. */
import type { EngineClient } from '../../src/engine/client.ts';
import { glance } from '../../src/i18n/glance.ts';
import { createTranslate } from '../../src/i18n/i18n.ts';
import { importRecords, type ImportRecords } from '../../src/plugin/import-records.ts';
import { createImports, type Imports } from '../../src/plugin/imports.ts';
import type { ImportOutcome, ImportRequest, ImportSnapshot } from '../../src/plugin/import.ts';
import { ErrandBench, type PageParts, type Time } from './errand-bench.ts';

const t = await createTranslate('en-US', glance);

export class ImportBench extends ErrandBench<ImportSnapshot, Imports> {
  readonly records: ImportRecords = importRecords(this.storage, 'u1');
  readonly #engine: EngineClient;

  constructor(engine: EngineClient, time?: Time) {
    super(t, time);
    this.#engine = engine;
  }

  protected override create(parts: PageParts<ImportSnapshot>): Imports {
    return createImports({ ...parts, engine: this.#engine });
  }

  start(...requests: readonly ImportRequest[]): Promise<readonly ImportOutcome[]> {
    return this.errands.start(requests);
  }

  /** Orders one, and waits until the import is over. */
  async import(request: ImportRequest): Promise<ImportSnapshot> {
    const [outcome] = await this.start(request);
    if (!outcome?.ok) throw new Error(`Refused: ${JSON.stringify(outcome)}`);
    return await this.settled();
  }
}
