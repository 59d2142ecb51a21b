/** No host fits: what was looked for, what could not be looked for, and why a host may still be there. */
import type { ReactNode } from 'react';
import type { Rule } from '../foreman/matching.ts';
import type { ForemanConfig } from '../plugin/foreman-config.ts';
import { Nothing } from '../ui/subtab.tsx';
import { useTranslation } from '../ui/translation.tsx';
import type { Machine } from './page-props.ts';

export interface NoHostProps {
  readonly machine: Machine;
  readonly config: ForemanConfig;
  readonly untried: readonly Rule[];
  /** What can be done. */
  readonly children: ReactNode;
}

export function NoHost({ machine, config, untried, children }: NoHostProps): ReactNode {
  const { t } = useTranslation();
  const tried: readonly (readonly [rule: Exclude<Rule, 'shortName'>, values: readonly (string | undefined)[]])[] = [
    ['uuid', [machine.kind === 'vm' ? machine.id : undefined]],
    ['dmi', [machine.kind === 'vm' ? machine.id : machine.dmiUuid]],
    ['fqdn', [machine.fqdn]],
    ['name', [machine.name]],
    ['mac', machine.macs],
  ];
  const list = tried.flatMap(([rule, values]) => {
    const value = values.filter((one) => one !== undefined).join(', ');
    return config.matching.includes(rule) && !untried.includes(rule) && value !== ''
      ? [t(`foreman.tried.${rule}`, { value })]
      : [];
  });
  return (
    <Nothing title={t('foreman.match.none', { name: machine.name })} action={children}>
      <p>{t('foreman.match.none-why')}</p>
      <p>{t('foreman.match.tried')}</p>
      <ul>
        {list.map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
      {untried.length > 0 && <p>{t('foreman.match.untried')}</p>}
    </Nothing>
  );
}
