/** A time as its distance from when the data was read; the exact time stands beside it, or where the pointer rests. */
import './data.css';
import type { ReactNode } from 'react';
import { formatAge, formatTime } from './times.ts';
import { useTranslation } from './translation.tsx';

export interface TimeAgoProps {
  /** Milliseconds since 1970, as `now`. */
  readonly at: number;
  readonly now: number;
  /** Writes the exact time out in front. */
  readonly isExact?: boolean;
}

export function TimeAgo({ at, now, isExact = false }: TimeAgoProps): ReactNode {
  const { locale } = useTranslation();
  const exact = formatTime(at, locale, now);
  const ago = formatAge(at, locale, now);
  return (
    <time dateTime={new Date(at).toISOString()} title={exact} {...(!isExact && { className: 'ui-ago' })}>
      {isExact ? (
        <>
          {exact} <span className="ui-note">{ago}</span>
        </>
      ) : (
        ago
      )}
    </time>
  );
}
