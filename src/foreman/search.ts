/**
 * Builds Foreman searches. The language knows no precedence between `and` and `or` and nests to the right, so that
 * everything joined here stands in parentheses (scoped_search query_language/parser.rb).
 */

/** A value as the search takes it, whatever it holds. */
export function quote(value: string): string {
  return `"${value.replace(/[\\"]/g, '\\$&')}"`;
}

/**
 * `field` has one of the values; empty for none. Not for facts: Foreman turns a list of these into invalid SQL and
 * answers 500.
 */
export function isOneOf(field: string, values: readonly string[]): string {
  // A comma would split a value of a list in two, and no quoting helps.
  const list = values.filter((value) => !value.includes(','));
  const others = values.filter((value) => value.includes(','));
  return either(
    list.length > 1 ? `${field} ^ (${list.map(quote).join(',')})` : undefined,
    ...(list.length === 1 ? list : []).concat(others).map((value) => `${field} = ${quote(value)}`),
  );
}

export function either(...parts: readonly (string | undefined)[]): string {
  return join(' or ', parts);
}

/** Parts that are empty or absent are left out. */
export function both(...parts: readonly (string | undefined)[]): string {
  return join(' and ', parts);
}

function join(word: string, parts: readonly (string | undefined)[]): string {
  const present = parts.filter((part) => part !== undefined && part !== '');
  return present.length === 1 ? present.join('') : present.map((part) => `(${String(part)})`).join(word);
}

/** A span up to now. In hours, since Foreman cuts "days ago" to whole days. */
export function within(field: string, hours: number): string {
  return `${field} > "${hours} hours ago"`;
}
