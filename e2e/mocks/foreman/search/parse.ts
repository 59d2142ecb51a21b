/**
 * Foreman's search language (the scoped_search library): text to tree. It knows no precedence between `and` and `or`
 * and nests to the right, drops operators at the end, and stops without a word at a closing parenthesis too many
 * (scoped_search query_language/tokenizer.rb, parser.rb).
 */

export type Comparison = 'eq' | 'ne' | 'gt' | 'gte' | 'lt' | 'lte' | 'like' | 'unlike' | 'in' | 'notin';

export type SearchNode =
  | { readonly type: 'word'; readonly value: string }
  | { readonly type: 'compare'; readonly operator: Comparison; readonly field?: string; readonly value: string }
  | { readonly type: 'presence'; readonly operator: 'null' | 'notnull'; readonly field: string }
  | { readonly type: 'not'; readonly child: SearchNode }
  | { readonly type: 'logic'; readonly operator: 'and' | 'or'; readonly children: readonly SearchNode[] };

/** A search that Foreman refuses with 400; the message is Foreman's. */
export class QueryNotSupported extends Error {
  override readonly name = 'ScopedSearch::QueryNotSupported';
}

/** What PostgreSQL, not the search, refuses: Foreman answers 500 with its text. */
export class StatementInvalid extends Error {
  override readonly name = 'ActiveRecord::StatementInvalid';
}

type Sign = Comparison | 'and' | 'or' | 'not' | 'null' | 'notnull' | 'lparen' | 'rparen' | 'comma' | 'unknown';
type Token = { readonly text: string } | { readonly sign: Sign };

const KEYWORDS: Readonly<Record<string, Sign>> = {
  and: 'and',
  or: 'or',
  not: 'not',
  'set?': 'notnull',
  has: 'notnull',
  'null?': 'null',
  before: 'lt',
  after: 'gt',
  at: 'eq',
};

const OPERATORS: Readonly<Record<string, Sign>> = {
  '&': 'and',
  '|': 'or',
  '&&': 'and',
  '||': 'or',
  '-': 'not',
  '!': 'not',
  '~': 'like',
  '!~': 'unlike',
  '=': 'eq',
  '==': 'eq',
  '!=': 'ne',
  '<>': 'ne',
  '>': 'gt',
  '<': 'lt',
  '>=': 'gte',
  '<=': 'lte',
  '^': 'in',
  '!^': 'notin',
};

const PUNCTUATION: Readonly<Record<string, Sign>> = { '(': 'lparen', ')': 'rparen', ',': 'comma' };

const COMPARISONS: ReadonlySet<Sign> = new Set(['eq', 'ne', 'gt', 'gte', 'lt', 'lte', 'like', 'unlike', 'in', 'notin']);

function tokenize(text: string): Token[] {
  const tokens: Token[] = [];
  for (let at = 0; at < text.length; at++) {
    const char = text.charAt(at);
    const punctuation = PUNCTUATION[char];
    if (/\s/.test(char)) continue;
    if (punctuation) {
      tokens.push({ sign: punctuation });
    } else if (/[&|=<>^!~-]/.test(char)) {
      const pair = char + text.charAt(at + 1);
      const operator = pair.length === 2 && pair in OPERATORS ? pair : char;
      at += operator.length - 1;
      tokens.push({ sign: OPERATORS[operator] ?? 'unknown' });
    } else if (char === '"') {
      let quoted = '';
      for (at++; at < text.length && text[at] !== '"'; at++) {
        if (text[at] === '\\') at++;
        quoted += text.charAt(at);
      }
      tokens.push({ text: quoted });
    } else {
      const [word = char] = /^[^=~<>\s&|)(,]+/.exec(text.slice(at)) ?? [];
      at += word.length - 1;
      const keyword = Object.hasOwn(KEYWORDS, word.toLowerCase()) ? KEYWORDS[word.toLowerCase()] : undefined;
      tokens.push(keyword ? { sign: keyword } : { text: word });
    }
  }
  return tokens;
}

/** The tree of a search; `undefined` when there is nothing to look for. Throws `QueryNotSupported`. */
export function parseSearch(search: string): SearchNode | undefined {
  const tokens = tokenize(search);
  while (tokens.length > 0 && 'sign' in (tokens.at(-1) ?? {})) tokens.pop();
  const children = new Parser(tokens).expressions();
  return children.length === 0 ? undefined : together('and', children);
}

