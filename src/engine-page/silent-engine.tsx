/** Says that the engine does not answer while something is followed, and that it is asked on. */
import type { ReactNode } from 'react';
import { Alert } from '../ui/alert.tsx';
import { formatTime } from '../ui/times.ts';
import { useTranslation } from '../ui/translation.tsx';

export interface SilentEngineProps {
  /** In milliseconds since the epoch. */
  readonly since: number;
  readonly heading: 'h2' | 'h3';
}

export function SilentEngine({ since, heading }: SilentEngineProps): ReactNode {
  const { t, locale } = useTranslation();
  return (
    <Alert
      isLiveRegion
      variant="warning"
      component={heading}
      title={t('engine.silent', { time: formatTime(since, locale.replace('_', '-')) })}
    >
      <p>{t('engine.silent.why')}</p>
    </Alert>
  );
}
