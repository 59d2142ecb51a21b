/** The General tab: facts in three columns, a row as high as its longest text. */
import type { JSX } from 'react';

export type Fact = readonly [label: string, value: string];

/** Rows of three; a missing fact leaves its place empty. */
export type Facts = readonly (readonly (Fact | null)[])[];

export function FactSheet({ facts }: { readonly facts: Facts }): JSX.Element {
  return (
    <dl className="webadmin-facts">
      {facts.map((row, rowIndex) =>
        row.map(
          (fact, column) =>
            fact && (
              <div key={fact[0]} style={{ gridRow: rowIndex + 1, gridColumn: column + 1 }}>
                <dt>{fact[0]}:</dt>
                <dd>{fact[1]}</dd>
              </div>
            ),
        ),
      )}
    </dl>
  );
}
