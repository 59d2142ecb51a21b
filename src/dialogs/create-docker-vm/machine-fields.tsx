/** The VM itself: name, processors, memory. */
import { FormSelectOption } from '@patternfly/react-core';
import { useId, type ReactNode } from 'react';
import { MEMORY_UNITS, type MemoryUnit } from '../../form/amounts.ts';
import { Choice, Field, FieldGroup, TextBox } from '../../ui/field.tsx';
import { useTranslation } from '../../ui/translation.tsx';
import type { FormState } from './form-state.ts';

/** The dialog puts the focus here when it opens. */
export const NAME_FIELD_ID = 'create-docker-vm-name';

export function NameField({ form }: { readonly form: FormState }): ReactNode {
  const { t } = useTranslation();
  return (
    <Field id={NAME_FIELD_ID} label={t('dialog.name')} isRequired error={form.errorOf('name')}>
      <TextBox
        id={NAME_FIELD_ID}
        value={form.values.name}
        isWrong={form.errorOf('name') !== undefined}
        onChange={(name) => form.change({ name })}
        onBlur={() => form.touch('name')}
      />
    </Field>
  );
}

export function SizeFields({ form }: { readonly form: FormState }): ReactNode {
  return (
    <>
      <CpuFields form={form} />
      <MemoryField form={form} />
    </>
  );
}

function CpuFields({ form }: { readonly form: FormState }): ReactNode {
  const { t } = useTranslation();
  const id = useId();
  const { sockets, cores } = form.values;
  return (
    <FieldGroup id={id} label={t('dialog.cpus')} error={form.errorOf('sockets') ?? form.errorOf('cores')}>
      <div className="ui-inline">
        <TextBox
          id={`${id}-sockets`}
          notes={id}
          label={t('dialog.sockets')}
          className="ui-narrow"
          inputMode="numeric"
          value={sockets}
          isWrong={form.errorOf('sockets') !== undefined}
          onChange={(text) => form.change({ sockets: text })}
          onBlur={() => form.touch('sockets')}
        />
        <span aria-hidden="true">{t('dialog.sockets-after')}</span>
        <TextBox
          id={`${id}-cores`}
          notes={id}
          label={t('dialog.cores')}
          className="ui-narrow"
          inputMode="numeric"
          value={cores}
          isWrong={form.errorOf('cores') !== undefined}
          onChange={(text) => form.change({ cores: text })}
          onBlur={() => form.touch('cores')}
        />
        <span aria-hidden="true">{t('dialog.cores-after')}</span>
      </div>
    </FieldGroup>
  );
}

function MemoryField({ form }: { readonly form: FormState }): ReactNode {
  const { t } = useTranslation();
  const id = useId();
  const { memory, memoryUnit } = form.values;
  return (
    <Field id={id} label={t('dialog.memory')} isRequired error={form.errorOf('memory')}>
      <div className="ui-inline">
        <TextBox
          id={id}
          inputMode="decimal"
          value={memory}
          isWrong={form.errorOf('memory') !== undefined}
          onChange={(text) => form.change({ memory: text })}
          onBlur={() => form.touch('memory')}
        />
        <Choice
          id={`${id}-unit`}
          notes={id}
          label={t('dialog.memory-unit')}
          className="ui-narrow"
          value={memoryUnit}
          onChange={(unit) => form.change({ memoryUnit: unit as MemoryUnit })} // one of the options below
        >
          {MEMORY_UNITS.map((unit) => (
            <FormSelectOption key={unit} value={unit} label={unit} />
          ))}
        </Choice>
      </div>
    </Field>
  );
}
