/** A button that turns a wheel while what it began is under way, and cannot be pressed again until then. */
import { Button, type ButtonProps } from '@patternfly/react-core';
import type { ReactNode } from 'react';
import { useTranslation } from './translation.tsx';

export function BusyButton({ isBusy, ...rest }: ButtonProps & { readonly isBusy: boolean }): ReactNode {
  const { t } = useTranslation();
  const words = t('page.waiting');
  return (
    <Button
      {...rest}
      {...(isBusy && {
        isLoading: true,
        isAriaDisabled: true,
        spinnerAriaLabel: words,
        spinnerAriaValueText: words,
      })}
    />
  );
}
