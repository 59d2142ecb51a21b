/** Who may log in to a machine: the user's name and public keys. */
import { useId, type ReactNode } from 'react';
import { parseSshKeys } from '../form/ssh-keys.ts';
import { Field, TextBox, TextLines } from './field.tsx';
import type { FormState } from './form-state.ts';
import { KeyList } from './key-list.tsx';
import { useTranslation } from './translation.tsx';

export interface LoginValues {
  readonly userName: string;
  /** One key a line. */
  readonly sshKeys: string;
}

export interface LoginFieldsProps {
  readonly form: FormState<LoginValues, keyof LoginValues>;
  /** Whose name the user has where none is typed. */
  readonly userHelp: string;
  /** What to type, and whose keys hold where none are typed. */
  readonly keysHelp: string;
}

export function LoginFields({ form, userHelp, keysHelp }: LoginFieldsProps): ReactNode {
  const { t } = useTranslation();
  const id = useId();
  const { userName, sshKeys } = form.values;
  const keys = parseSshKeys(sshKeys);
  return (
    <>
      <Field
        id={`${id}-user`}
        label={t('form.user-name')}
        error={form.errorOf('userName')}
        help={userName === '' ? userHelp : undefined}
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
        help={keys.ok && keys.value.length > 0 ? <KeyList keys={keys.value} /> : keysHelp}
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
