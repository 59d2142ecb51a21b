/** The form of the dialog, from the first choice to the engine's answer. */
import './create-docker-vm.css';
import { Button, Form } from '@patternfly/react-core';
import { useEffect, useLayoutEffect, useRef, useState, type SubmitEvent, type ReactNode } from 'react';
import type { EngineClient } from '../../engine/client.ts';
import { useIsPainted } from '../../ui/after-paint.ts';
import { BusyButton } from '../../ui/busy-button.tsx';
import { DialogFrame } from '../../ui/dialog-frame.tsx';
import { FaultAlert } from '../../ui/fault-alert.tsx';
import { useTranslation } from '../../ui/translation.tsx';
import { ContainerFields } from './container-fields.tsx';
import { validate, type FieldErrors } from './form.ts';
import { FormSection } from '../../ui/form-section.tsx';
import { useFormState } from '../../ui/form-state.ts';
import { SizeFields } from '../../ui/size-fields.tsx';
import type { FormValues, ImageOffer } from './form-values.ts';
import { GuestFields } from './guest-fields.tsx';
import { NAME_FIELD_ID, NameField } from './name-field.tsx';
import { MoreContainerFields } from './more-container-fields.tsx';
import { PlacementFields } from './placement-fields.tsx';
import { PreviewSection } from './preview-section.tsx';
import { useCreation, type CreationOptions } from './use-creation.ts';
import { usePlacement, type TemplateWishes } from './use-placement.ts';

export interface VmFormProps extends CreationOptions {
  /** Shown before the form, while it waits for the creation of a VM of that name. */
  readonly above: (pendingName: string | undefined) => ReactNode;
  readonly engine: EngineClient;
  readonly templateWishes: TemplateWishes;
  readonly importImage: (() => void) | undefined;
  readonly offers: readonly ImageOffer[];
  readonly blank: FormValues;
  /** What was typed when the dialog was last left. */
  readonly draft: FormValues | undefined;
  /** Called at every change; `undefined` while nothing is typed. */
  readonly keepDraft: (draft: FormValues | undefined) => void;
  readonly onClose: () => void;
}

const FORM_ID = 'create-docker-vm';
const FIRST_WRONG = ':is(input, select, textarea)[aria-invalid="true"]:enabled';

export function VmForm(props: VmFormProps): ReactNode {
  const { above, engine, templateWishes, importImage, offers, blank, draft, keepDraft, start, onStarted, onClose } =
    props;
  const { t, locale } = useTranslation();
  const [values, setValues] = useState(draft ?? blank);
  const [cleared, setCleared] = useState<FormValues>();
  const [templateSearch, setTemplateSearch] = useState('');
  const formElement = useRef<HTMLFormElement>(null);
  const isPainted = useIsPainted();
  const placement = usePlacement(engine, values, templateWishes, templateSearch, isPainted);
  const creation = useCreation({ start, onStarted });
  const isPending = creation.pendingName !== undefined;

  const checked = validate(values, { placement: placement.chosen, limits: placement.limits, locale });
  const errors: FieldErrors = checked.ok ? {} : checked.errors;
  const errorCount = Object.keys(errors).length;
  const { form, isAttempted, attempt, startOver } = useFormState(values, setValues, errors);
  const isBlank = values === blank;

  // Opening the dialog leaves the focus on the host's body.
  useLayoutEffect(() => {
    window.focus();
    document.getElementById(NAME_FIELD_ID)?.focus();
  }, []);

  useEffect(() => {
    keepDraft(isBlank ? undefined : values);
  }, [keepDraft, isBlank, values]);

  function submit(event: SubmitEvent): void {
    event.preventDefault();
    if (isPending) return;
    attempt();
    if (checked.ok) creation.create(checked.value);
    // The fields are marked, and their sections open, once React has drawn this attempt.
    else requestAnimationFrame(() => formElement.current?.querySelector<HTMLElement>(FIRST_WRONG)?.focus());
  }

  function clear(): void {
    setCleared(values);
    setValues(blank);
    setTemplateSearch('');
    startOver();
    creation.reset();
    document.getElementById(NAME_FIELD_ID)?.focus();
  }

  function undoClearing(): void {
    if (cleared) setValues(cleared);
    document.getElementById(NAME_FIELD_ID)?.focus();
  }

  const isWrong = (fields: readonly string[]) => isAttempted && hasErrorIn(errors, fields);
  return (
    <DialogFrame
      title={t('dialog.title')}
      onClose={onClose}
      notice={
        creation.refusal ? (
          <FaultAlert {...creation.refusal} title={t('dialog.refused', { name: creation.refusal.name })} />
        ) : isAttempted && errorCount > 0 ? (
          t('form.to-correct', { count: errorCount })
        ) : undefined
      }
      footer={
        <>
          {(!isBlank || cleared) && (
            <Button className="ui-dialog__rare" variant="secondary" onClick={isBlank ? undoClearing : clear}>
              {isBlank ? t('dialog.undo-clear') : t('dialog.clear')}
            </Button>
          )}
          <BusyButton type="submit" form={FORM_ID} isBusy={isPending}>
            {isPending ? t('dialog.creating') : t('dialog.create')}
          </BusyButton>
          <Button variant="secondary" onClick={onClose}>
            {t('form.cancel')}
          </Button>
        </>
      }
    >
      {above(creation.pendingName)}
      <Form id={FORM_ID} ref={formElement} isHorizontal noValidate onSubmit={submit}>
        <NameField form={form} />
        {/* Whoever types the name need not wait for what comes after it. */}
        {isPainted && (
          <>
            <PlacementFields
              form={form}
              placement={placement}
              importImage={importImage}
              templateSearch={templateSearch}
              onTemplateSearch={setTemplateSearch}
            />
            <hr className="ui-divider" />
            <SizeFields form={form} />
            <hr className="ui-divider" />
            <ContainerFields form={form} template={placement.template} offers={offers} />
            <FormSection label={t('dialog.more-container')} isWrong={isWrong(['volumes', 'environment', 'command'])}>
              <MoreContainerFields form={form} />
            </FormSection>
            <FormSection label={t('dialog.guest')} isWrong={isWrong(['hostName', 'userName', 'sshKeys'])}>
              <GuestFields form={form} inherited={placement.template?.initialization} />
            </FormSection>
            <PreviewSection checked={checked} />
          </>
        )}
        {/* Enter presses the form's own button; the one to see stands in the footer. */}
        <button type="submit" hidden />
      </Form>
    </DialogFrame>
  );
}

function hasErrorIn(errors: FieldErrors, fields: readonly string[]): boolean {
  return Object.keys(errors).some((name) => fields.includes(name.split('.')[0] ?? ''));
}
