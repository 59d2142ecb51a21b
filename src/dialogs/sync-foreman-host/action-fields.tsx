/** What can be done, why something cannot, and what has to be decided with it. */
import { FormGroup, FormSelectOption, Radio } from '@patternfly/react-core';
import { useQuery } from '@tanstack/react-query';
import { useId, type ReactNode } from 'react';
import { Evidences } from '../../foreman-page/evidences.tsx';
import { describeForemanFault } from '../../foreman-page/fault-text.ts';
import type { ForemanPageProps } from '../../foreman-page/page-props.ts';
import {
  planSync,
  suggestHostName,
  SYNC_ACTIONS,
  vmNamesOf,
  type SyncAction,
  type SyncChoice,
  type SyncSituation,
} from '../../foreman-page/sync.ts';
import type { Candidate } from '../../foreman/matching.ts';
import { findTaxonomies, type Taxonomy } from '../../foreman/taxonomies.ts';
import { FaultAlert } from '../../ui/fault-alert.tsx';
import { Choice, Field, TextBox } from '../../ui/field.tsx';
import { useTranslation } from '../../ui/translation.tsx';

export interface ActionFieldsProps {
  readonly page: ForemanPageProps;
  readonly situation: SyncSituation;
  /** What speaks for the host, where anything does. */
  readonly candidate: Candidate | undefined;
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
          // Only what the person has chosen can have a wrong name, which is said beside that.
          const offer = planSync(one, situation);
          const isOff = !offer.ok && !(one === action && offer.obstacle.endsWith('Name'));
          return (
            <Radio
              key={one}
              id={`${name}-${one}`}
              name={name}
              label={t(`foreman.sync.action.${one}`)}
              description={
                offer.ok
                  ? one === 'link' && <LinkEvidence candidate={candidate} />
                  : t(`foreman.sync.obstacle.${offer.obstacle}`)
              }
              isDisabled={isOff && !canBeCorrected(offer.obstacle)}
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

/** A suggested name that the other side would not take can be written anew. */
function canBeCorrected(obstacle: string): boolean {
  return obstacle === 'noHostName';
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
  const { page, situation, choice, onChoice } = props;
  const { t } = useTranslation();
  const places = useQuery({
    queryKey: ['taxonomies'],
    queryFn: ({ signal }) =>
      Promise.all([
        findTaxonomies(page.foreman, 'organizations', { signal }),
        findTaxonomies(page.foreman, 'locations', { signal }),
      ]),
  });
  const [organizations, locations] = places.data ?? [];
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
      <TaxonomyField
        label={t('foreman.sync.organization')}
        taxonomies={organizations}
        isRead={places.isSuccess}
        value={choice.organizationId}
        onChange={(organizationId) => onChoice({ ...choice, organizationId })}
      />
      <TaxonomyField
        label={t('foreman.sync.location')}
        taxonomies={locations}
        isRead={places.isSuccess}
        value={choice.locationId}
        onChange={(locationId) => onChoice({ ...choice, locationId })}
      />
    </>
  );
}

interface TaxonomyFieldProps {
  readonly label: string;
  readonly taxonomies: readonly Taxonomy[] | undefined;
  readonly isRead: boolean;
  readonly value: number | undefined;
  readonly onChange: (id: number | undefined) => void;
}

function TaxonomyField({ label, taxonomies, isRead, value, onChange }: TaxonomyFieldProps): ReactNode {
  const { t } = useTranslation();
  const id = useId();
  const isUnknown = isRead && taxonomies === undefined;
  return (
    <Field id={id} label={label} help={isUnknown ? t('foreman.sync.taxonomies-unknown') : undefined}>
      <Choice
        id={id}
        value={value === undefined ? '' : String(value)}
        isDisabled={taxonomies === undefined}
        onChange={(chosen) => onChange(chosen === '' ? undefined : Number(chosen))}
      >
        <FormSelectOption value="" label={t('foreman.sync.choice-of-foreman')} />
        {(taxonomies ?? []).map((taxonomy) => (
          <FormSelectOption key={taxonomy.id} value={String(taxonomy.id)} label={taxonomy.name} />
        ))}
      </Choice>
    </Field>
  );
}
