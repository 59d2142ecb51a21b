/** The course of one launch: each step with its time, where the VM can be reached, and what to do when it stopped. */
import { Button } from '@patternfly/react-core';
import { useEffect, useRef, useState, type ReactNode } from 'react';
import { SilentEngine } from '../../engine-page/silent-engine.tsx';
import type { LaunchAction, LaunchSnapshot } from '../../plugin/launch.ts';
import { Alert } from '../../ui/alert.tsx';
import { DialogFrame } from '../../ui/dialog-frame.tsx';
import { focusQuietly, LANDING } from '../../ui/focus.ts';
import { Timeline, TimelineBar } from '../../ui/timeline.tsx';
import { useTranslation } from '../../ui/translation.tsx';
import { describeState } from './launch-text.ts';
import './launch-view.css';

export interface LaunchViewProps {
  readonly launch: LaunchSnapshot;
  readonly onAct: (action: LaunchAction) => void;
  /** Back to the form. */
  readonly onBack: () => void;
  readonly onClose: () => void;
}

export function LaunchView({ launch, onAct, onBack, onClose }: LaunchViewProps): ReactNode {
  const { t } = useTranslation();
  const [removal, setRemoval] = useState<'unasked' | 'asked' | 'kept'>('unasked');
  const isAsking = removal === 'asked';
  const title = t('launch.title', { name: launch.vmName });
  const steps = launch.steps.map((step) => ({ ...step, title: t(`launch.step.${step.id}`) }));
  const body = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (body.current) focusQuietly(body.current);
  }, []);

  const footer = isAsking ? (
    <RemovalButtons
      onKeep={() => setRemoval('kept')}
      onRemove={() => {
        setRemoval('unasked');
        onAct('remove');
      }}
    />
  ) : (
    <LaunchButtons
      launch={launch}
      onAct={onAct}
      isKept={removal === 'kept'}
      onAskRemoval={() => setRemoval('asked')}
      onBack={onBack}
      onClose={onClose}
    />
  );
  return (
    <DialogFrame title={title} onClose={isAsking ? () => setRemoval('kept') : onClose} footer={footer}>
      {/* The only stop for the keyboard here, so that a low window can be scrolled. */}
      <div className="launch" ref={body} tabIndex={0} {...LANDING} role="group" aria-label={title}>
        {isAsking ? (
          <Alert variant="warning" component="h2" title={t('launch.remove.question', { name: launch.vmName })}>
            <p>{t('launch.remove.what')}</p>
          </Alert>
        ) : (
          <StateAlert launch={launch} />
        )}
        {launch.actions.includes('start') && <p className="ui-note">{t('launch.choices')}</p>}
        {/* What was waited for comes first, so that a low window shows it. */}
        {launch.state === 'done' && <Facts launch={launch} />}
        <TimelineBar label={t('launch.progress')} name={launch.vmName} steps={steps} />
        <Timeline
          label={t('launch.progress')}
          id="launch-step"
          steps={steps}
          isRunning={launch.state === 'running'}
          summary={t(`launch.state.${launch.state === 'done' ? 'done' : 'running'}`)}
        />
        {launch.state !== 'done' && <Facts launch={launch} />}
      </div>
    </DialogFrame>
  );
}

/** Why it stopped, or that nobody has to wait for it. */
function StateAlert({ launch }: { readonly launch: LaunchSnapshot }): ReactNode {
  const { t, locale } = useTranslation();
  const { state, problem, silentSince } = launch;
  if (problem) {
    const isChosen = problem.code === 'stopped';
    return (
      <Alert
        isLiveRegion
        variant={isChosen ? 'info' : 'danger'}
        component="h2"
        title={t(`launch.problem.${problem.code}`)}
      >
        {problem.detail !== '' && <p className="launch__words">{t('launch.server-says', { words: problem.detail })}</p>}
        {!isChosen && problem.correlationId !== '' && (
          <p>{t('launch.correlation-id', { id: problem.correlationId })}</p>
        )}
      </Alert>
    );
  }
  if (silentSince !== undefined) return <SilentEngine since={silentSince} heading="h2" />;
  if (state === 'running') {
    return (
      <Alert variant="info" component="h2" title={t('launch.may-close')}>
        <p>{t('launch.may-close.why')}</p>
      </Alert>
    );
  }
  if (state === 'done') {
    return (
      <Alert isLiveRegion variant="success" component="h2" title={t('launch.ready')}>
        <p>{t('launch.ready.why')}</p>
      </Alert>
    );
  }
  return <Alert isLiveRegion variant="info" component="h2" title={describeState(launch, t, locale)} />;
}

