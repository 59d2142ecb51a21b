import type { ReactNode } from 'react';
import type { SshPublicKey } from '../form/ssh-keys.ts';
import { useTranslation } from './translation.tsx';

/** People know their keys by the comment, not by the data. */
export function KeyList({ keys }: { readonly keys: readonly SshPublicKey[] }): ReactNode {
  const { t } = useTranslation();
  return (
    <ul>
      {keys.map(({ type, blob, comment }) => (
        <li key={blob}>
          {comment === '' ? t('form.ssh-key-unnamed', { type }) : t('form.ssh-key', { comment, type })}
        </li>
      ))}
    </ul>
  );
}
