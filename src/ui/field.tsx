/** One labelled row of a form: the control, and below it what is wrong, what to mind and what it is for. */
import {
  FormGroup,
  FormHelperText,
  FormSelect,
  HelperText,
  HelperTextItem,
  TextArea,
  TextInput,
} from '@patternfly/react-core';
import type { ClipboardEvent, FocusEvent, KeyboardEvent, ReactNode } from 'react';
import { afterPress } from './after-press.ts';

export interface FieldNotes {
  /** Why the value cannot be used. */
  readonly error?: string | undefined;
  /** Why the value may not do what was meant. */
  readonly warning?: string | undefined;
  readonly help?: ReactNode;
}

interface FieldProps extends FieldNotes {
  readonly id: string;
  readonly label: string;
  readonly isRequired?: boolean;
  readonly children: ReactNode;
}

export function notesId(fieldId: string): string {
  return `${fieldId}-notes`;
}

export function Field({ id, label, isRequired = false, children, ...notes }: FieldProps): ReactNode {
  return (
    <FormGroup fieldId={id} label={label} isRequired={isRequired}>
      {children}
      <Notes id={notesId(id)} {...notes} />
    </FormGroup>
  );
}

/** A row whose controls have names of their own: a group instead of a label. */
export function FieldGroup({ id, label, children, ...notes }: FieldProps): ReactNode {
  return (
    <FormGroup fieldId={id} label={label} role="group">
      {children}
      <Notes id={notesId(id)} {...notes} />
    </FormGroup>
  );
}

/** Always there, so that `aria-describedby` may name it before there is anything to say. */
export function Notes({ id, error, warning, help }: FieldNotes & { readonly id: string }): ReactNode {
  return (
    <div id={id}>
      {(error ?? warning ?? help) !== undefined && (
        <FormHelperText>
          <HelperText>
            {error !== undefined && (
              <HelperTextItem variant="error" screenReaderText="">
                {error}
              </HelperTextItem>
            )}
            {warning !== undefined && (
              <HelperTextItem variant="warning" screenReaderText="">
                {warning}
              </HelperTextItem>
            )}
            {error === undefined && help !== undefined && <HelperTextItem>{help}</HelperTextItem>}
          </HelperText>
        </FormHelperText>
      )}
    </div>
  );
}

interface InputProps {
  readonly id: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly onBlur?: () => void;
  /** Needed where no label names the control. */
  readonly label?: string;
  readonly isWrong?: boolean;
  readonly isDisabled?: boolean;
  readonly placeholder?: string;
  readonly className?: string;
  readonly inputMode?: 'numeric' | 'decimal';
  /** For what nobody may read over a shoulder. */
  readonly type?: 'password';
  /** Id of a `datalist` with proposals. */
  readonly list?: string;
  readonly onPaste?: (event: ClipboardEvent) => void;
  readonly onKeyDown?: (event: KeyboardEvent) => void;
  /** The field whose notes speak of this control, when it is not the only one there. */
  readonly notes?: string;
}

export function TextBox({
  id,
  notes = id,
  label,
  value,
  onChange,
  onBlur,
  isWrong = false,
  ...rest
}: InputProps): ReactNode {
  return (
    <TextInput
      {...rest}
      {...(label !== undefined && { 'aria-label': label })}
      id={id}
      aria-describedby={notesId(notes)}
      // Browsers take "off" for no answer where a password is asked for.
      autoComplete={rest.type === 'password' ? 'new-password' : 'off'}
      spellCheck={false}
      validated={isWrong ? 'error' : 'default'}
      value={value}
      onChange={(_, text) => onChange(text)}
      onBlur={(event: FocusEvent<HTMLInputElement | HTMLTextAreaElement>) => leave(event.currentTarget.value, onBlur)}
    />
  );
}

/** What is still empty is not wrong before the form is sent. */
function leave(value: string, onBlur: (() => void) | undefined): void {
  if (value !== '' && onBlur) afterPress(onBlur);
}

interface TextLinesProps extends Omit<InputProps, 'inputMode' | 'type' | 'list' | 'onPaste' | 'onKeyDown'> {
  readonly rows?: number;
}

export function TextLines({
  id,
  notes = id,
  label,
  value,
  onChange,
  onBlur,
  isWrong = false,
  rows = 3,
  ...rest
}: TextLinesProps): ReactNode {
  return (
    <TextArea
      {...rest}
      {...(label !== undefined && { 'aria-label': label })}
      id={id}
      aria-describedby={notesId(notes)}
      autoComplete="off"
      spellCheck={false}
      resizeOrientation="vertical"
      rows={rows}
      validated={isWrong ? 'error' : 'default'}
      value={value}
      onChange={(_, text) => onChange(text)}
      onBlur={(event: FocusEvent<HTMLInputElement | HTMLTextAreaElement>) => leave(event.currentTarget.value, onBlur)}
    />
  );
}

interface ChoiceProps extends Omit<
  InputProps,
  'inputMode' | 'type' | 'list' | 'placeholder' | 'onPaste' | 'onKeyDown'
> {
  /** `FormSelectOption`s and `FormSelectOptionGroup`s. */
  readonly children: ReactNode;
}

/** The browser's own list: quick, and not cut off where the frame is low. */
export function Choice({
  id,
  notes = id,
  label,
  onChange,
  isWrong = false,
  children,
  ...rest
}: ChoiceProps): ReactNode {
  return (
    <FormSelect
      {...rest}
      {...(label !== undefined && { 'aria-label': label })}
      id={id}
      aria-describedby={notesId(notes)}
      validated={isWrong ? 'error' : 'default'}
      onChange={(_, value) => onChange(value)}
    >
      {children}
    </FormSelect>
  );
}
