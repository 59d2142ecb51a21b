/** The container that everybody has to describe: its image, what runs it, and its ports. */
import { FormSelectOption } from '@patternfly/react-core';
import { useId, type ReactNode } from 'react';
import type { Template } from '../../engine/templates.ts';
import { Choice, Field, FieldGroup, TextBox } from '../../ui/field.tsx';
import { RowsField } from '../../ui/rows-field.tsx';
import { useTranslation } from '../../ui/translation.tsx';
import { RUNTIMES } from './container.ts';
import type { FormState } from './form-state.ts';
import { BLANK_PORT, withOffer, type ImageOffer } from './form-values.ts';
import { findDistribution } from './packages.ts';
import { rowError } from './row-error.ts';

interface ContainerFieldsProps {
  readonly form: FormState;
  readonly template: Template | undefined;
  readonly offers: readonly ImageOffer[];
}

export function ContainerFields({ form, template, offers }: ContainerFieldsProps): ReactNode {
  return (
    <>
      <ImageField form={form} offers={offers} />
      <RuntimeField form={form} template={template} />
      <PortsField form={form} />
    </>
  );
}

/** The list fills in the text; the text decides, so that a tag can be changed. */
function ImageField({ form, offers }: Pick<ContainerFieldsProps, 'form' | 'offers'>): ReactNode {
  const { t } = useTranslation();
  const id = useId();
  const { image } = form.values;
  const chosen = offers.findIndex((offer) => offer.image === image.trim());
  return (
    <>
      {offers.length > 0 && (
        <Field id={`${id}-offers`} label={t('dialog.image-list')}>
          <Choice
            id={`${id}-offers`}
            value={String(chosen)}
            onChange={(index) => {
              const offer = offers[Number(index)];
              form.change(offer ? withOffer(form.values, offer, offers[chosen]) : { image: '' });
            }}
          >
            <FormSelectOption value="-1" label={t('dialog.other-image')} />
            {offers.map((offer, index) => (
              <FormSelectOption key={offer.image + offer.label} value={String(index)} label={offer.label} />
            ))}
          </Choice>
        </Field>
      )}
      <Field id={id} label={t('dialog.image')} isRequired error={form.errorOf('image')}>
        <TextBox
          id={id}
          placeholder={t('dialog.image-example')}
          value={image}
          isWrong={form.errorOf('image') !== undefined}
          onChange={(text) => form.change({ image: text })}
          onBlur={() => form.touch('image')}
        />
      </Field>
    </>
  );
}

function RuntimeField({ form, template }: Pick<ContainerFieldsProps, 'form' | 'template'>): ReactNode {
  const { t } = useTranslation();
  const id = useId();
  const isPlainImage = template?.isPlainImage === true;
  const { runtime, installRuntime = isPlainImage } = form.values;
  const isNotToBeHad = installRuntime && runtime === 'docker' && template && findDistribution(template) === 'el';
  const isMissing = isPlainImage && !installRuntime;
  return (
    <Field
      id={id}
      label={t('dialog.runtime')}
      warning={isNotToBeHad ? t('dialog.no-docker-package') : isMissing ? t('dialog.plain-image') : undefined}
      help={installRuntime ? t('dialog.install-help') : undefined}
    >
      <Choice
        id={id}
        value={installRuntime ? `${runtime}-install` : runtime}
        onChange={(choice) =>
          form.change({
            runtime: RUNTIMES.find((known) => choice.startsWith(known)) ?? runtime,
            installRuntime: choice.endsWith('-install'),
          })
        }
      >
        {RUNTIMES.flatMap((known) => [
          <FormSelectOption key={known} value={known} label={t(`dialog.${known}`)} />,
          <FormSelectOption key={`${known}-install`} value={`${known}-install`} label={t(`dialog.${known}-install`)} />,
        ])}
      </Choice>
    </Field>
  );
}

function PortsField({ form }: { readonly form: FormState }): ReactNode {
  const { t } = useTranslation();
  const id = useId();
  const columns = [t('dialog.vm-port'), t('dialog.container-port'), t('dialog.protocol')];
  const [vmPortColumn = '', containerPortColumn = '', protocolColumn = ''] = columns;
  return (
    <FieldGroup id={id} label={t('dialog.ports')}>
      <RowsField
        id={`${id}-row`}
        columns={columns}
        widths="minmax(0, 1fr) minmax(0, 1fr) minmax(0, 7rem)"
        rows={form.values.ports}
        blank={BLANK_PORT}
        onChange={(ports) => form.change({ ports })}
        errorOf={(row) => rowError(form, 'ports', row, ['vmPort', 'containerPort', 'protocol'])}
        addLabel={t('dialog.add-port')}
        removeLabel={(row) => t('dialog.remove-port', { row: String(row) })}
        renderRow={({ vmPort, containerPort, protocol }, index, change) => {
          const row = { notes: `${id}-row-${index}`, inRow: String(index + 1) };
          const named = (column: string) => t('dialog.in-row', { column, row: row.inRow });
          return (
            <>
              <TextBox
                id={`${row.notes}-vm`}
                notes={row.notes}
                label={named(vmPortColumn)}
                inputMode="numeric"
                value={vmPort}
                isWrong={form.errorOf(`ports.${index}.vmPort`) !== undefined}
                onChange={(text) => change({ vmPort: text })}
                onBlur={() => form.touch(`ports.${index}.vmPort`)}
              />
              <TextBox
                id={`${row.notes}-container`}
                notes={row.notes}
                label={named(containerPortColumn)}
                inputMode="numeric"
                value={containerPort}
                isWrong={form.errorOf(`ports.${index}.containerPort`) !== undefined}
                onChange={(text) => change({ containerPort: text })}
                onBlur={() => form.touch(`ports.${index}.containerPort`)}
              />
              <Choice
                id={`${row.notes}-protocol`}
                notes={row.notes}
                label={named(protocolColumn)}
                value={protocol}
                onChange={(choice) => change({ protocol: choice })}
              >
                <FormSelectOption value="tcp" label="TCP" />
                <FormSelectOption value="udp" label="UDP" />
              </Choice>
            </>
          );
        }}
      />
    </FieldGroup>
  );
}
