/** The third part of the dialog: each import with its steps, and what to do when one stopped. */
import { Button } from '@patternfly/react-core';
import { useEffect, useState, type ReactNode } from 'react';
import type { Translate } from '../../i18n/i18n.ts';
import { SilentEngine } from '../../engine-page/silent-engine.tsx';
import type { ImportAction, ImportProblem, ImportSnapshot, ImportState } from '../../plugin/import.ts';
import { Alert } from '../../ui/alert.tsx';
import { LANDING } from '../../ui/focus.ts';
import { StatusWord, type StatusKind } from '../../ui/status-word.tsx';
import { Timeline } from '../../ui/timeline.tsx';
import { useTranslation } from '../../ui/translation.tsx';
import './imports-view.css';

export interface ImportsViewProps {
  /** The oldest first. */
  readonly imports: readonly ImportSnapshot[];
  /** Those that the form has begun. */
  readonly startedIds: readonly string[];
  /** Whether they are what brought somebody here. */
  readonly isToFocus: boolean;
  readonly onAct: (importId: string, action: ImportAction) => void;
  readonly createDockerVm: ((templateId: string) => void) | undefined;
}

/** As many are unfolded by themselves; of more, those that need somebody, and those that somebody has just begun. */
const UNFOLDED = 2;

const kinds: Readonly<Record<ImportState, StatusKind>> = {
  running: 'info',
  elsewhere: 'info',
  done: 'ok',
  partly: 'warning',
  failed: 'error',
  offered: 'unknown',
  removing: 'info',
};

export function ImportsView({ imports, startedIds, isToFocus, onAct, createDockerVm }: ImportsViewProps): ReactNode {
  const { t } = useTranslation();
  const [earlierIds] = useState(() => new Set(imports.map(({ id }) => id)));
  const [toggled, setToggled] = useState<ReadonlyMap<string, boolean>>(new Map());
  const isBegun = (id: string) => startedIds.includes(id) || !earlierIds.has(id);
  const isOpen = ({ id, state }: ImportSnapshot) =>
    toggled.get(id) ?? (imports.length <= UNFOLDED || state === 'failed' || state === 'partly' || isBegun(id));
  const toggle = (id: string, isWanted: boolean) => setToggled((before) => new Map(before).set(id, isWanted));
  const newestId = startedIds.at(-1);
  useEffect(() => {
    if (isToFocus && newestId !== undefined) document.getElementById(toggleId(newestId))?.focus();
  }, [isToFocus, newestId]);
  return (
    <div className="imports">
      {imports.some(({ state }) => state === 'running') && (
        <Alert variant="info" component="h2" title={t('glance.may-close')}>
          <p>{t('glance.may-close.why')}</p>
        </Alert>
      )}
      {imports.toReversed().map((one) => (
        <ImportSection
          key={one.id}
          snapshot={one}
          isOpen={isOpen(one)}
          onToggle={() => toggle(one.id, !isOpen(one))}
          onAct={(action) => {
            // It may get out of the state that keeps it unfolded.
            toggle(one.id, true);
            onAct(one.id, action);
          }}
          createDockerVm={createDockerVm}
        />
      ))}
    </div>
  );
}

function toggleId(importId: string): string {
  return `${importId}-name`;
}

interface ImportSectionProps {
  readonly snapshot: ImportSnapshot;
  readonly isOpen: boolean;
  readonly onToggle: () => void;
  readonly onAct: (action: ImportAction) => void;
  readonly createDockerVm: ((templateId: string) => void) | undefined;
}

function ImportSection({ snapshot, isOpen, onToggle, onAct, createDockerVm }: ImportSectionProps): ReactNode {
  const { t, locale } = useTranslation();
  const { id, name, kind, imageName, state, steps, silentSince, removalProblem } = snapshot;
  const progress = progressOf(snapshot, t);
  return (
    <section className="import" aria-labelledby={toggleId(id)} tabIndex={-1} {...LANDING}>
      <h2 className="import__head">
        <button type="button" className="import__toggle" aria-expanded={isOpen} onClick={onToggle} id={toggleId(id)}>
          <span className="import__caret" aria-hidden="true" />
          <span className="import__name">{name}</span>
        </button>
        <span className="ui-note">{t(`glance.kind.${kind}`)}</span>
        {/* Unfolded, the steps tell it. */}
        <span className="import__state" {...(!isOpen && { role: 'status' })}>
          <StatusWord kind={kinds[state]}>
            {describeState(snapshot, t, locale)}
            {progress !== undefined && <span className="ui-note">: {progress}</span>}
          </StatusWord>
        </span>
      </h2>
      {isOpen && (
        <div className="import__body">
          {imageName !== '' && imageName !== name && (
            <p className="ui-note">{t('glance.from-image', { image: imageName })}</p>
          )}
          {silentSince !== undefined && <SilentEngine since={silentSince} heading="h3" />}
          {removalProblem && (
            <Alert isLiveRegion variant="danger" component="h3" title={t('glance.not-removed', { name })}>
              <Problem problem={removalProblem} />
            </Alert>
          )}
          <Timeline
            label={t('glance.progress', { name })}
            id={id}
            isRunning={state === 'running'}
            summary={t(`import.state.${state === 'offered' ? 'failed' : state}`)}
            steps={steps.map(({ problem, ...step }) => ({
              ...step,
              title: t(`import.step.${step.id}`),
              ...(problem && { note: <Problem problem={problem} /> }),
            }))}
          />
          {isDiskAlone(snapshot) && <p>{t('import.disk-left')}</p>}
          <ImportButtons snapshot={snapshot} onAct={onAct} createDockerVm={createDockerVm} />
        </div>
      )}
    </section>
  );
}

