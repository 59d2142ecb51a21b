/** Copies a text, and says so; also without TLS, where browsers keep their clipboard to themselves. */
import { Button } from '@patternfly/react-core';
import { useEffect, useState, type ReactNode } from 'react';
import { useTranslation } from './translation.tsx';

export interface CopyButtonProps {
  readonly text: string;
  /** What is copied, for screen readers. */
  readonly label: string;
  /** Stands in the button; "Copy" when absent. */
  readonly children?: ReactNode;
  readonly isSmall?: boolean;
}

const SAID_MS = 2_000;

export function CopyButton({ text, label, children, isSmall = false }: CopyButtonProps): ReactNode {
  const { t } = useTranslation();
  const [result, setResult] = useState<'copied' | 'failed' | undefined>();
  useEffect(() => {
    const timer = setTimeout(() => setResult(undefined), SAID_MS);
    return () => clearTimeout(timer);
  }, [result]);
  const content = result === undefined ? (children ?? t('copy.copy')) : t(`copy.${result}`);
  return (
    <Button
      variant={isSmall ? 'link' : 'secondary'}
      isInline={isSmall}
      aria-label={result === undefined ? label : t(`copy.${result}`)}
      onClick={() => void copy(text).then((isCopied) => setResult(isCopied ? 'copied' : 'failed'))}
    >
      {content}
    </Button>
  );
}

async function copy(text: string): Promise<boolean> {
  const clipboard = (navigator as { readonly clipboard?: Clipboard }).clipboard; // absent without TLS
  try {
    if (!clipboard) return copyBySelection(text);
    await clipboard.writeText(text);
    return true;
  } catch {
    return copyBySelection(text);
  }
}

function copyBySelection(text: string): boolean {
  const focused = document.activeElement;
  const box = document.createElement('textarea');
  box.value = text;
  box.setAttribute('aria-hidden', 'true');
  box.style.position = 'fixed';
  box.style.opacity = '0';
  document.body.append(box);
  box.select();
  // The only way that there is without TLS.
  // eslint-disable-next-line @typescript-eslint/no-deprecated
  const isCopied = document.execCommand('copy');
  box.remove();
  if (focused instanceof HTMLElement) focused.focus();
  return isCopied;
}
