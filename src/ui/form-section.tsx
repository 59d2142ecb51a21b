/** A part of the form that is folded away until somebody wants it, or until something in it has to be corrected. */
import { ExpandableSection } from '@patternfly/react-core';
import { useState, type ReactNode } from 'react';

export interface FormSectionProps {
  readonly label: string;
  readonly isWrong?: boolean;
  readonly children: ReactNode;
}

export function FormSection({ label, isWrong = false, children }: FormSectionProps): ReactNode {
  const [isOpen, setIsOpen] = useState(false);
  const isExpanded = isOpen || isWrong;
  return (
    <ExpandableSection toggleText={label} isExpanded={isExpanded} onToggle={(_, wanted) => setIsOpen(wanted)}>
      {isExpanded && <div className="ui-fields">{children}</div>}
    </ExpandableSection>
  );
}
