/**
 * Reads a README's table of what a mock must do: each row says where that is done and which tests prove it, so that a
 * test can fail when a file or a named test is no longer there.
 *
 * A row reads `| 3 | what | `file.ts`, `other.ts` | `some.test.ts`: title of the test<br>`some.test.ts`: another |`, with
 * paths as seen from the README. Other tables, without a number first, are left alone.
 */
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

export interface ProofTable {
  /** In the order of the table. */
  readonly points: readonly number[];
  /** One sentence for each thing that a row names and that is not there. */
  readonly missing: readonly string[];
}

const ROW = /^\|\s*(\d+)\s*\|[^|]*\|([^|]*)\|([^|]*)\|\s*$/gm;

/** Titles may hold a `|`, written `\|` as Markdown wants it. */
function unescape(cell: string): string {
  return cell.replaceAll('\u0000', '|').trim();
}

function hasTest(source: string, title: string): boolean {
  const escaped = [title, title.replaceAll("'", "\\'")];
  return escaped.some((text) => [`'${text}'`, `"${text}"`, `\`${text}\``].some((quoted) => source.includes(quoted)));
}

function missingProof(folder: string, point: string, proof: string): string[] {
  const [, file, title] = /^`([^`]+)`:\s*(.+)$/.exec(unescape(proof)) ?? [];
  if (file === undefined || title === undefined) return [`Point ${point}: "${unescape(proof)}" names no test.`];
  const path = join(folder, file);
  if (!existsSync(path)) return [`Point ${point}: there is no ${file}.`];
  return hasTest(readFileSync(path, 'utf8'), title) ? [] : [`Point ${point}: ${file} has no test "${title}".`];
}

export function readProofTable(readme: string): ProofTable {
  const folder = dirname(readme);
  const rows = [...readFileSync(readme, 'utf8').replaceAll('\\|', '\u0000').matchAll(ROW)];
  const missing = rows.flatMap(([, point = '', places = '', proofs = '']) => [
    ...[...places.matchAll(/`([^`]+)`/g)]
      .map(([, file = '']) => file)
      .filter((file) => !existsSync(join(folder, file)))
      .map((file) => `Point ${point}: there is no ${file}.`),
    ...proofs.split('<br>').flatMap((proof) => missingProof(folder, point, proof)),
  ]);
  return { points: rows.map(([, point]) => Number(point)), missing };
}
