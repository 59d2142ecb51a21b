/** Where the VM is made: data center, cluster, template and network. */
import { Button, FormSelectOption, FormSelectOptionGroup } from '@patternfly/react-core';
import { useId, type ReactNode } from 'react';
import { isSearchable } from '../../engine/wire.ts';
import type { Translate } from '../../i18n/i18n.ts';
import { Choice, Field, TextBox } from '../../ui/field.tsx';
import { useTranslation } from '../../ui/translation.tsx';
import { describeFault } from '../../engine-page/fault-text.ts';
import { DataCenterField, ListedField, placeholder } from '../../engine-page/listed-field.tsx';
import { ListsFault } from '../../engine-page/lists-fault.tsx';
import { networkLabel } from '../../engine-page/places.ts';
import type { FormState } from './form-state.ts';
import { NAME_FIELD_ID } from './name-field.tsx';
import { isVague, TEMPLATE_NETWORK, templateLabel, type ConnectedNic, type TemplateChoice } from './placement.ts';
import type { Placement } from './use-placement.ts';

interface PlacementFieldsProps {
  readonly form: FormState;
  readonly placement: Placement;
  /** Absent where nobody can make a template of an image. */
  readonly importImage: (() => void) | undefined;
  readonly templateSearch: string;
  readonly onTemplateSearch: (text: string) => void;
}

export function PlacementFields({
  form,
  placement,
  importImage,
  templateSearch,
  onTemplateSearch,
}: PlacementFieldsProps): ReactNode {
  const { t } = useTranslation();
  const { dataCenters, dataCenter, clusters, templates, networks, begun } = placement;
  return (
    <>
      <ListsFault lists={[dataCenters, clusters, templates, networks, begun]} focusId={NAME_FIELD_ID} />
      <DataCenterField
        list={dataCenters}
        chosen={dataCenter}
        error={dataCenters.state === 'ready' && !dataCenter ? t('dialog.no-data-center') : undefined}
        onChange={(dataCenterId) => form.change({ dataCenterId, clusterId: '', network: '' })}
      />
      <ClusterField form={form} placement={placement} />
      <TemplateField
        form={form}
        placement={placement}
        importImage={importImage}
        search={templateSearch}
        onSearch={onTemplateSearch}
      />
      <NetworkField form={form} placement={placement} />
    </>
  );
}

interface PartProps {
  readonly form: FormState;
  readonly placement: Placement;
}

function ClusterField({ form, placement: { dataCenter, clusters, cluster } }: PartProps): ReactNode {
  const { t } = useTranslation();
  const isEmpty = clusters.state === 'ready' && dataCenter !== undefined && !cluster;
  return (
    <ListedField
      label={t('form.cluster')}
      list={clusters}
      chosen={cluster}
      option={({ name }) => ({ label: name })}
      error={isEmpty ? t('dialog.no-cluster', { name: dataCenter.name }) : undefined}
      onChange={(clusterId) => form.change({ clusterId, network: '' })}
    />
  );
}

interface TemplateFieldProps extends PartProps, Pick<PlacementFieldsProps, 'importImage'> {
  readonly search: string;
  readonly onSearch: (text: string) => void;
}

