/** Who the guest is and who may log in to it. */
import { useId, type ReactNode } from 'react';
import type { TemplateInitialization } from '../../engine/templates.ts';
import { Field, TextBox } from '../../ui/field.tsx';
import { LoginFields } from '../../ui/login-fields.tsx';
import { useTranslation } from '../../ui/translation.tsx';
import { hostNameFor } from './form.ts';
import type { FormState } from './form-state.ts';

interface GuestFieldsProps {
  readonly form: FormState;
  /** What the VM gets from its template where a field is left empty. */
  readonly inherited: TemplateInitialization | undefined;
}

export function GuestFields({ form, inherited = {} }: GuestFieldsProps): ReactNode {
  const { t } = useTranslation();
  const id = useId();
  const { name, hostName } = form.values;
  return (
    <>
      <Field
        id={id}
        label={t('dialog.host-name')}
        error={form.errorOf('hostName')}
        help={hostName === '' ? t('dialog.host-name-help', { name: hostNameFor(name) }) : undefined}
      >
        <TextBox
          id={id}
          value={hostName}
          isWrong={form.errorOf('hostName') !== undefined}
          onChange={(text) => form.change({ hostName: text })}
          onBlur={() => form.touch('hostName')}
        />
      </Field>
      <LoginFields
        form={form}
        userHelp={
          inherited.userName === undefined
            ? t('dialog.user-name-help')
            : t('dialog.user-name-inherited', { name: inherited.userName })
        }
        keysHelp={t(inherited.hasSshKeys ? 'dialog.ssh-keys-inherited' : 'form.ssh-keys-help')}
      />
    </>
  );
}
