/** Environment of the container: rows of name and value, or lines pasted from a `.env` file. */
import {
  inField,
  type Parsed,
  parseArgument,
  parsed,
  type ParsedRow,
  type ParsedRows,
  parseRows,
  problem,
} from '../../form/parsed.ts';

export interface EnvironmentVariable {
  readonly name: string;
  /** Any text, with newlines and blanks as they are. */
  readonly value: string;
}

export type EnvironmentField = keyof EnvironmentVariable;

/** Wider than the shell's rule: images such as Elasticsearch's are configured by names with dots. */
const NAME = /^[A-Za-z_][A-Za-z0-9_.-]*$/;

/** Rows without name and value are left out. */
export function parseEnvironmentRows(
  rows: readonly EnvironmentVariable[],
): ParsedRows<EnvironmentVariable, EnvironmentField> {
  return parseRows(
    rows,
    ({ name, value }) => name.trim() === '' && value === '',
    (row, earlier) => {
      const answer = parseVariable(row);
      if (!answer.ok) return answer;
      const taken = earlier.find(({ value }) => value.name === answer.value.name);
      return taken === undefined
        ? answer
        : inField('name', problem('problem.environment.twice', { name: answer.value.name, row: taken.row + 1 }));
    },
  );
}

function parseVariable(row: EnvironmentVariable): ParsedRow<EnvironmentVariable, EnvironmentField> {
  const name = row.name.trim();
  if (name === '') return inField('name', problem('problem.environment.name-empty'));
  if (!NAME.test(name)) return inField('name', problem('problem.environment.name', { name }));
  const value = parseArgument(row.value);
  return value.ok ? parsed({ name, value: value.value }) : inField('value', value);
}

const DOTENV_LINE = /^[ \t]*(?:export[ \t]+)?(?<name>[^=\s]+)[ \t]*=[ \t]*/;
const DOTENV_QUOTED = /^(?:'(?<single>[^']*)'|"(?<double>(?:[^"\\]|\\[^])*)")[ \t]*(?:#[^\n]*)?(?=\n|$)/;

/**
 * Reads lines as a `.env` file has them: `NAME=value`, an `export` before it, comments, blank lines, values in quotes
 * (which may span lines). A value without quotes ends before a ` #`.
 */
export function parseDotenv(text: string): Parsed<readonly EnvironmentVariable[]> {
  const variables: EnvironmentVariable[] = [];
  let rest = text.replaceAll('\r\n', '\n');
  for (let line = 1; rest !== '';) {
    const end = endOfLine(rest);
    const firstLine = rest.slice(0, end);
    if (/^\s*(?:#|$)/.test(firstLine)) {
      rest = rest.slice(end + 1);
      line += 1;
      continue;
    }
    const start = DOTENV_LINE.exec(firstLine);
    const name = start?.groups?.['name'];
    if (start === null || name === undefined || !NAME.test(name)) {
      return problem('problem.environment.line', { line, value: firstLine.trim() });
    }
    const afterEquals = rest.slice(start[0].length);
    const quoted = DOTENV_QUOTED.exec(afterEquals);
    if (quoted === null && /^['"]/.test(afterEquals)) {
      return problem('problem.environment.quote', { line, quote: afterEquals.slice(0, 1) });
    }
    const written = quoted?.[0] ?? afterEquals.slice(0, endOfLine(afterEquals));
    const { single, double } = quoted?.groups ?? {};
    variables.push({ name, value: single ?? (double === undefined ? plainValue(written) : unescapeDouble(double)) });
    const taken = rest.slice(0, start[0].length + written.length + 1);
    line += taken.split('\n').length - 1;
    rest = rest.slice(taken.length);
  }
  return parsed(variables);
}

function endOfLine(text: string): number {
  const end = text.indexOf('\n');
  return end < 0 ? text.length : end;
}

function plainValue(written: string): string {
  return written.replace(/(?:^|[ \t]+)#.*$/, '').trim();
}

const ESCAPES: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t' };

function unescapeDouble(text: string): string {
  return text.replace(/\\([nrt"\\$`])/g, (_, character: string) => ESCAPES[character] ?? character);
}

/** Whether a name looks like that of a secret: what is typed is stored in clear with the VM, so it deserves a warning. */
export function looksSecret(name: string): boolean {
  return /pass(?:word|wd|phrase|code)?(?![a-z])|pwd|secret|token|credential|(?:api|access|private|secret|encryption|signing)[_.-]?key|auth(?![a-z])/i.test(
    name,
  );
}
