/** A link into Foreman's own pages, in a tab of its own; plain text where nobody knows how a browser gets there. */
import type { ReactNode } from 'react';

export interface ForemanLinkProps {
  readonly to: string | undefined;
  readonly children: ReactNode;
}

export function ForemanLink({ to, children }: ForemanLinkProps): ReactNode {
  if (to === undefined) return children;
  return (
    <a href={to} target="_blank" rel="noopener noreferrer">
      {children}
    </a>
  );
}
