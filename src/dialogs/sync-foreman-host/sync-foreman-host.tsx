/** The dialog "Sync": a VM, its host in Foreman, and one change at a time that brings them together. */
import './sync-foreman-host.css';
import { AlertActionLink, Button } from '@patternfly/react-core';
import { useEffect, useId, useRef, useState, type ReactNode, type RefObject } from 'react';
import { describeEitherFault } from '../../foreman-page/either-fault.ts';
import type { ForemanPageProps } from '../../foreman-page/page-props.ts';
import { candidatesOf } from '../../foreman-page/sync-run.ts';
import {
  canBeCorrected,
  planSync,
  type SyncAction,
  type SyncChoice,
  type SyncOffer,
  type SyncSituation,
} from '../../foreman-page/sync.ts';
import { isApiError } from '../../http/request.ts';
import type { Translate } from '../../i18n/i18n.ts';
import type { SyncTarget } from '../../plugin/foreman-host-page.ts';
import { Alert } from '../../ui/alert.tsx';
import { DialogFrame } from '../../ui/dialog-frame.tsx';
import { FaultAlert } from '../../ui/fault-alert.tsx';
import { focusQuietly, isFocusUnplaced } from '../../ui/focus.ts';
import { Waiting } from '../../ui/subtab.tsx';
import { useTranslation } from '../../ui/translation.tsx';
import { ActionFields } from './action-fields.tsx';
import { Machines } from './machines.tsx';
import { SyncPreview } from './sync-preview.tsx';
import { usePlaces } from './use-places.ts';
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
  const missingId = useId();
  const submitButton = useRef<HTMLButtonElement>(null);
  const [isChosen, setIsChosen] = useState(false);
  const [wanted, setWanted] = useState<Wanted>(NOTHING_WANTED);
  const sync = useSync(page, target, hostId);
  const { findings, readError, isRunning } = sync;
  const candidate = findings && candidatesOf(findings.match.match).find(({ host }) => host.id === findings.host?.id);
  const isWeak = !isChosen && candidate?.evidence.every(({ rule }) => rule === 'mac') === true;
  const suggested = sync.situation && suggestAction(sync.situation, isWeak);
  const action = wanted.action ?? suggested;
  const places = usePlaces(page, action === 'import');
  const situation = sync.situation && places.data ? { ...sync.situation, places: places.data } : sync.situation;
  const offer = action && situation && planSync(action, situation, wanted.choice);
  const plan = offer?.ok ? offer.plan : undefined;
  const needsConfirmation = plan !== undefined && plan.warnings.length > 0;
  const isReady = plan !== undefined && !isRunning && (wanted.isConfirmed || !needsConfirmation);
  const missing = isRunning ? undefined : findMissing(offer, needsConfirmation && !wanted.isConfirmed, t);

  function submit(): void {
    if (!plan || !isReady) return;
    // What was refused stays as it is, to be corrected or tried again.
    sync.run(plan, () => setWanted(NOTHING_WANTED));
  }

  return (
    <DialogFrame
      title={t('foreman.sync.title')}
      onClose={onClose}
      notice={
        sync.outcome && (
          <OutcomeNotice outcome={sync.outcome} page={page} onUndo={sync.undo} submitButton={submitButton} />
        )
      }
      footer={
        <>
          <span id={missingId} className="ui-note sync-missing">
            {missing}
          </span>
          {action && (
            <Button
              ref={submitButton}
              variant="primary"
              isAriaDisabled={!isReady}
              aria-describedby={missingId}
              onClick={submit}
            >
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
            places={places}
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

/** What the person still has to do, which may be out of sight, before a change can be made. */
function findMissing(offer: SyncOffer | undefined, isUnconfirmed: boolean, t: Translate): string | undefined {
  if (offer?.ok === false) {
    return canBeCorrected(offer.obstacle) ? t(`foreman.sync.obstacle.${offer.obstacle}`) : undefined;
  }
  return isUnconfirmed ? t('foreman.sync.confirm-first', { words: t('foreman.sync.confirm') }) : undefined;
}

/** Foreman's word for a VM that another host is linked to. */
function isTaken(error: unknown): boolean {
  return isApiError(error) && error.status === 422 && /\buuid\b/i.test(error.detail);
}

interface OutcomeAlertProps {
  readonly outcome: Outcome;
  readonly page: ForemanPageProps;
  readonly onUndo: (step: NonNullable<Extract<Outcome, { kind: 'done' }>['undo']>) => void;
}

interface OutcomeNoticeProps extends OutcomeAlertProps {
  readonly submitButton: RefObject<HTMLButtonElement | null>;
}

/**
 * What was pressed may be gone with the change, or stand for another one: the focus goes to the words, so that the way
 * back is the next thing, and nothing that a key held too long would press. Somebody who is elsewhere by now stays there.
 */
function OutcomeNotice({ submitButton, ...props }: OutcomeNoticeProps): ReactNode {
  const element = useRef<HTMLDivElement>(null);
  const { outcome } = props;
  useEffect(() => {
    const { activeElement } = document;
    const isOnPressed = activeElement !== null && activeElement === submitButton.current;
    const isMoved = !isFocusUnplaced() && (outcome.kind === 'failed' || !isOnPressed);
    if (element.current && !isMoved) focusQuietly(element.current);
  }, [outcome, submitButton]);
  return (
    <div ref={element} tabIndex={-1}>
      <OutcomeAlert {...props} />
    </div>
  );
}

function OutcomeAlert({ outcome, page, onUndo }: OutcomeAlertProps): ReactNode {
  const { t } = useTranslation();
  switch (outcome.kind) {
    case 'undone':
      return <Alert variant="success" component="h2" title={t('foreman.sync.undone')} />;
    case 'failed': {
      const title = t(`foreman.sync.failed.${outcome.action ?? 'undo'}`);
      const hint = isTaken(outcome.error) ? t('foreman.sync.taken') : undefined;
      return <FaultAlert title={title} {...describeEitherFault(outcome.error, page.config, t)} hint={hint} />;
    }
    case 'hidden': {
      const { name, organizationName, locationName } = outcome.host;
      const organization = organizationName ?? t('foreman.sync.nothing');
      const location = locationName ?? t('foreman.sync.nothing');
      return (
        <Alert variant="warning" component="h2" title={t('foreman.sync.hidden', { host: name })}>
          {t('foreman.sync.hidden-why', { organization, location })}
        </Alert>
      );
    }
    case 'done': {
      const { action, name, undo } = outcome;
      const title =
        action === 'renameVm'
          ? t('foreman.sync.done.renameVm', { vm: name })
          : t(`foreman.sync.done.${action}`, { host: name });
      return (
        <Alert
          variant="success"
          component="h2"
          title={title}
          actionLinks={undo && <AlertActionLink onClick={() => onUndo(undo)}>{t('foreman.sync.undo')}</AlertActionLink>}
        />
      );
    }
  }
}
