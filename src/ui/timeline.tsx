/** Steps of something that takes its time, from top to bottom, each with its state and how long it took. */
import './timeline.css';
import { ProgressStep, ProgressStepper, Spinner } from '@patternfly/react-core';
import { useEffect, useState, type ReactNode } from 'react';
import type { Translate } from '../i18n/i18n.ts';
import { useTranslation } from './translation.tsx';

export interface TimelineStep {
  readonly id: string;
  readonly title: string;
  readonly state: 'waiting' | 'running' | 'done' | 'failed' | 'stopped';
  /** Milliseconds since the epoch by this browser's clock; absent before the step has begun, and ended. */
  readonly startedAt?: number;
  readonly endedAt?: number;
  /** 0 to 100; absent where nobody says it. */
  readonly percent?: number;
  /** Below the time: why it failed, or what to know of it. */
  readonly note?: ReactNode;
}

export interface TimelineProps {
  /** Names the list for screen readers, and begins the ids of its parts. */
  readonly label: string;
  readonly id: string;
  readonly steps: readonly TimelineStep[];
  readonly isRunning: boolean;
  /** Read out when no step is under way. */
  readonly summary: string;
}

/** What it says stands beside it as text. */
const RUNNING = (
  <span aria-hidden="true">
    <Spinner size="sm" />
  </span>
);

const variants = {
  waiting: 'pending',
  running: 'info',
  done: 'success',
  failed: 'danger',
  stopped: 'warning',
} as const;

export function Timeline({ label, id, steps, isRunning, summary }: TimelineProps): ReactNode {
  const { t } = useTranslation();
  const now = useNow(isRunning);
  const current = steps.find(({ state }) => state !== 'done' && state !== 'waiting');
  return (
    <>
      <ProgressStepper isVertical aria-label={label}>
        {steps.map((step) => {
          const time = describeStep(step, now, t);
          return (
            <ProgressStep
              key={step.id}
              id={`${id}-${step.id}`}
              titleId={`${id}-${step.id}-title`}
              variant={variants[step.state]}
              isCurrent={step.state === 'running'}
              {...(step.state === 'running' && { icon: RUNNING })}
              {...(step.state !== 'waiting' && { description: describe(time, step.note) })}
              aria-label={`${step.title}: ${time}`}
            >
              {step.title}
            </ProgressStep>
          );
        })}
      </ProgressStepper>
      {/* Told once a step, where the times above change every second. */}
      <p className="pf-v6-screen-reader" role="status">
        {current?.title ?? summary}
      </p>
    </>
  );
}

function describe(time: string, note: ReactNode): ReactNode {
  return note === undefined ? (
    time
  ) : (
    <>
      {time}
      <span className="ui-timeline__note">{note}</span>
    </>
  );
}

/** How far all steps together are, as a bar. */
export function TimelineBar({
  label,
  name,
  steps,
}: Pick<TimelineProps, 'label' | 'steps'> & { readonly name: string }): ReactNode {
  const shares = steps.map(({ state, percent = 0 }) =>
    state === 'done' ? 1 : state === 'running' ? percent / 100 : 0,
  );
  const value = Math.round((100 * shares.reduce((sum, share) => sum + share, 0)) / steps.length);
  return (
    <div className="ui-progress">
      <span>{name}</span>
      <span>{value} %</span>
      {/* Not PatternFly's: it brings a tooltip and its positioning, three times the size of this whole page. */}
      <div
        className="ui-progress__bar"
        role="progressbar"
        aria-label={label}
        aria-valuemin={0}
        aria-valuemax={100}
        aria-valuenow={value}
      >
        <div style={{ inlineSize: `${value}%` }} />
      </div>
    </div>
  );
}

/** The time of now, every second while somebody waits. */
function useNow(isTicking: boolean): number {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    if (!isTicking) return undefined;
    const timer = setInterval(() => setNow(Date.now()), 1000);
    return () => clearInterval(timer);
  }, [isTicking]);
  return now;
}

function describeStep({ state, startedAt, endedAt, percent }: TimelineStep, now: number, t: Translate): string {
  const time = startedAt === undefined ? undefined : describeTime((endedAt ?? Math.max(now, startedAt)) - startedAt, t);
  switch (state) {
    case 'waiting':
      return t('step.waiting');
    case 'running':
      if (time === undefined) return t('step.begun');
      return percent === undefined ? t('step.running', { time }) : t('step.running-percent', { time, percent });
    case 'done':
      return time ?? t('step.done');
    case 'failed':
      return time === undefined || time === t('time.moment') ? t('step.failed-at-once') : t('step.failed', { time });
    case 'stopped':
      return t('step.stopped');
  }
}

function describeTime(ms: number, t: Translate): string {
  const seconds = Math.round(ms / 1000);
  if (seconds === 0) return t('time.moment');
  return seconds < 60
    ? t('time.seconds', { seconds })
    : t('time.minutes', { minutes: Math.floor(seconds / 60), seconds: seconds % 60 });
}