function TemplateField({ form, placement, importImage, search, onSearch }: TemplateFieldProps): ReactNode {
  const { t } = useTranslation();
  const id = useId();
  const { templates, template, cluster } = placement;
  const isListed = templates.entries.some((choice) => choice.template.id === template?.id);
  const isEmpty = templates.state === 'ready' && cluster !== undefined && templates.entries.length === 0;
  const canSearch = search === '' || isSearchable(search);
  const preferred = templates.entries.filter(({ isPreferred }) => isPreferred);
  return (
    <Field
      id={id}
      label={t('dialog.template')}
      isRequired
      error={
        isEmpty && canSearch
          ? search === ''
            ? t('dialog.no-template', { cluster: cluster.name })
            : t('dialog.no-template-found', { text: search })
          : form.errorOf('template')
      }
      warning={canSearch ? undefined : t('dialog.search-letters')}
      help={
        template && isVague(template)
          ? t('dialog.vague-template')
          : templates.isComplete
            ? undefined
            : t('dialog.more-templates')
      }
    >
      <div className="ui-inline">
        {templates.needsSearch && (
          <TextBox
            id={`${id}-search`}
            label={t('dialog.search-templates')}
            placeholder={t('dialog.search-templates')}
            value={search}
            onChange={onSearch}
            onKeyDown={(event) => {
              // Enter in it would create a VM, and is meant to search, which goes by itself.
              if (event.key === 'Enter') event.preventDefault();
            }}
          />
        )}
        <Choice
          id={id}
          isDisabled={templates.entries.length === 0 && !template}
          isWrong={form.errorOf('template') !== undefined}
          value={template?.id ?? ''}
          onChange={(chosenId) => {
            const choice = templates.entries.find((entry) => entry.template.id === chosenId);
            if (choice) form.change({ template: choice.template, network: '' });
          }}
        >
          {!template && <FormSelectOption value="" label={templatePlaceholder(placement, t)} isDisabled />}
          {template && !isListed && <FormSelectOption value={template.id} label={templateLabel(template)} />}
          {preferred.length === 0 ? (
            <TemplateOptions choices={templates.entries} />
          ) : (
            <>
              <FormSelectOptionGroup label={t('dialog.tagged-templates')}>
                <TemplateOptions choices={preferred} />
              </FormSelectOptionGroup>
              <FormSelectOptionGroup label={t('dialog.other-templates')}>
                <TemplateOptions choices={templates.entries.filter(({ isPreferred }) => !isPreferred)} />
              </FormSelectOptionGroup>
            </>
          )}
        </Choice>
        {isEmpty && importImage && (
          <Button variant="secondary" onClick={importImage}>
            {t('dialog.import-image')}
          </Button>
        )}
      </div>
    </Field>
  );
}

function TemplateOptions({ choices }: { readonly choices: readonly TemplateChoice[] }): ReactNode {
  const { t } = useTranslation();
  return choices.map(({ template, isUsable }) => (
    <FormSelectOption
      key={template.id}
      value={template.id}
      label={isUsable ? templateLabel(template) : t('dialog.ignition-template', { name: templateLabel(template) })}
      isDisabled={!isUsable}
    />
  ));
}

function NetworkField({ form, placement }: PartProps): ReactNode {
  const { t } = useTranslation();
  const id = useId();
  const { networks, network, template, templateNics } = placement;
  const isKnown = template !== undefined && templateNics.state === 'ready' && networks.state === 'ready';
  const leadsNowhere = !network && templateNics.entries.every((nic) => nic.network === undefined);
  const fault = templateNics.error && networks.state !== 'failed' ? describeFault(templateNics.error, t) : undefined;
  return (
    <Field
      id={id}
      label={t('form.network')}
      error={fault && t('dialog.nics-failed', { reason: fault.reason })}
      warning={isKnown && leadsNowhere ? t('dialog.no-network') : undefined}
    >
      <Choice
        id={id}
        isDisabled={!template}
        value={network?.profile.id ?? TEMPLATE_NETWORK}
        onChange={(wish) => form.change({ network: wish })}
      >
        <FormSelectOption
          value={TEMPLATE_NETWORK}
          label={isKnown ? describeNics(templateNics.entries, t) : t('dialog.template-network')}
        />
        {networks.entries.length > 0 && (
          <FormSelectOptionGroup label={t('dialog.add-nic')}>
            {networks.entries.map((choice) => (
              <FormSelectOption key={choice.profile.id} value={choice.profile.id} label={networkLabel(choice)} />
            ))}
          </FormSelectOptionGroup>
        )}
      </Choice>
    </Field>
  );
}

function describeNics(nics: readonly ConnectedNic[], t: Translate): string {
  if (nics.length === 0) return t('dialog.template-without-nic');
  const list = nics.map(({ name, network }) => t('dialog.nic', { name, network: network ?? t('dialog.unconnected') }));
  return t('dialog.template-nics', { list: list.join(', ') });
}

function templatePlaceholder({ templates, cluster }: Placement, t: Translate): string {
  const canChoose = templates.state === 'ready' && cluster !== undefined && templates.entries.length > 0;
  return canChoose ? t('dialog.choose-template') : placeholder(templates, t);
}
