/** What the container keeps outside of itself: folders of the VM, and volumes that the runtime manages by name. */
import {
  codePoint,
  inField,
  type Parsed,
  parseArgument,
  parsed,
  type ParsedRow,
  type ParsedRows,
  parseRows,
  problem,
} from '../../form/parsed.ts';

export interface Volume {
  /** A folder of the VM by its absolute path, or a named volume. */
  readonly source: { readonly kind: 'host'; readonly path: string } | { readonly kind: 'named'; readonly name: string };
  /** Absolute path in the container. */
  readonly target: string;
  readonly readOnly: boolean;
}

export interface VolumeRow {
  readonly source: string;
  readonly target: string;
  readonly readOnly: boolean;
}

type VolumeField = 'source' | 'target';

/** Docker's rule for names of volumes; podman's is the same but for names of one character. */
const VOLUME_NAME = /^[A-Za-z0-9][A-Za-z0-9_.-]+$/;

/** Rows in which neither side is filled in are left out. */
export function parseVolumeRows(rows: readonly VolumeRow[]): ParsedRows<Volume, VolumeField> {
  return parseRows(
    rows,
    ({ source, target }) => source.trim() === '' && target.trim() === '',
    (row, earlier) => {
      const answer = parseVolumeRow(row);
      if (!answer.ok) return answer;
      const { target } = answer.value;
      const taken = earlier.find(({ value }) => samePath(value.target, target));
      return taken === undefined
        ? answer
        : inField('target', problem('problem.volume.twice', { target, row: taken.row + 1 }));
    },
  );
}

function parseVolumeRow(row: VolumeRow): ParsedRow<Volume, VolumeField> {
  const source = parseSource(row.source.trim());
  if (!source.ok) return inField('source', source);
  const target = parsePath(row.target.trim(), 'problem.volume.target');
  if (!target.ok) return inField('target', target);
  if (/^\/+$/.test(target.value)) return inField('target', problem('problem.volume.root'));
  return parsed({ source: source.value, target: target.value, readOnly: row.readOnly });
}

function parseSource(text: string): Parsed<Volume['source']> {
  if (text === '') return problem('problem.volume.source-empty');
  if (!text.startsWith('/')) {
    return VOLUME_NAME.test(text)
      ? parsed({ kind: 'named', name: text })
      : problem('problem.volume.source', { value: text });
  }
  const path = parsePath(text, 'problem.volume.source');
  return path.ok ? parsed({ kind: 'host', path: path.value }) : path;
}

function parsePath(text: string, otherwise: 'problem.volume.source' | 'problem.volume.target'): Parsed<string> {
  if (text === '') return problem('problem.volume.target-empty');
  if (!text.startsWith('/')) return problem(otherwise, { value: text });
  // Docker and podman split the option at colons, and have no way to write one.
  if (text.includes(':')) return problem('problem.volume.colon', { value: text });
  const control = /[\u0000-\u001f\u007f-\u009f]/.exec(text);
  if (control !== null) {
    return problem('problem.text.character', { position: control.index + 1, code: codePoint(control[0]) });
  }
  return parseArgument(text);
}

function samePath(one: string, other: string): boolean {
  const clean = (path: string) =>
    path
      .split('/')
      .filter((part) => part !== '' && part !== '.')
      .join('/');
  return clean(one) === clean(other);
}