function Facts({ launch }: { readonly launch: LaunchSnapshot }): ReactNode {
  const { t } = useTranslation();
  const { image, addresses, vmStatus } = launch;
  return (
    <dl className="launch__facts">
      {image !== undefined && <Fact term={t('launch.fact.image')}>{image}</Fact>}
      <Fact term={t('launch.fact.address')}>{addresses.join(', ') || t('launch.fact.unknown')}</Fact>
      <Fact term={t('launch.fact.status')}>
        {vmStatus === undefined ? (
          t('launch.fact.unknown')
        ) : (
          <span className="launch__status">{inWords(vmStatus)}</span>
        )}
      </Fact>
      {launch.ports.length > 0 && addresses.length > 0 && (
        <Fact term={t('launch.fact.service')}>
          <Services launch={launch} />
        </Fact>
      )}
    </dl>
  );
}

function Fact({ term, children }: { readonly term: string; readonly children: ReactNode }): ReactNode {
  return (
    <>
      <dt>{term}</dt>
      <dd>{children}</dd>
    </>
  );
}

function Services({ launch: { links, ports } }: { readonly launch: LaunchSnapshot }): ReactNode {
  const { t } = useTranslation();
  const udpPorts = ports.filter(({ protocol }) => protocol === 'udp').map(({ vmPort }) => `${vmPort}/udp`);
  return (
    <ul className="launch__services">
      {links.map(({ url }) => (
        <li key={url}>
          <a href={url} target="_blank" rel="noopener noreferrer">
            {url}
            <span className="pf-v6-screen-reader"> ({t('launch.opens-tab')})</span>
          </a>{' '}
          ({t('launch.unchecked')})
        </li>
      ))}
      {udpPorts.map((port) => (
        <li key={port}>{port}</li>
      ))}
    </ul>
  );
}

/** REST's own word, `powering_up`, as a reader expects it: the engine has more of them than anybody could translate. */
function inWords(status: string): string {
  const words = status.replaceAll('_', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}

interface LaunchButtonsProps extends LaunchViewProps {
  /** Whether its removal was thought better of: the focus goes back to the button. */
  readonly isKept: boolean;
  readonly onAskRemoval: () => void;
}

/** Rare ones at the left; at the right what most will want, last and blue. */
function LaunchButtons({ launch, onAct, isKept, onAskRemoval, onBack, onClose }: LaunchButtonsProps): ReactNode {
  const { t } = useTranslation();
  const may = (action: LaunchAction) => launch.actions.includes(action);
  const retry = launch.state === 'offered' ? t('launch.action.resume') : t('launch.action.retry');
  return (
    <>
      <div className="launch__buttons launch__buttons--rare">
        <Button variant="secondary" onClick={onBack}>
          {t('launch.action.back')}
        </Button>
        {may('stop') && (
          <Button variant="secondary" onClick={() => onAct('stop')}>
            {t('launch.action.stop')}
          </Button>
        )}
        {may('remove') && (
          <Button variant="secondary" autoFocus={isKept} onClick={onAskRemoval}>
            {t('launch.action.remove')}
          </Button>
        )}
        {may('dismiss') && (
          <Button
            variant="secondary"
            onClick={() => {
              onAct('dismiss');
              onBack();
            }}
          >
            {t('launch.action.dismiss')}
          </Button>
        )}
      </div>
      <div className="launch__buttons">
        {may('retry') && (
          <Button variant="primary" onClick={() => onAct('retry')}>
            {retry}
          </Button>
        )}
        {may('start') && (
          <Button variant="secondary" onClick={() => onAct('start')}>
            {t('launch.action.start')}
          </Button>
        )}
        <Button variant={may('retry') ? 'secondary' : 'primary'} onClick={onClose}>
          {t('launch.action.close')}
        </Button>
      </div>
    </>
  );
}

interface RemovalButtonsProps {
  readonly onKeep: () => void;
  readonly onRemove: () => void;
}

function RemovalButtons({ onKeep, onRemove }: RemovalButtonsProps): ReactNode {
  const { t } = useTranslation();
  return (
    <>
      <div className="launch__buttons launch__buttons--rare">
        <Button variant="secondary" onClick={onRemove}>
          {t('launch.remove.yes')}
        </Button>
      </div>
      <Button variant="primary" autoFocus onClick={onKeep}>
        {t('launch.action.keep')}
      </Button>
    </>
  );
}
