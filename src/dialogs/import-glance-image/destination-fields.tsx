/** Where the images go: data center, storage domain and, for templates, cluster. */
import { FormSelectOption } from '@patternfly/react-core';
import { useId, type ReactNode } from 'react';
import type { Listed } from '../../engine-page/listed.ts';
import { ListsFault } from '../../engine-page/lists-fault.tsx';
import { ANY_ARCHITECTURE } from '../../engine-page/places.ts';
import type { Translate } from '../../i18n/i18n.ts';
import { Choice, Field } from '../../ui/field.tsx';
import { formatBytes } from '../../ui/numbers.ts';
import { useTranslation } from '../../ui/translation.tsx';
import { neededBytes } from './form.ts';
import { FIRST_NAME_ID } from './images-fields.tsx';
import type { ImportForm } from './import-form.tsx';
import type { ImportRow } from './import-rows.ts';
import type { Destination } from './use-destination.ts';

export interface DestinationFieldsProps {
  readonly form: ImportForm;
  readonly rows: readonly ImportRow[];
  readonly destination: Destination;
}

export function DestinationFields(props: DestinationFieldsProps): ReactNode {
  const { dataCenters, domains, clusters, networks, systems } = props.destination;
  return (
    <>
      <ListsFault lists={[dataCenters, domains, clusters, networks, systems]} focusId={FIRST_NAME_ID} />
      <DataCenterField {...props} />
      <StorageField {...props} />
      {props.rows.some(({ chosen }) => chosen.kind === 'template') && <ClusterField {...props} />}
    </>
  );
}

/** Of hosts in a data center of a lower level, which ask a repository by version 1 (FeatureSupported.java of ovirt-engine). */
const LEAST_LEVEL = [4, 4] as const;

function isBelowLeast(level: string): boolean {
  const [major = 0, minor = 0] = level.split('.').map(Number);
  return major < LEAST_LEVEL[0] || (major === LEAST_LEVEL[0] && minor < LEAST_LEVEL[1]);
}

function DataCenterField({
  form,
  destination: { dataCenters, dataCenter, quotas },
}: DestinationFieldsProps): ReactNode {
  const { t } = useTranslation();
  const id = useId();
  const isMissing = dataCenters.state === 'ready' && !dataCenter;
  return (
    <Field
      id={id}
      label={t('form.data-center')}
      error={isMissing ? t('glance.problem.no-data-center') : form.errorOf('dataCenter')}
      warning={
        dataCenter && isBelowLeast(dataCenter.level) ? t('glance.old-level', { level: dataCenter.level }) : undefined
      }
      help={
        dataCenter &&
        quotaNote(
          dataCenter.quotaMode,
          quotas.map(({ name }) => name),
          t,
        )
      }
    >
      <Choice
        id={id}
        isDisabled={dataCenters.entries.length === 0}
        value={dataCenter?.id ?? ''}
        onChange={(dataCenterId) => form.change({ dataCenterId, storageDomainId: '', clusterId: '', network: '' })}
      >
        {!dataCenter && <FormSelectOption value="" label={placeholder(dataCenters, t)} isDisabled />}
        {dataCenters.entries.map(({ id, name, status }) => (
          <FormSelectOption
            key={id}
            value={id}
            label={status === 'up' ? name : t('form.not-up', { name, status })}
            isDisabled={status !== 'up'}
          />
        ))}
      </Choice>
    </Field>
  );
}

/** No attribute of an import names a quota (BackendStorageDomainImageResource.java): the engine takes its own choice. */
function quotaNote(mode: string, names: readonly string[], t: Translate): string | undefined {
  if (mode === 'disabled') return undefined;
  const list = names.length === 0 ? t('form.unknown') : names.join(', ');
  return mode === 'enabled' ? t('glance.quota-enforced', { list }) : t('glance.quota-audited', { list });
}

function StorageField({ form, rows, destination: { domains, domain } }: DestinationFieldsProps): ReactNode {
  const { t, locale } = useTranslation();
  const id = useId();
  const isMissing = domains.state === 'ready' && !domain;
  const error = isMissing ? t('glance.problem.no-storage') : form.errorOf('storageDomain');
  return (
    <Field
      id={id}
      label={t('glance.storage')}
      error={error}
      help={t('glance.needs', { size: formatBytes(neededBytes(rows), locale) })}
    >
      <Choice
        id={id}
        isDisabled={domains.entries.length === 0}
        isWrong={error !== undefined}
        value={domain?.id ?? ''}
        onChange={(storageDomainId) => {
          form.change({ storageDomainId });
          form.touch('storageDomain');
        }}
      >
        {!domain && <FormSelectOption value="" label={placeholder(domains, t)} isDisabled />}
        {domains.entries.map(({ id, name, status, availableBytes }) => (
          <FormSelectOption
            key={id}
            value={id}
            label={
              status !== 'active'
                ? t('glance.storage-inactive', { name, status })
                : availableBytes === undefined
                  ? name
                  : t('glance.storage-free', { name, size: formatBytes(availableBytes, locale) })
            }
            isDisabled={status !== 'active'}
          />
        ))}
      </Choice>
    </Field>
  );
}

function ClusterField({ form, destination: { dataCenter, clusters, cluster } }: DestinationFieldsProps): ReactNode {
  const { t } = useTranslation();
  const id = useId();
  const isEmpty = clusters.state === 'ready' && dataCenter !== undefined && !cluster;
  return (
    <Field id={id} label={t('form.cluster')} error={isEmpty ? t('glance.problem.no-cluster') : form.errorOf('cluster')}>
      <Choice
        id={id}
        isDisabled={clusters.entries.length === 0}
        isWrong={form.errorOf('cluster') !== undefined}
        value={cluster?.id ?? ''}
        onChange={(clusterId) => form.change({ clusterId, network: '' })}
      >
        {!cluster && <FormSelectOption value="" label={placeholder(clusters, t)} isDisabled />}
        {clusters.entries.map(({ id, name, architecture, level }) => (
          <FormSelectOption
            key={id}
            value={id}
            label={
              architecture === ANY_ARCHITECTURE
                ? t('glance.cluster-without-host', { name })
                : t('glance.cluster', { name, architecture, level })
            }
            isDisabled={architecture === ANY_ARCHITECTURE}
          />
        ))}
      </Choice>
    </Field>
  );
}

export function placeholder({ state }: Listed<unknown>, t: Translate): string {
  switch (state) {
    case 'loading':
      return t('form.loading');
    case 'failed':
      return t('form.unknown');
    case 'ready':
      return t('form.none');
  }
}
