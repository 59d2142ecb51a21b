/**
 * Places as WebAdmin's hash has them: `#token;name=value`, values escaped twice, once for the separators and once for the
 * URL (GWTP's ParameterTokenFormatter, GWT's encodeQueryString; seen on a running 4.5.8).
 */
export interface Place {
  readonly token: string;
  /** Of the machine that a detail view is about. */
  readonly name?: string;
}

const ESCAPES = ['/', ';', '=', '\\'];

export function parsePlace(hash: string): Place {
  const [token = '', ...pairs] = hash.replace(/^#/, '').split(';');
  const name = pairs.find((pair) => pair.startsWith('name='))?.slice('name='.length);
  return { token, ...(name !== undefined && { name: decode(name) }) };
}

export function formatPlace({ token, name }: Place): string {
  if (name === undefined) return `#${token}`;
  const escaped = name.replace(/[/;=\\]/g, (letter) => `\\${ESCAPES.indexOf(letter)}`);
  const encoded = encodeURIComponent(escaped).replaceAll('%20', '+').replaceAll('%', '%25');
  return `#${token};name=${encoded}`;
}

function decode(text: string): string {
  try {
    const plain = decodeURIComponent(decodeURIComponent(text.replaceAll('+', ' ')));
    return plain.replace(/\\([0-3])/g, (_, digit: string) => ESCAPES[Number(digit)] ?? '');
  } catch {
    return text; // A percent sign that encodes nothing was typed by hand.
  }
}
