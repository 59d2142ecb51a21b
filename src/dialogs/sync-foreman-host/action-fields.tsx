/** What can be done, why something cannot, and what has to be decided with it. */
import { FormGroup, FormSelectOption, Radio } from '@patternfly/react-core';
import type { UseQueryResult } from '@tanstack/react-query';
import { useId, type ReactNode } from 'react';
import { Evidences } from '../../foreman-page/evidences.tsx';
import { describeForemanFault } from '../../foreman-page/fault-text.ts';
import type { ForemanPageProps } from '../../foreman-page/page-props.ts';
import {
  canBeCorrected,
  placeOf,
  planSync,
  suggestHostName,
  SYNC_ACTIONS,
  vmNamesOf,
  type SyncAction,
  type SyncChoice,
  type SyncPlaces,
  type SyncSituation,
} from '../../foreman-page/sync.ts';
import type { Candidate } from '../../foreman/matching.ts';
import { FaultAlert } from '../../ui/fault-alert.tsx';
import { Choice, Field, TextBox } from '../../ui/field.tsx';
import { useTranslation } from '../../ui/translation.tsx';
import type { Places } from './use-places.ts';

export interface ActionFieldsProps {
  readonly page: ForemanPageProps;
  readonly situation: SyncSituation;
  /** What speaks for the host, where anything does. */
  readonly candidate: Candidate | undefined;
  readonly places: Pick<UseQueryResult<Places>, 'data' | 'error' | 'refetch'>;
  readonly action: SyncAction | undefined;
  readonly choice: SyncChoice;
  readonly onAction: (action: SyncAction) => void;
  readonly onChoice: (choice: SyncChoice) => void;
}

export function ActionFields(props: ActionFieldsProps): ReactNode {
  const { situation, candidate, action, onAction } = props;
  const { t } = useTranslation();
  const name = useId();
  return (
    <>
      <FormGroup role="radiogroup" label={t('foreman.sync.action')} fieldId={name}>
        {SYNC_ACTIONS.map((one) => {
          const offer = planSync(one, situation);
          const isOff = !offer.ok && !canBeCorrected(offer.obstacle);
          return (
            <Radio
              key={one}
              id={`${name}-${one}`}
              name={name}
              label={t(`foreman.sync.action.${one}`)}
              description={
                isOff
                  ? t(`foreman.sync.obstacle.${offer.obstacle}`)
                  : one === 'link' && <LinkEvidence candidate={candidate} />
              }
              isDisabled={isOff}
              isChecked={one === action}
              onChange={() => onAction(one)}
            />
          );
        })}
      </FormGroup>
      {action === 'import' && <ImportFields {...props} />}
      {action === 'renameVm' && <VmNameField {...props} />}
      {action === 'renameHost' && (
        <HostNameField {...props} suggested={suggestHostName(situation.vm?.name ?? '', situation.host?.name)} />
      )}
    </>
  );
}

/** How sure it is that host and VM are one machine. */
function LinkEvidence({ candidate }: Pick<ActionFieldsProps, 'candidate'>): ReactNode {
  const { t } = useTranslation();
  return candidate ? <Evidences candidate={candidate} /> : t('foreman.sync.no-evidence');
}

interface HostNameFieldProps extends ActionFieldsProps {
  readonly suggested: string;
}

function HostNameField({ situation, action, choice, onChoice, suggested }: HostNameFieldProps): ReactNode {
  const { t } = useTranslation();
  const id = useId();
  const value = choice.name ?? suggested;
  const offer = action && planSync(action, situation, { ...choice, name: value });
  const isWrong = offer?.ok === false && offer.obstacle === 'noHostName';
  return (
    <Field
      id={id}
      label={t('foreman.sync.new-host-name')}
      isRequired
      error={isWrong ? t('foreman.sync.obstacle.noHostName') : undefined}
    >
      <TextBox id={id} value={value} isWrong={isWrong} onChange={(name) => onChoice({ ...choice, name })} />
    </Field>
  );
}

function VmNameField({ situation, choice, onChoice }: ActionFieldsProps): ReactNode {
  const { t } = useTranslation();
  const id = useId();
  const names = situation.host ? vmNamesOf(situation.host) : [];
  return (
    <Field id={id} label={t('foreman.sync.new-vm-name')}>
      <Choice id={id} value={choice.name ?? names[0] ?? ''} onChange={(name) => onChoice({ ...choice, name })}>
        {names.map((name) => (
          <FormSelectOption key={name} value={name} label={name} />
        ))}
      </Choice>
    </Field>
  );
}

function ImportFields(props: ActionFieldsProps): ReactNode {
  const { places, situation, choice, onChoice } = props;
  const { t } = useTranslation();
  return (
    <>
      <HostNameField {...props} suggested={suggestHostName(situation.vm?.name ?? '')} />
      {places.error && (
        <FaultAlert
          title={t('foreman.sync.taxonomies-failed')}
          {...describeForemanFault(places.error, t)}
          onRetry={() => void places.refetch()}
        />
      )}
      <PlaceField
        label={t('foreman.sync.organization')}
        places={places.data}
        kind="organizations"
        value={choice.organizationId}
        onChange={(organizationId) => onChoice({ ...choice, organizationId })}
      />
      <PlaceField
        label={t('foreman.sync.location')}
        places={places.data}
        kind="locations"
        value={choice.locationId}
        onChange={(locationId) => onChoice({ ...choice, locationId })}
      />
    </>
  );
}

interface PlaceFieldProps {
  readonly label: string;
  readonly places: Places | undefined;
  readonly kind: keyof SyncPlaces;
  readonly value: number | undefined;
  readonly onChange: (id: number | undefined) => void;
}

/** Has to be chosen where there is a choice: a host that is in none is seen by Foreman's administrators alone. */
function PlaceField({ label, places, kind, value, onChange }: PlaceFieldProps): ReactNode {
  const { t } = useTranslation();
  const id = useId();
  const all = places?.[kind] ?? [];
  const chosen = placeOf(all, value);
  const isUnknown = places?.isPartial[kind] === true;
  return (
    <Field
      id={id}
      label={label}
      isRequired={all.length > 0}
      help={isUnknown ? t('foreman.sync.taxonomies-unknown') : undefined}
    >
      <Choice
        id={id}
        value={chosen ? String(chosen.id) : ''}
        isDisabled={all.length === 0}
        onChange={(next) => onChange(next === '' ? undefined : Number(next))}
      >
        {all.length !== 1 && (
          <FormSelectOption
            value=""
            isPlaceholder={all.length > 0}
            label={t(all.length > 0 ? 'foreman.sync.choose-place' : 'foreman.sync.choice-of-foreman')}
          />
        )}
        {all.map((taxonomy) => (
          <FormSelectOption key={taxonomy.id} value={String(taxonomy.id)} label={taxonomy.name} />
        ))}
      </Choice>
    </Field>
  );
}
