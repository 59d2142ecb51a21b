/** Fields that offer what the engine lists, and say in the list's own place why there is nothing to choose. */
import { FormSelectOption } from '@patternfly/react-core';
import { useId, type ReactNode } from 'react';
import type { DataCenter } from '../engine/datacenters.ts';
import type { Translate } from '../i18n/i18n.ts';
import { Choice, Field, type FieldNotes } from '../ui/field.tsx';
import { useTranslation } from '../ui/translation.tsx';
import type { Listed } from './listed.ts';
import { nameState } from './state-text.ts';

interface ListedFieldProps<T> extends FieldNotes {
  readonly label: string;
  readonly list: Listed<T>;
  readonly chosen: T | undefined;
  readonly option: (entry: T) => { readonly label: string; readonly isDisabled?: boolean };
  readonly isWrong?: boolean;
  readonly onChange: (id: string) => void;
}

export function ListedField<T extends { readonly id: string }>({
  label,
  list,
  chosen,
  option,
  isWrong = false,
  onChange,
  ...notes
}: ListedFieldProps<T>): ReactNode {
  const { t } = useTranslation();
  const id = useId();
  return (
    <Field id={id} label={label} {...notes}>
      <Choice
        id={id}
        isDisabled={list.entries.length === 0}
        isWrong={isWrong}
        value={chosen?.id ?? ''}
        onChange={onChange}
      >
        {!chosen && <FormSelectOption value="" label={placeholder(list, t)} isDisabled />}
        {list.entries.map((entry) => (
          <FormSelectOption key={entry.id} value={entry.id} {...option(entry)} />
        ))}
      </Choice>
    </Field>
  );
}

type DataCenterFieldProps = Omit<ListedFieldProps<DataCenter>, 'label' | 'option'>;

/** Only a data center that is up can be chosen; the others are shown with their state. */
export function DataCenterField(props: DataCenterFieldProps): ReactNode {
  const { t } = useTranslation();
  return (
    <ListedField
      {...props}
      label={t('form.data-center')}
      option={({ name, status }) => ({
        label: status === 'up' ? name : t('form.in-state', { name, state: nameState(status, t) }),
        isDisabled: status !== 'up',
      })}
    />
  );
}

/** What stands where nothing is chosen. */
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
