/**
 * The command as it is typed: split into words by the quoting rules of the POSIX shell (XCU 2.2), and nothing else of a
 * shell: no variables, globs or pipes. Own code, since the libraries at hand expand variables or take an open quote.
 */
import { type Parsed, parseArgument, parsed, problem } from '../../form/parsed.ts';

export interface Command {
  readonly words: readonly string[];
  /**
   * The first thing that only a shell would understand, such as `&&` or `$HOME`: it reaches the program as it is
   * written, which is worth a word to somebody who expected a shell.
   */
  readonly shellSyntax?: string;
}

/** One alternative for each piece of a word; what none of them takes is an open quote or a trailing backslash. */
const PIECE =
  /(?<blank>[ \t\r\n]+)|(?<joined>\\\n)|\\(?<escaped>[^])|'(?<single>[^']*)'|"(?<double>(?:[^"\\]|\\[^])*)"|(?<plain>[^ \t\r\n\\'"]+)/uy;
const SHELL_SYNTAX = /&&|\|\||\$\(|\$\{?[A-Za-z_][A-Za-z0-9_]*\}?|[|&;<>`]/;

export function parseCommand(text: string): Parsed<Command> {
  const argument = parseArgument(text);
  if (!argument.ok) return argument;
  const words: string[] = [];
  let word: string | undefined;
  let shellSyntax: string | undefined;
  let at = 0;
  while (at < text.length) {
    PIECE.lastIndex = at;
    const match = PIECE.exec(text);
    if (match === null) return openEnd(text, at);
    at = PIECE.lastIndex;
    const { blank, joined, escaped, single, double, plain } = match.groups ?? {};
    if (blank !== undefined) {
      if (word !== undefined) words.push(word);
      word = undefined;
    } else if (joined === undefined) {
      word = (word ?? '') + (escaped ?? single ?? plain ?? unescapeDouble(double ?? ''));
      shellSyntax ??= plain === undefined ? undefined : SHELL_SYNTAX.exec(plain)?.[0];
    }
  }
  if (word !== undefined) words.push(word);
  return parsed({ words, ...(shellSyntax !== undefined && { shellSyntax }) });
}

/** Between double quotes a backslash escapes only these characters, and stays before any other. */
function unescapeDouble(text: string): string {
  return text.replace(/\\([$`"\\\n])/g, (_, character: string) => (character === '\n' ? '' : character));
}

function openEnd(text: string, at: number): Parsed<never> {
  const position = at + 1;
  return text[at] === '\\'
    ? problem('problem.command.backslash')
    : problem('problem.command.quote', { quote: text[at] ?? '', position });
}

/** A word for a POSIX shell that means exactly itself. Between single quotes only a single quote is special. */
export function quoteShellWord(word: string): string {
  return /^[A-Za-z0-9_@%+=:,./-]+$/.test(word) ? word : `'${word.split("'").join(`'\\''`)}'`;
}
