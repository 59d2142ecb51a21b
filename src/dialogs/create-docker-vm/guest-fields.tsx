/** Who the guest is and who may log in to it. */
import { useId, type ReactNode } from 'react';
import type { TemplateInitialization } from '../../engine/templates.ts';
import { Field, TextBox, TextLines } from '../../ui/field.tsx';
import { KeyList } from '../../ui/key-list.tsx';
import { useTranslation } from '../../ui/translation.tsx';
import { hostNameFor } from './form.ts';
import type { FormState } from './form-state.ts';
import { parseSshKeys } from '../../form/ssh-keys.ts';

interface GuestFieldsProps {
  readonly form: FormState;
  /** What the VM gets from its template where a field is left empty. */
  readonly inherited: TemplateInitialization | undefined;
}

export function GuestFields({ form, inherited = {} }: GuestFieldsProps): ReactNode {
  const { t } = useTranslation();
  const id = useId();
  const { name, hostName, userName, sshKeys } = form.values;
  const keys = parseSshKeys(sshKeys);
  return (
    <>
      <Field
        id={`${id}-host`}
        label={t('dialog.host-name')}
        error={form.errorOf('hostName')}
        help={hostName === '' ? t('dialog.host-name-help', { name: hostNameFor(name) }) : undefined}
      >
        <TextBox
          id={`${id}-host`}
          value={hostName}
          isWrong={form.errorOf('hostName') !== undefined}
          onChange={(text) => form.change({ hostName: text })}
          onBlur={() => form.touch('hostName')}
        />
      </Field>
      <Field
        id={`${id}-user`}
        label={t('form.user-name')}
        error={form.errorOf('userName')}
        help={
          userName !== ''
            ? undefined
            : inherited.userName === undefined
              ? t('dialog.user-name-help')
              : t('dialog.user-name-inherited', { name: inherited.userName })
        }
      >
        <TextBox
          id={`${id}-user`}
          value={userName}
          isWrong={form.errorOf('userName') !== undefined}
          onChange={(text) => form.change({ userName: text })}
          onBlur={() => form.touch('userName')}
        />
      </Field>
      <Field
        id={`${id}-keys`}
        label={t('form.ssh-keys')}
        error={form.errorOf('sshKeys')}
        help={
          keys.ok && keys.value.length > 0 ? (
            <KeyList keys={keys.value} />
          ) : (
            t(inherited.hasSshKeys ? 'dialog.ssh-keys-inherited' : 'form.ssh-keys-help')
          )
        }
      >
        <TextLines
          id={`${id}-keys`}
          className="ui-keys"
          value={sshKeys}
          isWrong={form.errorOf('sshKeys') !== undefined}
          onChange={(text) => form.change({ sshKeys: text })}
          onBlur={() => form.touch('sshKeys')}
        />
      </Field>
    </>
  );
}
