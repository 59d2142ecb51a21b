// Reads the beginning of a JSON text that was cut somewhere.
import type { Json } from '../engine/json.ts';

/** Tells which objects the cut left open: more may have followed in these. */
export interface Cut {
  readonly isOpen: (json: Json) => boolean;
}

class End extends Error {
  override readonly name = 'End';
}

class Reader {
  readonly open = new Set<Json>();
  readonly #text: string;
  #at = 0;

  constructor(text: string) {
    this.#text = text;
  }

  #space(): void {
    while (/\s/.test(this.#text.charAt(this.#at))) this.#at += 1;
    if (this.#at >= this.#text.length) throw new End();
  }

  #string(): string {
    const match = /"(?:[^"\\]|\\.)*"/sy;
    match.lastIndex = this.#at;
    const [found] = match.exec(this.#text) ?? [];
    if (found === undefined) throw new End();
    this.#at += found.length;
    // Any JSON string is a string.
    return JSON.parse(found) as string;
  }

  /** Fills a container until its end or the end of the text. */
  #fill(container: Json, close: string, item: () => void): void {
    this.#at += 1;
    this.open.add(container);
    for (;;) {
      this.#space();
      const character = this.#text.charAt(this.#at);
      if (character === close) break;
      if (character === ',') this.#at += 1;
      else item();
    }
    this.#at += 1;
    this.open.delete(container);
  }

  value(put: (json: Json) => void): void {
    this.#space();
    const character = this.#text.charAt(this.#at);
    if (character === '{') {
      const object: Record<string, Json> = {};
      put(object);
      this.#fill(object, '}', () => {
        const key = this.#string();
        this.#space();
        this.#at += 1;
        this.value((json) => {
          object[key] = json;
        });
      });
    } else if (character === '[') {
      const list: Json[] = [];
      put(list);
      this.#fill(list, ']', () => this.value((json) => list.push(json)));
    } else if (character === '"') put(this.#string());
    else this.#word(put);
  }

  #word(put: (json: Json) => void): void {
    const match = /[-+.\w]+/y;
    match.lastIndex = this.#at;
    const [found] = match.exec(this.#text) ?? [];
    if (found === undefined || this.#at + found.length >= this.#text.length) throw new End();
    this.#at += found.length;
    // A number or a word of JSON.
    put(JSON.parse(found) as Json);
  }
}

export function readPartialJson(text: string): { readonly json: Json; readonly cut: Cut } {
  const reader = new Reader(text);
  let json: Json = null;
  try {
    reader.value((whole) => {
      json = whole;
    });
  } catch (error) {
    if (!(error instanceof End)) throw error;
  }
  return { json, cut: { isOpen: (part) => reader.open.has(part) } };
}
