/** A server's refusal where the user looks: what could not be done, the server's own words, and a way to try again. */
import { AlertActionLink } from '@patternfly/react-core';
import { useEffect, useRef, type ReactNode } from 'react';
import { Alert } from './alert.tsx';
import { useTranslation } from './translation.tsx';

export interface FaultAlertProps {
  /** What could not be done, as a sentence. */
  readonly title: string;
  /** Why not. */
  readonly reason: string;
  /** What to do about it, or what it means. */
  readonly hint?: string | undefined;
  /** Finds the request in the server's log. */
  readonly correlationId?: string | undefined;
  readonly onRetry?: () => void;
}

export function FaultAlert({ title, reason, hint, correlationId, onRetry }: FaultAlertProps): ReactNode {
  const { t } = useTranslation();
  const element = useRef<HTMLDivElement>(null);
  // In a low window there may be more above and below it than fits.
  useEffect(() => {
    // Returns a promise in newer browsers, which React would take for the end of the effect, and call.
    element.current?.scrollIntoView({ block: 'nearest' });
  }, []);
  return (
    <div ref={element}>
      <Alert
        isLiveRegion
        variant="danger"
        component="h2"
        title={title}
        actionLinks={onRetry && <AlertActionLink onClick={onRetry}>{t('fault.retry')}</AlertActionLink>}
      >
        <p>{reason}</p>
        {hint !== undefined && <p>{hint}</p>}
        {correlationId !== undefined && <p>{t('fault.correlation-id', { id: correlationId })}</p>}
      </Alert>
    </div>
  );
}
