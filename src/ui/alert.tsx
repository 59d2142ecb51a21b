/** PatternFly's alert among other content; its kind, which a screen reader says first, in the language of the page. */
import { Alert as PatternFlyAlert, type AlertProps } from '@patternfly/react-core';
import type { ReactNode } from 'react';
import { useTranslation } from './translation.tsx';

export interface InlineAlertProps extends Pick<AlertProps, 'isLiveRegion' | 'component' | 'actionLinks' | 'children'> {
  readonly variant: 'danger' | 'warning' | 'info' | 'success';
  readonly title: string;
}

export function Alert({ variant, ...rest }: InlineAlertProps): ReactNode {
  const { t } = useTranslation();
  return <PatternFlyAlert {...rest} isInline variant={variant} variantLabel={`${t(`alert.${variant}`)} `} />;
}
