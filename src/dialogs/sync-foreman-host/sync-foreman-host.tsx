/** The dialog "Sync": a VM, its host in Foreman, and one change at a time that brings them together. */
import './sync-foreman-host.css';
import { Alert, AlertActionLink, Button } from '@patternfly/react-core';
import { useState, type ReactNode } from 'react';
import { describeEitherFault } from '../../foreman-page/either-fault.ts';
import type { ForemanPageProps } from '../../foreman-page/page-props.ts';
import { candidatesOf } from '../../foreman-page/sync-run.ts';
import { planSync, type SyncAction, type SyncChoice, type SyncSituation } from '../../foreman-page/sync.ts';
import type { SyncTarget } from '../../plugin/foreman-host-page.ts';
import { DialogFrame } from '../../ui/dialog-frame.tsx';
import { FaultAlert } from '../../ui/fault-alert.tsx';
import { Waiting } from '../../ui/subtab.tsx';
import { useTranslation } from '../../ui/translation.tsx';
import { ActionFields } from './action-fields.tsx';
import { Machines } from './machines.tsx';
import { SyncPreview } from './sync-preview.tsx';
import { useSync, type Outcome } from './use-sync.ts';

export interface SyncForemanHostProps {
  readonly page: ForemanPageProps;
  readonly target: SyncTarget;
  readonly onClose: () => void;
}

/** What the person has chosen so far; begins anew with another host, and after each change that was made. */
interface Wanted {
  readonly action?: SyncAction;
  readonly choice: SyncChoice;
  readonly isConfirmed: boolean;
}

const NOTHING_WANTED: Wanted = { choice: {}, isConfirmed: false };

export function SyncForemanHost({ page, target, onClose }: SyncForemanHostProps): ReactNode {
  const { t } = useTranslation();
  const [hostId, setHostId] = useState(target.hostId);
  const [isChosen, setIsChosen] = useState(false);
  const [wanted, setWanted] = useState<Wanted>(NOTHING_WANTED);
  const sync = useSync(page, target, hostId);
  const { findings, situation, readError, isRunning } = sync;
  const candidate = findings && candidatesOf(findings.match.match).find(({ host }) => host.id === findings.host?.id);
  const isWeak = !isChosen && candidate?.evidence.every(({ rule }) => rule === 'mac') === true;
  const action = wanted.action ?? (situation && suggestAction(situation, isWeak));
  const offer = action && situation && planSync(action, situation, wanted.choice);
  const plan = offer?.ok ? offer.plan : undefined;
  const needsConfirmation = plan !== undefined && plan.warnings.length > 0;
  const isReady = plan !== undefined && !isRunning && (wanted.isConfirmed || !needsConfirmation);

  function submit(): void {
    if (!plan || !isReady) return;
    // What was refused stays as it is, to be corrected or tried again.
    sync.run(plan, () => setWanted(NOTHING_WANTED));
  }

  return (
    <DialogFrame
      title={t('foreman.sync.title')}
      onClose={onClose}
      notice={sync.outcome && <OutcomeAlert outcome={sync.outcome} page={page} onUndo={sync.undo} />}
      footer={
        <>
          {action && (
            <Button variant="primary" isAriaDisabled={!isReady} onClick={submit}>
              {isRunning ? t('foreman.sync.running') : t(`foreman.sync.do.${action}`)}
            </Button>
          )}
          <Button variant="secondary" onClick={onClose}>
            {t('foreman.sync.close')}
          </Button>
        </>
      }
    >
      {readError && (
        <FaultAlert
          title={t('foreman.sync.read-failed')}
          {...describeEitherFault(readError, page.config, t)}
          onRetry={sync.readAgain}
        />
      )}
      {!readError && !findings && <Waiting label={t('foreman.sync.reading')} />}
      {findings && situation && (
        <div className="ui-fields">
          <Machines
            page={page}
            target={target}
            findings={findings}
            onChoose={(id) => {
              setHostId(id);
              setIsChosen(true);
              setWanted(NOTHING_WANTED);
            }}
          />
          <ActionFields
            page={page}
            situation={situation}
            candidate={candidate}
            action={action}
            choice={wanted.choice}
            onAction={(next) => setWanted({ ...NOTHING_WANTED, action: next })}
            onChoice={(choice) => setWanted({ ...wanted, ...(action && { action }), choice })}
          />
          {plan && (
            <SyncPreview
              plan={plan}
              isConfirmed={wanted.isConfirmed}
              onConfirm={(isConfirmed) => setWanted({ ...wanted, ...(action && { action }), isConfirmed })}
            />
          )}
        </div>
      )}
    </DialogFrame>
  );
}

/**
 * What most likely is wanted: a link where there is none, and none where the VM is gone. A MAC address alone is too weak
 * to propose anything: it may be another machine's by now.
 */
function suggestAction(situation: SyncSituation, isWeak: boolean): SyncAction | undefined {
  const action = situation.vm ? 'link' : 'unlink';
  if (action === 'link' && isWeak) return undefined;
  return planSync(action, situation).ok ? action : undefined;
}

interface OutcomeAlertProps {
  readonly outcome: Outcome;
  readonly page: ForemanPageProps;
  readonly onUndo: (step: NonNullable<Extract<Outcome, { kind: 'done' }>['undo']>) => void;
}

function OutcomeAlert({ outcome, page, onUndo }: OutcomeAlertProps): ReactNode {
  const { t } = useTranslation();
  switch (outcome.kind) {
    case 'undone':
      return <Alert isInline variant="success" component="h2" title={t('foreman.sync.undone')} />;
    case 'failed': {
      const title = t(`foreman.sync.failed.${outcome.action ?? 'undo'}`);
      return <FaultAlert title={title} {...describeEitherFault(outcome.error, page.config, t)} />;
    }
    case 'done': {
      const { action, name, undo } = outcome;
      const title =
        action === 'renameVm'
          ? t('foreman.sync.done.renameVm', { vm: name })
          : t(`foreman.sync.done.${action}`, { host: name });
      return (
        <Alert
          isInline
          variant="success"
          component="h2"
          title={title}
          actionLinks={undo && <AlertActionLink onClick={() => onUndo(undo)}>{t('foreman.sync.undo')}</AlertActionLink>}
        />
      );
    }
  }
}
