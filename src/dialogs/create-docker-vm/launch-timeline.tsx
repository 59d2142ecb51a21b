/** The steps of a launch from top to bottom, each with its state and its time. */
import { ProgressStep, ProgressStepper, Spinner } from '@patternfly/react-core';
import { useEffect, useState, type ReactNode } from 'react';
import type { Translate } from '../../i18n/i18n.ts';
import type { LaunchSnapshot, LaunchStep } from '../../plugin/launch.ts';
import { useTranslation } from '../../ui/translation.tsx';

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

export function LaunchTimeline({ launch }: { readonly launch: LaunchSnapshot }): ReactNode {
  const { t } = useTranslation();
  const now = useNow(launch.state === 'running');
  const current = launch.steps.find(({ state }) => state !== 'done' && state !== 'waiting');
  return (
    <>
      <ProgressStepper isVertical aria-label={t('launch.progress')} className="launch__steps">
        {launch.steps.map((step) => {
          const time = describeStep(step, now, t);
          return (
            <ProgressStep
              key={step.id}
              id={`launch-step-${step.id}`}
              titleId={`launch-step-${step.id}-title`}
              variant={variants[step.state]}
              isCurrent={step.state === 'running'}
              {...(step.state === 'running' && { icon: RUNNING })}
              {...(step.state !== 'waiting' && { description: time })}
              aria-label={`${t(`launch.step.${step.id}`)}: ${time}`}
            >
              {t(`launch.step.${step.id}`)}
            </ProgressStep>
          );
        })}
      </ProgressStepper>
      {/* Told once a step, where the times above change every second. */}
      <p className="pf-v6-screen-reader" role="status">
        {current ? t(`launch.step.${current.id}`) : t(`launch.state.${launch.state === 'done' ? 'done' : 'running'}`)}
      </p>
    </>
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

function describeStep({ state, startedAt, endedAt, percent }: LaunchStep, now: number, t: Translate): string {
  const time = startedAt === undefined ? undefined : describeTime((endedAt ?? Math.max(now, startedAt)) - startedAt, t);
  switch (state) {
    case 'waiting':
      return t('launch.step.waiting');
    case 'running':
      if (time === undefined) return t('launch.state.running');
      return percent === undefined
        ? t('launch.step.running', { time })
        : t('launch.step.running-percent', { time, percent });
    case 'done':
      return time === undefined ? t('launch.step.done') : t('launch.step.done-in', { time });
    case 'failed':
      return time === undefined || time === t('launch.time.moment')
        ? t('launch.step.failed-at-once')
        : t('launch.step.failed', { time });
    case 'stopped':
      return t('launch.step.stopped');
  }
}

function describeTime(ms: number, t: Translate): string {
  const seconds = Math.round(ms / 1000);
  if (seconds === 0) return t('launch.time.moment');
  return seconds < 60
    ? t('launch.time.seconds', { seconds })
    : t('launch.time.minutes', { minutes: Math.floor(seconds / 60), seconds: seconds % 60 });
}
