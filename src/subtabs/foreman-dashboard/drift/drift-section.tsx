/** The dashboard's comparison of the engine's VMs with Foreman's hosts: started by hand, with progress and a last result. */
import './drift.css';
import { Button } from '@patternfly/react-core';
import type { ReactNode } from 'react';
import type { DriftProgress, DriftResult } from '../../../foreman-page/drift-scan.ts';
import { describeEitherFault } from '../../../foreman-page/either-fault.ts';
import type { ForemanPageProps } from '../../../foreman-page/page-props.ts';
import { Alert } from '../../../ui/alert.tsx';
import { FaultAlert } from '../../../ui/fault-alert.tsx';
import { Card } from '../../../ui/subtab.tsx';
import { formatTime } from '../../../ui/times.ts';
import { useTranslation } from '../../../ui/translation.tsx';
import { DriftTable } from './drift-table.tsx';
import { useDriftScan } from './use-drift-scan.ts';

export function DriftSection(page: ForemanPageProps): ReactNode {
  const { t } = useTranslation();
  const { state, result, outdated, start, cancel } = useDriftScan(page);
  const isRunning = state.kind === 'running';
  return (
    <Card title={t('foreman.drift.title')}>
      <p>{t('foreman.drift.what')}</p>
      <p className="ui-inline drift-start">
        <Button variant="secondary" data-sync="" onClick={isRunning ? cancel : start}>
          {t(isRunning ? 'foreman.drift.cancel' : result ? 'foreman.drift.again' : 'foreman.drift.start')}
        </Button>
        {isRunning && <ScanProgress {...state.progress} />}
        <span role="status">{state.kind === 'cancelled' && t('foreman.drift.cancelled')}</span>
      </p>
      {state.kind === 'failed' && <ScanFault error={state.error} page={page} onRetry={start} />}
      {result && <Result result={result} outdated={outdated} page={page} />}
    </Card>
  );
}

function ScanProgress({ step, done, total }: DriftProgress): ReactNode {
  const { t } = useTranslation();
  const count = total === undefined ? t('foreman.drift.count', { done }) : t('foreman.drift.count-of', { done, total });
  return (
    <span className="drift-progress">
      <progress
        aria-label={t('foreman.drift.progress')}
        aria-valuetext={`${t(`foreman.drift.step.${step}`)}: ${count}`}
        {...(total !== undefined && total > 0 && { value: Math.min(done, total), max: total })}
      />
      {t(`foreman.drift.step.${step}`)}: {count}
    </span>
  );
}

interface ScanFaultProps {
  readonly error: unknown;
  readonly page: ForemanPageProps;
  readonly onRetry: () => void;
}

function ScanFault({ error, page, onRetry }: ScanFaultProps): ReactNode {
  const { t } = useTranslation();
  const words = describeEitherFault(error, page.config, t);
  return <FaultAlert title={t('foreman.drift.failed')} {...words} onRetry={onRetry} />;
}

interface ResultProps {
  readonly result: DriftResult;
  /** Ids of VMs that were changed since. */
  readonly outdated: readonly string[];
  readonly page: ForemanPageProps;
}

function Result({ result, outdated, page }: ResultProps): ReactNode {
  const { t, locale } = useTranslation();
  const { endedAt, vmCount, hostCount, drifts, knowsHosts, lacksFacts } = result;
  return (
    <>
      <p className="ui-note">
        {t('foreman.drift.ended', { time: formatTime(endedAt, locale) })}.{' '}
        {knowsHosts
          ? t('foreman.drift.compared', { vms: vmCount, hosts: hostCount })
          : t('foreman.drift.compared-vms', { vms: vmCount })}
      </p>
      {!knowsHosts && <p className="ui-note">{t('foreman.drift.no-scope')}</p>}
      {lacksFacts && <p className="ui-note">{t('foreman.drift.no-facts')}</p>}
      {drifts.length === 0 ? (
        <Alert variant="success" component="h3" title={t('foreman.drift.alike')}>
          {t('foreman.drift.alike-what')}
        </Alert>
      ) : (
        // A new result begins on its first page.
        <DriftTable key={endedAt} drifts={drifts} outdated={outdated} page={page} />
      )}
    </>
  );
}
