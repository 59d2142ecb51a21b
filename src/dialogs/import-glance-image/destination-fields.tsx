/** Where the images go: data center, storage domain and, for templates, cluster. */
import type { ReactNode } from 'react';
import { DataCenterField, ListedField } from '../../engine-page/listed-field.tsx';
import { ListsFault } from '../../engine-page/lists-fault.tsx';
import { ANY_ARCHITECTURE } from '../../engine-page/places.ts';
import { nameState } from '../../engine-page/state-text.ts';
import type { Translate } from '../../i18n/i18n.ts';
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
      <DestinationDataCenter {...props} />
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

function DestinationDataCenter({
  form,
  destination: { dataCenters, dataCenter, quotas },
}: DestinationFieldsProps): ReactNode {
  const { t } = useTranslation();
  const isMissing = dataCenters.state === 'ready' && !dataCenter;
  return (
    <DataCenterField
      list={dataCenters}
      chosen={dataCenter}
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
      onChange={(dataCenterId) => form.change({ dataCenterId, storageDomainId: '', clusterId: '', network: '' })}
    />
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
  const isMissing = domains.state === 'ready' && !domain;
  const error = isMissing ? t('glance.problem.no-storage') : form.errorOf('storageDomain');
  return (
    <ListedField
      label={t('glance.storage')}
      list={domains}
      chosen={domain}
      option={({ name, status, availableBytes }) => ({
        label:
          status !== 'active'
            ? t('form.in-state', { name, state: nameState(status, t) })
            : availableBytes === undefined
              ? name
              : t('glance.storage-free', { name, size: formatBytes(availableBytes, locale) }),
        isDisabled: status !== 'active',
      })}
      error={error}
      isWrong={error !== undefined}
      help={t('glance.needs', { size: formatBytes(neededBytes(rows), locale) })}
      onChange={(storageDomainId) => {
        form.change({ storageDomainId });
        form.touch('storageDomain');
      }}
    />
  );
}

function ClusterField({ form, destination: { dataCenter, clusters, cluster } }: DestinationFieldsProps): ReactNode {
  const { t } = useTranslation();
  const isEmpty = clusters.state === 'ready' && dataCenter !== undefined && !cluster;
  const error = form.errorOf('cluster');
  return (
    <ListedField
      label={t('form.cluster')}
      list={clusters}
      chosen={cluster}
      option={({ name, architecture, level }) => ({
        label:
          architecture === ANY_ARCHITECTURE
            ? t('glance.cluster-without-host', { name })
            : t('glance.cluster', { name, architecture, level }),
        isDisabled: architecture === ANY_ARCHITECTURE,
      })}
      error={isEmpty ? t('glance.problem.no-cluster') : error}
      isWrong={error !== undefined}
      onChange={(clusterId) => form.change({ clusterId, network: '' })}
    />
  );
}
