/** A state in a word, with the sign that WebAdmin has for its kind: nobody needs to see the colour. */
import { BanIcon, CheckCircleIcon, ExclamationCircleIcon, ExclamationTriangleIcon } from '@patternfly/react-icons';
import { InfoCircleIcon, QuestionCircleIcon } from '@patternfly/react-icons';
import './data.css';
import type { ReactNode } from 'react';

const SIGNS = {
  ok: CheckCircleIcon,
  warning: ExclamationTriangleIcon,
  error: ExclamationCircleIcon,
  info: InfoCircleIcon,
  off: BanIcon,
  unknown: QuestionCircleIcon,
};
export type StatusKind = keyof typeof SIGNS;

export interface StatusWordProps {
  readonly kind: StatusKind;
  readonly children: ReactNode;
}

export function StatusWord({ kind, children }: StatusWordProps): ReactNode {
  const Sign = SIGNS[kind];
  return (
    <span className="ui-status">
      <Sign className={`ui-status__sign ui-status__sign--${kind}`} /> {children}
    </span>
  );
}
