/** The second part of the dialog: what the chosen images become, and where. */
import { Button, Form } from '@patternfly/react-core';
import { useEffect, useRef, type ReactNode, type SubmitEvent } from 'react';
import type { EngineClient } from '../../engine/client.ts';
import { ANY_ARCHITECTURE } from '../../engine-page/places.ts';
import type { ImportOutcome, ImportRequest } from '../../plugin/import.ts';
import { BusyButton } from '../../ui/busy-button.tsx';
import { DialogFrame } from '../../ui/dialog-frame.tsx';
import { FaultAlert } from '../../ui/fault-alert.tsx';
import { useFormState, type FormState } from '../../ui/form-state.ts';
import { useTranslation } from '../../ui/translation.tsx';
import { DestinationFields } from './destination-fields.tsx';
import { validate, type FieldErrors, type FieldName } from './form.ts';
import type { FormValues } from './form-values.ts';
import { FIRST_NAME_ID, ImagesFields } from './images-fields.tsx';
import { importRows } from './import-rows.ts';
import { TemplateFields } from './template-fields.tsx';
import { useDestination } from './use-destination.ts';
import { useOrdering } from './use-ordering.ts';

/** What the parts of this form share. */
export type ImportForm = FormState<FormValues, FieldName>;

export interface ImportFormProps {
  readonly engine: EngineClient;
  readonly values: FormValues;
  readonly setValues: (update: (values: FormValues) => FormValues) => void;
  /** For images whose name tells no operating system. */
  readonly defaultOsType: string | undefined;
  /** Draws the tabs around what is handed in. */
  readonly inTabs: (content: ReactNode) => ReactNode;
  readonly start: (requests: readonly ImportRequest[]) => Promise<readonly ImportOutcome[]>;
  /** Every order was taken. */
  readonly onStarted: () => void;
  readonly onBack: () => void;
  readonly onClose: () => void;
}

const FORM_ID = 'import-glance-image';
const FIRST_WRONG = ':is(input, select, textarea)[aria-invalid="true"]:enabled';

export function ImportForm(props: ImportFormProps): ReactNode {
  const { engine, values, setValues, defaultOsType, inTabs, start, onStarted, onBack, onClose } = props;
  const { t, locale } = useTranslation();
  const formElement = useRef<HTMLFormElement>(null);
  /** A name that was found taken is marked a moment later. */
  const isToFocus = useRef(false);
  const destination = useDestination(engine, values);
  const { taken, cluster, dataCenter, domain, network, limits, systems } = destination;
  const rows = importRows(values.chosen, {
    systems: systems.entries,
    architecture: cluster?.architecture ?? ANY_ARCHITECTURE,
    taken,
    osType: defaultOsType,
  });
  const checked = validate(values, {
    rows,
    taken,
    dataCenter,
    storageDomain: domain,
    cluster,
    vnicProfileId: network?.profile.id,
    limits,
    locale,
  });
  const errors: FieldErrors = checked.ok ? {} : checked.errors;
  const errorCount = Object.keys(errors).length;
  const { form, isAttempted, attempt } = useFormState<FormValues, FieldName>(values, setValues, errors);
  const { isPending, refusals, order, reset } = useOrdering({
    start,
    askForTaken: destination.askForTaken,
    onNameTaken: showFirstWrong,
    onOrdered(isTaken) {
      if (isTaken.every(Boolean)) onStarted();
      // Those that are under way leave the form; the others stay as they were typed, beside the reasons.
      else setValues((now) => ({ ...now, chosen: now.chosen.filter((_, index) => isTaken[index] !== true) }));
    },
  });

  useEffect(() => {
    document.getElementById(FIRST_NAME_ID)?.focus();
  }, []);

  useEffect(() => {
    if (isToFocus.current) focusFirstWrong();
  });

  function focusFirstWrong(): void {
    const wrong = formElement.current?.querySelector<HTMLElement>(FIRST_WRONG);
    wrong?.focus();
    isToFocus.current = !wrong;
  }

  function showFirstWrong(): void {
    // The fields are marked, and their sections open, once React has drawn this attempt.
    requestAnimationFrame(focusFirstWrong);
  }

  function submit(event: SubmitEvent): void {
    event.preventDefault();
    if (isPending) return;
    attempt();
    isToFocus.current = false;
    if (checked.ok) {
      order(checked.value);
      return;
    }
    reset();
    showFirstWrong();
  }

  const hasTemplates = rows.some(({ chosen }) => chosen.kind === 'template');
  return (
    <DialogFrame
      title={t('glance.title')}
      onClose={onClose}
      notice={
        refusals.length > 0 ? (
          <div className="ui-rows">
            {refusals.map(({ name, ...refusal }, index) => (
              <FaultAlert
                key={index}
                {...refusal}
                title={name === undefined ? t('glance.not-ordered') : t('glance.refused', { name })}
              />
            ))}
          </div>
        ) : isAttempted && errorCount > 0 ? (
          t('form.to-correct', { count: errorCount })
        ) : undefined
      }
      footer={
        <>
          <Button className="ui-dialog__rare" variant="secondary" onClick={onBack}>
            {t('glance.back')}
          </Button>
          <BusyButton type="submit" form={FORM_ID} isBusy={isPending}>
            {isPending ? t('glance.ordering') : t('glance.import')}
          </BusyButton>
          <Button variant="secondary" onClick={onClose}>
            {t('form.cancel')}
          </Button>
        </>
      }
    >
      {inTabs(
        <Form id={FORM_ID} ref={formElement} isHorizontal noValidate onSubmit={submit}>
          <ImagesFields form={form} rows={rows} destination={destination} />
          <hr className="ui-divider" />
          <DestinationFields form={form} rows={rows} destination={destination} />
          {hasTemplates && (
            <>
              <hr className="ui-divider" />
              <TemplateFields form={form} rows={rows} destination={destination} isAttempted={isAttempted} />
            </>
          )}
          {/* Enter presses the form's own button; the one to see stands in the footer. */}
          <button type="submit" hidden />
        </Form>,
      )}
    </DialogFrame>
  );
}
