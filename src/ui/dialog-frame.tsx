/** The inside of a host's dialog: a heading for screen readers, a body that scrolls, and a footer with our own buttons. */
import { useEffect, type ReactNode } from 'react';
import { keepFocus } from './focus.ts';

export interface DialogFrameProps {
  readonly title: string;
  readonly onClose: () => void;
  readonly children: ReactNode;
  /** Stays in sight between body and footer; read out when it appears. */
  readonly notice?: ReactNode;
  readonly footer: ReactNode;
}

export function DialogFrame({ title, onClose, children, notice, footer }: DialogFrameProps): ReactNode {
  useEffect(keepFocus, []);

  useEffect(() => {
    // A key pressed inside of a frame never reaches the host, which would close the dialog.
    function closeOnEscape(event: KeyboardEvent): void {
      if (event.key === 'Escape' && !event.defaultPrevented && !event.isComposing) onClose();
    }
    document.addEventListener('keydown', closeOnEscape);
    return () => document.removeEventListener('keydown', closeOnEscape);
  }, [onClose]);

  return (
    <main className="ui-dialog">
      <h1 className="pf-v6-screen-reader">{title}</h1>
      <div className="ui-dialog__body" tabIndex={-1}>
        {children}
      </div>
      <div role="status" className="ui-dialog__notice">
        {notice}
      </div>
      <footer className="ui-dialog__footer">{footer}</footer>
    </main>
  );
}
