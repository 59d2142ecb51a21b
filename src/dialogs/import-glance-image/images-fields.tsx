/** Each chosen image with what it becomes: a template or a disk, its name, and the system in it. */
import { Button, FormSelectOption } from '@patternfly/react-core';
import { MinusIcon } from '@patternfly/react-icons';
import { useMemo, type ReactNode } from 'react';
import type { OperatingSystem } from '../../engine/operating-systems.ts';
import { Choice, Notes, notesId, TextBox } from '../../ui/field.tsx';
import { formatBytes } from '../../ui/numbers.ts';
import { useTranslation } from '../../ui/translation.tsx';
import type { ChosenImage } from './form-values.ts';
import type { ImportForm } from './import-form.tsx';
import type { ImportRow } from './import-rows.ts';
import type { Destination } from './use-destination.ts';

export interface ImagesFieldsProps {
  readonly form: ImportForm;
  readonly rows: readonly ImportRow[];
  readonly destination: Destination;
}

/** The first name of the form; the focus is put here. */
export const FIRST_NAME_ID = 'import-image-0-name';

export function ImagesFields({ form, rows, destination }: ImagesFieldsProps): ReactNode {
  const { t, locale } = useTranslation();
  const systems = useMemo(() => inOrder(destination.systems.entries, locale), [destination.systems.entries, locale]);

  function change(index: number, changes: Partial<ChosenImage>): void {
    form.change({
      chosen: form.values.chosen.map((image, at) => (at === index ? { ...image, ...changes } : image)),
    });
  }

  function remove(index: number): void {
    form.change({ chosen: form.values.chosen.filter((_, at) => at !== index) });
    // Once React has drawn the rows as they are now.
    requestAnimationFrame(() => document.getElementById(FIRST_NAME_ID)?.focus());
  }

  return (
    <div className="import-rows" role="group" aria-label={t('glance.chosen')}>
      <div className="import-row import-row--head" aria-hidden="true">
        {[t('glance.image'), t('glance.kind'), t('glance.name'), t('glance.os')].map((title) => (
          <span key={title} className="ui-rows__head">
            {title}
          </span>
        ))}
      </div>
      {rows.map((row, index) => (
        <Row
          key={`${row.chosen.imageDomainId}/${row.chosen.imageId}`}
          index={index}
          row={row}
          systems={systems}
          form={form}
          destination={destination}
          onChange={(changes) => change(index, changes)}
          onRemove={rows.length > 1 ? () => remove(index) : undefined}
        />
      ))}
    </div>
  );
}

/** The engine lists them in an order of its own. */
function inOrder(systems: readonly OperatingSystem[], locale: string): readonly OperatingSystem[] {
  const { compare } = new Intl.Collator(locale.replace('_', '-'), { numeric: true });
  return systems.toSorted((one, other) => compare(one.label, other.label));
}

interface RowProps {
  readonly index: number;
  readonly row: ImportRow;
  /** In the order of their names. */
  readonly systems: readonly OperatingSystem[];
  readonly form: ImportForm;
  readonly destination: Destination;
  readonly onChange: (changes: Partial<ChosenImage>) => void;
  readonly onRemove: (() => void) | undefined;
}

function Row({ index, row, systems, form, destination, onChange, onRemove }: RowProps): ReactNode {
  const { t, locale } = useTranslation();
  const { chosen, name, osType } = row;
  const id = `import-image-${index}`;
  const label = (column: string) => t('glance.in-row', { column, row: String(index + 1) });
  const [nameError, kindError] = [form.errorOf(`chosen.${index}.name`), form.errorOf(`chosen.${index}.kind`)];
  return (
    <div className="import-row" role="group" aria-label={t('glance.row', { row: String(index + 1) })}>
      <div className="import-row__image">
        <div>{chosen.imageName === '' ? t('glance.unnamed', { id: chosen.imageId }) : chosen.imageName}</div>
        <div className="ui-note">{formatBytes(chosen.sizeBytes, locale)}</div>
      </div>
      <Cell title={t('glance.kind')}>
        <Choice
          id={`${id}-kind`}
          notes={id}
          label={label(t('glance.kind'))}
          value={chosen.kind}
          isWrong={kindError !== undefined}
          onChange={(kind) => onChange({ kind: kind as ChosenImage['kind'] })} // one of the options below
        >
          <FormSelectOption value="template" label={t('glance.kind.template')} />
          <FormSelectOption value="disk" label={t('glance.kind.disk')} />
        </Choice>
      </Cell>
      <Cell title={t('glance.name')}>
        <TextBox
          id={`${id}-name`}
          notes={id}
          label={label(t('glance.name'))}
          value={name}
          isWrong={nameError !== undefined}
          onChange={(text) => onChange({ name: text })}
          onBlur={() => form.touch(`chosen.${index}.name`)}
        />
      </Cell>
      {chosen.kind === 'template' ? (
        <Cell title={t('glance.os')}>
          <SystemChoice
            id={id}
            label={label(t('glance.os'))}
            value={osType}
            systems={systems}
            onChange={(next) => onChange({ osType: next })}
          />
        </Cell>
      ) : (
        <span />
      )}
      {onRemove ? (
        <Button
          variant="secondary"
          icon={<MinusIcon />}
          aria-label={t('glance.remove-row', { row: String(index + 1) })}
          onClick={onRemove}
        />
      ) : (
        <span />
      )}
      <div className="import-row__notes">
        <Notes id={notesId(id)} error={nameError ?? kindError} warning={useWarning(row, destination)} />
      </div>
    </div>
  );
}

/** Where columns have no room, each control stands below its own title. */
function Cell({ title, children }: { readonly title: string; readonly children: ReactNode }): ReactNode {
  return (
    <div>
      <div className="import-row__title" aria-hidden="true">
        {title}
      </div>
      {children}
    </div>
  );
}

interface SystemChoiceProps {
  readonly id: string;
  readonly label: string;
  readonly value: string;
  readonly systems: readonly OperatingSystem[];
  readonly onChange: (osType: string) => void;
}

function SystemChoice({ id, label, value, systems, onChange }: SystemChoiceProps): ReactNode {
  const { t } = useTranslation();
  const isListed = value === '' || systems.some(({ name }) => name === value);
  return (
    <Choice id={`${id}-os`} notes={id} label={label} value={value} onChange={onChange}>
      <FormSelectOption value="" label={t('glance.os.unknown')} />
      {/* While the list is still to come. */}
      {!isListed && <FormSelectOption value={value} label={value} />}
      {systems.map((system) => (
        <FormSelectOption key={system.name} value={system.name} label={system.label} />
      ))}
    </Choice>
  );
}

/** What may go wrong though nothing is wrong with what was typed; the gravest only. */
function useWarning(
  { chosen, name, guess, architecture }: ImportRow,
  { cluster, taken }: Destination,
): string | undefined {
  const { t } = useTranslation();
  if (chosen.kind === 'disk') {
    return taken.disks.has(name.trim()) ? t('glance.disk-name-taken', { name: name.trim() }) : undefined;
  }
  if (cluster && architecture !== undefined && architecture !== cluster.architecture) {
    return t('glance.other-architecture', { architecture, cluster: cluster.name, its: cluster.architecture });
  }
  return guess.takesIgnition ? t('glance.takes-ignition') : undefined;
}
