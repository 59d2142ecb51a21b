/** The form of one image provider: a new one, or all of an old one but its password, which nobody is ever told. */
import { Button, Checkbox, Form } from '@patternfly/react-core';
import { useEffect, useId, useRef, useState, type ReactNode, type SubmitEvent } from 'react';
import type { ImageProvider, ProviderSettings } from '../../../engine/image-providers.ts';
import { Alert } from '../../../ui/alert.tsx';
import { BusyButton } from '../../../ui/busy-button.tsx';
import { FaultAlert } from '../../../ui/fault-alert.tsx';
import { Field, TextBox } from '../../../ui/field.tsx';
import { useTranslation } from '../../../ui/translation.tsx';
import {
  BLANK_PROVIDER,
  validateProvider,
  valuesOf,
  type ProviderErrors,
  type ProviderField,
  type ProviderValues,
} from './provider-values.ts';
import { describeRefusal } from './refusal-text.ts';

export interface ProviderFormProps {
  readonly provider: ImageProvider | undefined;
  /** What was typed before; a password never is. */
  readonly draft: Omit<ProviderValues, 'password'> | undefined;
  readonly onType: (values: ProviderValues) => void;
  readonly isBusy: boolean;
  readonly refusal: { readonly error: unknown; readonly name: string } | undefined;
  readonly onSave: (settings: ProviderSettings) => void;
  readonly onCancel: () => void;
}

const FIRST_WRONG = ':is(input, select, textarea)[aria-invalid="true"]:enabled';

export function ProviderForm(props: ProviderFormProps): ReactNode {
  const { provider, draft, isBusy, refusal, onType, onSave, onCancel } = props;
  const { t } = useTranslation();
  const [values, setValues] = useState<ProviderValues>(() => ({
    ...(provider ? valuesOf(provider) : BLANK_PROVIDER),
    ...draft,
  }));
  const [touched, setTouched] = useState<ReadonlySet<ProviderField>>(new Set());
  const [isAttempted, setIsAttempted] = useState(false);
  const element = useRef<HTMLFormElement>(null);
  const heading = useId();
  useEffect(() => {
    element.current?.querySelector('input')?.focus();
  }, []);

  const hasPassword = provider?.login !== undefined;
  const checked = validateProvider(values, hasPassword);
  const errors: ProviderErrors = checked.ok ? {} : checked.errors;
  const form: FormParts = {
    values,
    hasPassword,
    change(changes) {
      setValues({ ...values, ...changes });
      onType({ ...values, ...changes });
    },
    errorOf(field) {
      const error = errors[field];
      return error && (isAttempted || touched.has(field)) ? t(error) : undefined;
    },
    touch: (field) => setTouched((current) => new Set(current).add(field)),
  };

  function submit(event: SubmitEvent): void {
    event.preventDefault();
    setIsAttempted(true);
    if (checked.ok) onSave(checked.value);
    // The fields are marked once React has drawn this attempt.
    else requestAnimationFrame(() => element.current?.querySelector<HTMLElement>(FIRST_WRONG)?.focus());
  }

  const title = provider ? t('provider.edit-title', { name: provider.name }) : t('provider.add-title');
  const action = provider ? t('provider.save') : t('provider.add');
  return (
    <section aria-labelledby={heading}>
      <h2 id={heading} className="providers-title">
        {title}
      </h2>
      {!provider && (
        <Alert variant="info" component="h3" title={t('provider.v3')}>
          <p>{t('provider.v3-why')}</p>
        </Alert>
      )}
      <Form ref={element} isHorizontal noValidate className="providers-form" onSubmit={submit}>
        <PlaceFields form={form} />
        <LoginFields form={form} />
        {refusal && (
          <FaultAlert
            title={t(provider ? 'provider.refused-change' : 'provider.refused-add', { name: refusal.name })}
            {...describeRefusal(refusal.error, t)}
          />
        )}
        <div className="providers-buttons">
          <BusyButton type="submit" isBusy={isBusy}>
            {isBusy ? t('provider.asking') : action}
          </BusyButton>
          <Button variant="secondary" onClick={onCancel}>
            {t('provider.back')}
          </Button>
        </div>
      </Form>
    </section>
  );
}

interface FormParts {
  readonly values: ProviderValues;
  readonly hasPassword: boolean;
  readonly change: (changes: Partial<ProviderValues>) => void;
  readonly errorOf: (field: ProviderField) => string | undefined;
  readonly touch: (field: ProviderField) => void;
}

type TextField = Exclude<keyof ProviderValues, 'needsLogin'>;

interface TextFieldProps {
  readonly form: FormParts;
  readonly field: TextField;
  readonly label: string;
  readonly help?: string;
  readonly placeholder?: string;
  readonly isRequired?: boolean;
  readonly type?: 'password';
}

const isChecked = (field: TextField): field is ProviderField => field !== 'description' && field !== 'tenant';

function LabelledText({ form, field, label, help, isRequired = false, ...rest }: TextFieldProps): ReactNode {
  const id = useId();
  const error = isChecked(field) ? form.errorOf(field) : undefined;
  return (
    <Field id={id} label={label} isRequired={isRequired} error={error} help={help}>
      <TextBox
        {...rest}
        id={id}
        value={form.values[field]}
        isWrong={error !== undefined}
        onChange={(text) => form.change({ [field]: text })}
        {...(isChecked(field) && { onBlur: () => form.touch(field) })}
      />
    </Field>
  );
}

function PlaceFields({ form }: { readonly form: FormParts }): ReactNode {
  const { t } = useTranslation();
  return (
    <>
      <LabelledText form={form} field="name" label={t('provider.name')} help={t('provider.name-help')} isRequired />
      <LabelledText form={form} field="description" label={t('provider.description')} />
      <LabelledText
        form={form}
        field="url"
        label={t('provider.url')}
        placeholder="http://glance.example.com:9292"
        help={t('provider.url-help')}
        isRequired
      />
    </>
  );
}

function LoginFields({ form }: { readonly form: FormParts }): ReactNode {
  const { t } = useTranslation();
  const id = useId();
  const { needsLogin } = form.values;
  return (
    <>
      <Checkbox
        id={id}
        className="providers-login"
        label={t('provider.needs-login')}
        isChecked={needsLogin}
        onChange={(_, isWanted) => form.change({ needsLogin: isWanted })}
      />
      {needsLogin && (
        <>
          <LabelledText form={form} field="userName" label={t('provider.user')} isRequired />
          <LabelledText
            form={form}
            field="password"
            label={t('provider.password')}
            help={t(form.hasPassword ? 'provider.password-kept' : 'provider.password-help')}
            isRequired={!form.hasPassword}
            type="password"
          />
          <LabelledText form={form} field="tenant" label={t('provider.tenant')} />
          <LabelledText
            form={form}
            field="authenticationUrl"
            label={t('provider.authentication-url')}
            placeholder="http://keystone.example.com:5000/v2.0"
            help={t('provider.authentication-url-help')}
            isRequired
          />
        </>
      )}
    </>
  );
}
