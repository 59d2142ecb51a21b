/** Asks which other machine is to be compared with. */
import { Button } from '@patternfly/react-core';
import { useQuery } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import type { MachinePageProps } from '../../foreman-page/page-props.ts';
import { TextBox } from '../../ui/field.tsx';
import { useTranslation } from '../../ui/translation.tsx';
import { useSettled } from '../../ui/use-settled.ts';

/** Between two keys of somebody who types, in ms. */
const PAUSE_MS = 300;

export interface CompareFormProps {
  readonly page: MachinePageProps;
  readonly onCompare: (name: string) => void;
  /** Absent where nothing is compared. */
  readonly onEnd: (() => void) | undefined;
}

export function CompareForm({ page, onCompare, onEnd }: CompareFormProps): ReactNode {
  const { t } = useTranslation();
  const { machine, suggestNames } = page;
  const [name, setName] = useState('');
  const wanted = useSettled(name.trim(), PAUSE_MS);
  const names = useQuery({
    queryKey: ['names', machine.kind, wanted],
    queryFn: ({ signal }) => suggestNames(wanted, signal),
    enabled: wanted !== '',
  });
  return (
    <form
      className="ui-inline"
      onSubmit={(event) => {
        event.preventDefault();
        if (name.trim() !== '') onCompare(name.trim());
      }}
    >
      <TextBox
        id="compare"
        className="foreman-facts__box"
        label={t(`foreman.facts.compare.${machine.kind}`)}
        placeholder={t(`foreman.facts.compare.${machine.kind}`)}
        list="compare-names"
        value={name}
        onChange={setName}
      />
      <datalist id="compare-names">
        {(names.data ?? [])
          .filter((one) => one !== machine.name)
          .map((one) => (
            <option key={one} value={one} />
          ))}
      </datalist>
      <Button type="submit" variant="secondary" isAriaDisabled={name.trim() === ''}>
        {t('foreman.facts.compare')}
      </Button>
      {onEnd && (
        <Button
          variant="secondary"
          onClick={() => {
            setName('');
            onEnd();
          }}
        >
          {t('foreman.facts.end-comparison')}
        </Button>
      )}
    </form>
  );
}
