/** A host's own parameters; Foreman masks the hidden ones itself. */
import type { ReactNode } from 'react';
import type { HostParameter } from '../../foreman/host.ts';
import { Card } from '../../ui/subtab.tsx';
import { LongText } from '../../ui/long-text.tsx';
import { useTranslation } from '../../ui/translation.tsx';

export function ParametersCard({ parameters }: { readonly parameters: readonly HostParameter[] }): ReactNode {
  const { t } = useTranslation();
  return (
    <Card title={t('foreman.details.parameters')}>
      {parameters.length === 0 ? (
        <p className="ui-note">{t('foreman.details.no-parameters')}</p>
      ) : (
        <table className="ui-table">
          <thead>
            <tr>
              <th scope="col">{t('foreman.details.name')}</th>
              <th scope="col">{t('foreman.details.value')}</th>
            </tr>
          </thead>
          <tbody>
            {parameters.map(({ name, value, isHidden }) => (
              <tr key={name}>
                <th scope="row">{name}</th>
                <td>
                  {isHidden ? (
                    <span className="ui-note">
                      {'•••••'} ({t('foreman.details.hidden')})
                    </span>
                  ) : (
                    <LongText text={value} />
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </Card>
  );
}
