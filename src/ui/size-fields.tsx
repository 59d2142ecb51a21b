/** How large a machine is: processors and memory. */
import { FormSelectOption } from '@patternfly/react-core';
import { useId, type ReactNode } from 'react';
import { MEMORY_UNITS, type MemoryUnit } from '../form/amounts.ts';
import { Choice, Field, FieldGroup, TextBox } from './field.tsx';
import type { FormState } from './form-state.ts';
import { useTranslation } from './translation.tsx';

export interface SizeValues {
  readonly sockets: string;
  readonly cores: string;
  readonly memory: string;
  readonly memoryUnit: MemoryUnit;
}

type SizeForm = FormState<SizeValues, 'sockets' | 'cores' | 'memory'>;

export function SizeFields({ form }: { readonly form: SizeForm }): ReactNode {
  return (
    <>
      <CpuFields form={form} />
      <MemoryField form={form} />
    </>
  );
}

function CpuFields({ form }: { readonly form: SizeForm }): ReactNode {
  const { t } = useTranslation();
  const id = useId();
  const { sockets, cores } = form.values;
  const [socketsError, coresError] = [form.errorOf('sockets'), form.errorOf('cores')];
  const error =
    socketsError === undefined || coresError === undefined
      ? (socketsError ?? coresError)
      : [
          t('form.each-error', { field: t('form.sockets'), error: socketsError }),
          t('form.each-error', { field: t('form.cores'), error: coresError }),
        ].join(' ');
  return (
    <FieldGroup id={id} label={t('form.cpus')} error={error}>
      <div className="ui-inline">
        <TextBox
          id={`${id}-sockets`}
          notes={id}
          label={t('form.sockets')}
          className="ui-narrow"
          inputMode="numeric"
          value={sockets}
          isWrong={socketsError !== undefined}
          onChange={(text) => form.change({ sockets: text })}
          onBlur={() => form.touch('sockets')}
        />
        <span aria-hidden="true">{t('form.sockets-after')}</span>
        <TextBox
          id={`${id}-cores`}
          notes={id}
          label={t('form.cores')}
          className="ui-narrow"
          inputMode="numeric"
          value={cores}
          isWrong={coresError !== undefined}
          onChange={(text) => form.change({ cores: text })}
          onBlur={() => form.touch('cores')}
        />
        <span aria-hidden="true">{t('form.cores-after')}</span>
      </div>
    </FieldGroup>
  );
}

function MemoryField({ form }: { readonly form: SizeForm }): ReactNode {
  const { t } = useTranslation();
  const id = useId();
  const { memory, memoryUnit } = form.values;
  return (
    <Field id={id} label={t('form.memory')} isRequired error={form.errorOf('memory')}>
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
          label={t('form.memory-unit')}
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
