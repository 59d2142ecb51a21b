/** A link to a page outside of WebAdmin, in a new tab; the bare text where nobody knows the address. */
import './data.css';
import { ExternalLinkAltIcon } from '@patternfly/react-icons';
import type { ReactNode } from 'react';
import { useTranslation } from './translation.tsx';

export interface OutsideLinkProps {
  readonly href: string | undefined;
  readonly children: ReactNode;
}

export function OutsideLink({ href, children }: OutsideLinkProps): ReactNode {
  const { t } = useTranslation();
  if (href === undefined) return children;
  return (
    <a href={href} target="_blank" rel="noopener noreferrer">
      {children}&nbsp;
      <ExternalLinkAltIcon className="ui-outside" />
      <span className="pf-v6-screen-reader"> {t('link.new-tab')}</span>
    </a>
  );
}
