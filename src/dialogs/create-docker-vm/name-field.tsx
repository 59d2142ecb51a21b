/** The VM's name. */
import type { ReactNode } from 'react';
import { Field, TextBox } from '../../ui/field.tsx';
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