const withoutTemplate: readonly (ImportProblem['code'] | undefined)[] = [
  'name-taken',
  'name-refused',
  'template-missing',
];

/** The import is over, and a disk is all that came of it. */
function isDiskAlone({ state, steps }: ImportSnapshot): boolean {
  return state === 'failed' && steps.some(({ problem }) => withoutTemplate.includes(problem?.code));
}

/** The engine's own words as they are, of several lines where it has several. */
function Problem({ problem: { code, detail, correlationId } }: { readonly problem: ImportProblem }): ReactNode {
  const { t } = useTranslation();
  return (
    <span className="import__problem">
      <span>{t(`import.problem.${code}`)}</span>
      {detail !== '' && <span className="import__words">{t('glance.server-says', { words: detail })}</span>}
      {code !== 'stopped' && correlationId !== '' && <span>{t('fault.correlation-id', { id: correlationId })}</span>}
    </span>
  );
}

function describeState({ state, startedAt }: ImportSnapshot, t: Translate, locale: string): string {
  if (state !== 'offered') return t(`import.state.${state}`);
  const date = new Intl.DateTimeFormat(locale.replace('_', '-'), { dateStyle: 'medium', timeStyle: 'short' }).format(
    startedAt,
  );
  return t('import.state.offered', { date });
}

/** Of the step under way: a share only where the engine tells one. */
function progressOf({ state, steps }: ImportSnapshot, t: Translate): string | undefined {
  const step = state === 'running' ? steps.find((one) => one.state === 'running') : undefined;
  if (!step) return undefined;
  const title = t(`import.step.${step.id}`);
  if (step.percent !== undefined) return t('glance.step-percent', { step: title, percent: step.percent });
  return step.id === 'download' ? t('glance.step-unknown', { step: title }) : title;
}

function ImportButtons({
  snapshot,
  onAct,
  createDockerVm,
}: Omit<ImportSectionProps, 'isOpen' | 'onToggle'>): ReactNode {
  const { t } = useTranslation();
  const [removal, setRemoval] = useState<'unasked' | 'asked' | 'kept'>('unasked');
  const { name, kind, state, templateId, actions } = snapshot;
  const may = (action: ImportAction) => actions.includes(action);
  const labelled = (action: string) => t('glance.action-named', { action, name });

  if (removal === 'asked' && may('remove')) {
    return (
      <Alert
        variant="warning"
        component="h3"
        title={t('glance.remove.question', { name })}
        actionLinks={
          <div className="ui-inline">
            <Button
              variant="secondary"
              onClick={() => {
                setRemoval('unasked');
                onAct('remove');
              }}
            >
              {t('glance.remove.yes')}
            </Button>
            <Button variant="secondary" autoFocus onClick={() => setRemoval('kept')}>
              {t('glance.remove.no')}
            </Button>
          </div>
        }
      >
        <p>{t(kind === 'template' ? 'glance.remove.template' : 'glance.remove.disk')}</p>
      </Alert>
    );
  }
  const isUsable = templateId !== undefined && (state === 'done' || state === 'partly');
  const rest = (['retry', 'again', 'stop', 'remove', 'dismiss'] as const).filter(may);
  if (!isUsable && rest.length === 0) return null;
  return (
    <div className="ui-inline">
      {isUsable && createDockerVm && (
        <Button
          variant="secondary"
          aria-label={labelled(t('glance.create-docker-vm'))}
          onClick={() => createDockerVm(templateId)}
        >
          {t('glance.create-docker-vm')}
        </Button>
      )}
      {rest.map((action) => {
        const label = action === 'retry' && state === 'offered' ? t('glance.go-on') : t(`import.action.${action}`);
        return (
          <Button
            key={action}
            variant="secondary"
            aria-label={labelled(label)}
            // Back from the question.
            autoFocus={action === 'remove' && removal === 'kept'}
            onClick={() => (action === 'remove' ? setRemoval('asked') : onAct(action))}
          >
            {label}
          </Button>
        );
      })}
    </div>
  );
}