function together(operator: 'and' | 'or', children: readonly SearchNode[]): SearchNode {
  const [only] = children;
  if (only === undefined) throw new QueryNotSupported('Empty list of operands');
  return children.length === 1 ? only : { type: 'logic', operator, children };
}

class Parser {
  readonly #tokens: Token[];

  constructor(tokens: Token[]) {
    this.#tokens = tokens;
  }

  expressions(): SearchNode[] {
    const found: SearchNode[] = [];
    while (this.#tokens.length > 0 && this.#sign() !== 'rparen') found.push(this.#logical());
    return found;
  }

  #sign(): Sign | undefined {
    const [token] = this.#tokens;
    return token && 'sign' in token ? token.sign : undefined;
  }

  #skip(sign: Sign): boolean {
    if (this.#sign() !== sign) return false;
    this.#tokens.shift();
    return true;
  }

  #logical(): SearchNode {
    const start = this.#sign();
    if (start === 'and' || start === 'or') return this.#infix([]);
    const left = this.#operand();
    const operator = this.#sign();
    return operator === 'and' || operator === 'or' ? this.#infix([left]) : left;
  }

  #infix(left: readonly SearchNode[]): SearchNode {
    const operator = this.#skip('and') ? 'and' : 'or';
    if (operator === 'or') this.#skip('or');
    return together(operator, [...left, this.#logical()]);
  }

  #operand(): SearchNode {
    if (this.#sign() === 'lparen') return this.#group();
    if (this.#skip('not')) return { type: 'not', child: this.#negated() };
    return this.#comparison();
  }

  #negated(): SearchNode {
    if (this.#skip('not')) return { type: 'not', child: this.#negated() };
    return this.#sign() === 'lparen' ? this.#group() : this.#comparison();
  }

  #group(): SearchNode {
    this.#skip('lparen');
    const children = this.expressions();
    this.#skip('rparen');
    return together('and', children);
  }

  #comparison(): SearchNode {
    this.#skip('comma');
    const sign = this.#sign();
    if (sign === undefined) return this.#infixComparison();
    this.#tokens.shift();
    if (sign === 'null' || sign === 'notnull') return { type: 'presence', operator: sign, field: this.#value() };
    if (sign === 'in' || sign === 'notin') {
      const values = this.#values();
      const operator = sign === 'in' ? 'eq' : 'ne';
      const each = values.map((value): SearchNode => ({ type: 'compare', operator, value }));
      return together(sign === 'in' ? 'or' : 'and', each);
    }
    const value = this.#value();
    if (sign === 'not') return { type: 'not', child: { type: 'word', value } };
    if (isComparison(sign)) return { type: 'compare', operator: sign, value };
    // The library takes the sign for an operator, and writes none into the SQL.
    throw new StatementInvalid(`PG::SyntaxError: ERROR:  syntax error at or near "'${value}'"`);
  }

  #infixComparison(): SearchNode {
    const word = this.#value();
    const sign = this.#sign();
    if (sign === undefined || !isComparison(sign)) {
      this.#skip('comma');
      return { type: 'word', value: word };
    }
    this.#tokens.shift();
    const [next] = this.#tokens;
    const isList = (sign === 'in' || sign === 'notin') && !(next && 'text' in next);
    const value = isList ? this.#values().join(',') : this.#value();
    return { type: 'compare', operator: sign, field: word, value };
  }

  #value(): string {
    const [token] = this.#tokens;
    if (!token || 'sign' in token) throw new QueryNotSupported(`Value expected but found ${describe(token)}`);
    this.#tokens.shift();
    return token.text;
  }

  /** Everything up to the closing parenthesis; what is no value, such as the commas, is passed over. */
  #values(): string[] {
    this.#skip('lparen');
    const values: string[] = [];
    while (this.#tokens.length > 0 && this.#sign() !== 'rparen') {
      const token = this.#tokens.shift();
      if (token && 'text' in token) values.push(token.text);
    }
    this.#skip('rparen');
    return values;
  }
}

function isComparison(sign: Sign): sign is Comparison {
  return COMPARISONS.has(sign);
}

/** As Ruby prints a symbol or nothing. */
function describe(token: Token | undefined): string {
  return token && 'sign' in token ? `:${token.sign}` : 'nil';
}
