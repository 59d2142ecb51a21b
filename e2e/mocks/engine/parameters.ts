// Parameters of a request: from the query, from matrix parameters in the path (`;max=5`), or from a header.

/** The engine's words for true and false; anything else is ignored (ParametersHelper.java). */
function readFlag(text: string): boolean | undefined {
  if (/^(t|true|y|yes|1|)$/i.test(text)) return true;
  if (/^(f|false|n|no|0)$/i.test(text)) return false;
  return undefined;
}

export class Parameters {
  readonly #values: URLSearchParams;
  readonly #headers: Headers;

  constructor(query: URLSearchParams, matrix: URLSearchParams, headers: Headers) {
    this.#values = new URLSearchParams([...matrix, ...query]);
    this.#headers = headers;
  }

  text(name: string): string | undefined {
    return this.#values.get(name) ?? undefined;
  }

  /** A parameter that may also be a header: `all_content` and `All-Content`. */
  flag(name: string, header?: string): boolean | undefined {
    const text = this.#values.get(name) ?? (header === undefined ? null : this.#headers.get(header));
    return text === null ? undefined : readFlag(text);
  }

  /** Whether the client says how the answer should be, by either header (httpd takes `Expect` away). */
  expects(answer: '201-created' | '202-accepted'): boolean {
    return ['Expect', 'X-Ovirt-Expect'].some((name) => this.#headers.get(name)?.includes(answer) === true);
  }

  /** Undefined when absent or no number: the engine ignores what it cannot read. */
  integer(name: string): number | undefined {
    const text = this.#values.get(name);
    return text !== null && /^-?\d+$/.test(text) ? Number(text) : undefined;
  }
}

/** Takes matrix parameters out of a path: `/api/events;max=5` is `/api/events` and `max=5`. */
export function splitPath(path: string): { readonly path: string; readonly matrix: URLSearchParams } {
  const matrix = new URLSearchParams();
  const segments = path.split('/').map((segment) => {
    const [name = '', ...pairs] = segment.split(';');
    for (const pair of pairs) {
      const [key = '', value = ''] = pair.split('=', 2);
      matrix.append(key, decodeURIComponent(value));
    }
    return name;
  });
  return { path: segments.join('/'), matrix };
}
