/** The container's volumes, environment, command and restart policy, which many do without. */
import { FormSelectOption } from '@patternfly/react-core';
import { useId, type ClipboardEvent, type ReactNode } from 'react';
import { Choice, Field, FieldGroup, TextBox, TextLines } from '../../ui/field.tsx';
import { RowsField } from '../../ui/rows-field.tsx';
import { useTranslation } from '../../ui/translation.tsx';
import { looksSecret, parseDotenv } from './environment.ts';
import type { FormState } from './form-state.ts';
import { BLANK_VARIABLE, BLANK_VOLUME } from './form-values.ts';
import { RESTART_POLICIES, type RestartPolicy } from './restart-policy.ts';
import { rowError } from './row-error.ts';
import { parseCommand } from './shell-words.ts';

interface PartProps {
  readonly form: FormState;
}

export function MoreContainerFields({ form }: PartProps): ReactNode {
  return (
    <>
      <VolumesField form={form} />
      <EnvironmentField form={form} />
      <CommandField form={form} />
      <RestartField form={form} />
    </>
  );
}

function VolumesField({ form }: PartProps): ReactNode {
  const { t } = useTranslation();
  const id = useId();
  const columns = [t('dialog.volume-source'), t('dialog.volume-target'), t('dialog.volume-mode')];
  const [sourceColumn = '', targetColumn = '', modeColumn = ''] = columns;
  return (
    <FieldGroup id={id} label={t('dialog.volumes')}>
      <RowsField
        id={`${id}-row`}
        columns={columns}
        widths="minmax(0, 1fr) minmax(0, 1fr) minmax(0, 8rem)"
        rows={form.values.volumes}
        blank={BLANK_VOLUME}
        onChange={(volumes) => form.change({ volumes })}
        errorOf={(row) => rowError(form, 'volumes', row, ['source', 'target'])}
        addLabel={t('dialog.add-volume')}
        removeLabel={(row) => t('dialog.remove-volume', { row: String(row) })}
        renderRow={({ source, target, readOnly }, index, change) => {
          const notes = `${id}-row-${index}`;
          const named = (column: string) => t('dialog.in-row', { column, row: String(index + 1) });
          return (
            <>
              <TextBox
                id={`${notes}-source`}
                notes={notes}
                label={named(sourceColumn)}
                value={source}
                isWrong={form.errorOf(`volumes.${index}.source`) !== undefined}
                onChange={(text) => change({ source: text })}
                onBlur={() => form.touch(`volumes.${index}.source`)}
              />
              <TextBox
                id={`${notes}-target`}
                notes={notes}
                label={named(targetColumn)}
                value={target}
                isWrong={form.errorOf(`volumes.${index}.target`) !== undefined}
                onChange={(text) => change({ target: text })}
                onBlur={() => form.touch(`volumes.${index}.target`)}
              />
              <Choice
                id={`${notes}-mode`}
                notes={notes}
                label={named(modeColumn)}
                value={readOnly ? 'read-only' : 'read-write'}
                onChange={(mode) => change({ readOnly: mode === 'read-only' })}
              >
                <FormSelectOption value="read-write" label={t('dialog.read-write')} />
                <FormSelectOption value="read-only" label={t('dialog.read-only')} />
              </Choice>
            </>
          );
        }}
      />
    </FieldGroup>
  );
}

function EnvironmentField({ form }: PartProps): ReactNode {
  const { t } = useTranslation();
  const id = useId();
  const columns = [t('dialog.variable-name'), t('dialog.variable-value')];
  const [nameColumn = '', valueColumn = ''] = columns;

  /** Lines of a `.env` file become rows in the place of the one they are pasted into. */
  function pasteLines(event: ClipboardEvent, index: number): void {
    const text = event.clipboardData.getData('text/plain');
    const lines = text.includes('=') ? parseDotenv(text) : undefined;
    if (!lines?.ok || lines.value.length === 0) return;
    event.preventDefault();
    form.change({ environment: form.values.environment.toSpliced(index, 1, ...lines.value) });
  }

  return (
    <FieldGroup id={id} label={t('dialog.environment')} help={t('dialog.environment-help')}>
      <RowsField
        id={`${id}-row`}
        columns={columns}
        widths="minmax(0, 1fr) minmax(0, 1.5fr)"
        rows={form.values.environment}
        blank={BLANK_VARIABLE}
        onChange={(environment) => form.change({ environment })}
        errorOf={(row) => rowError(form, 'environment', row, ['name', 'value'])}
        warningOf={({ name }) => (looksSecret(name) ? t('dialog.secret-warning', { name }) : undefined)}
        addLabel={t('dialog.add-variable')}
        removeLabel={(row) => t('dialog.remove-variable', { row: String(row) })}
        renderRow={({ name, value }, index, change) => {
          const notes = `${id}-row-${index}`;
          const named = (column: string) => t('dialog.in-row', { column, row: String(index + 1) });
          const valueProps = {
            id: `${notes}-value`,
            notes,
            label: named(valueColumn),
            value,
            isWrong: form.errorOf(`environment.${index}.value`) !== undefined,
            onChange: (text: string) => change({ value: text }),
            onBlur: () => form.touch(`environment.${index}.value`),
          };
          return (
            <>
              <TextBox
                id={`${notes}-name`}
                notes={notes}
                label={named(nameColumn)}
                value={name}
                isWrong={form.errorOf(`environment.${index}.name`) !== undefined}
                onChange={(text) => change({ name: text })}
                onBlur={() => form.touch(`environment.${index}.name`)}
                onPaste={(event) => pasteLines(event, index)}
              />
              {/* A one-line input drops the line ends that a value may have been pasted with. */}
              {value.includes('\n') ? <TextLines {...valueProps} /> : <TextBox {...valueProps} />}
            </>
          );
        }}
      />
    </FieldGroup>
  );
}

function CommandField({ form }: PartProps): ReactNode {
  const { t } = useTranslation();
  const id = useId();
  const command = parseCommand(form.values.command);
  const shellSyntax = command.ok ? command.value.shellSyntax : undefined;
  return (
    <Field
      id={id}
      label={t('dialog.command')}
      error={form.errorOf('command')}
      warning={shellSyntax === undefined ? undefined : t('dialog.shell-warning', { text: shellSyntax })}
      help={t('dialog.command-help')}
    >
      <TextLines
        id={id}
        rows={2}
        value={form.values.command}
        isWrong={form.errorOf('command') !== undefined}
        onChange={(text) => form.change({ command: text })}
        onBlur={() => form.touch('command')}
      />
    </Field>
  );
}

function RestartField({ form }: PartProps): ReactNode {
  const { t } = useTranslation();
  const id = useId();
  return (
    <Field id={id} label={t('dialog.restart')}>
      <Choice
        id={id}
        value={form.values.restart}
        onChange={(policy) => form.change({ restart: policy as RestartPolicy })} // one of the options below
      >
        {RESTART_POLICIES.map((policy) => (
          <FormSelectOption key={policy} value={policy} label={t(`dialog.restart.${policy}`)} />
        ))}
      </Choice>
    </Field>
  );
}
