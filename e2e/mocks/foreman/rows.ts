/** One page of many rows, without sorting more than the page needs. */

export type Compare<Row> = (a: Row, b: Row) => number;

/** Collects rows and keeps those that come first in an order; memory grows with `keep`, not with the rows. */
export class FirstRows<Row> {
  readonly #compare: Compare<Row>;
  readonly #keep: number;
  #rows: Row[] = [];
  /** The last of those that are kept, once there are as many as wanted. */
  #last: Row | undefined;
  count = 0;

  constructor(compare: Compare<Row>, keep: number) {
    this.#compare = compare;
    this.#keep = keep;
  }

  add(row: Row): void {
    this.count += 1;
    if (this.#last !== undefined && this.#compare(row, this.#last) >= 0) return;
    this.#rows.push(row);
    if (this.#rows.length > 2 * this.#keep + 1024) this.#cut();
  }

  slice(from: number): readonly Row[] {
    this.#cut();
    return this.#rows.slice(from);
  }

  #cut(): void {
    this.#rows.sort(this.#compare);
    if (this.#rows.length <= this.#keep) return;
    this.#rows.length = this.#keep;
    this.#last = this.#rows.at(-1);
  }
}

type Sortable = string | number | null | undefined;

/** As PostgreSQL is told to sort: nothing first when ascending, last when descending. */
export function compareValues(a: Sortable, b: Sortable): number {
  if (a === null || a === undefined) return b === null || b === undefined ? 0 : -1;
  if (b === null || b === undefined) return 1;
  return a < b ? -1 : a > b ? 1 : 0;
}
