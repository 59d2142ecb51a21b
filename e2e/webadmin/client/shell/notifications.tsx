/** What WebAdmin and its plugins tell the user: one alert panel over the masthead, toasts at the bottom right. */
import type { JSX } from 'react';
import type { MessageType } from '../../../../src/plugin/plugin-api.ts';
import type { Toast } from '../plugins/webadmin-model.ts';
import { MenuButton } from './menu-button.tsx';
import { useModel, useWebAdmin } from './model-context.tsx';

const icons: Readonly<Record<MessageType, string>> = {
  danger: 'pficon-error-circle-o',
  warning: 'pficon-warning-triangle-o',
  success: 'pficon-ok',
  info: 'pficon-info',
};

export function AlertPanel(): JSX.Element {
  const model = useModel();
  const { alert } = useWebAdmin();
  return (
    <div role="alert">
      {alert && (
        <div className={`alert alert-dismissable alert-${alert.type} webadmin-alert webadmin-alert-${alert.type}`}>
          <button type="button" className="close" aria-label="Close alert" onClick={() => model.dismissAlert()}>
            ×
          </button>
          <span className={`pficon ${icons[alert.type]}`} aria-hidden="true" />
          {alert.count > 1 && <span className="badge">{alert.count}</span>}
          <div className="webadmin-alert-message">
            {alert.isUncaught ? <UncaughtMessage details={alert.message} /> : alert.message}
          </div>
        </div>
      )}
    </div>
  );
}

function UncaughtMessage({ details }: { readonly details: string }): JSX.Element {
  return (
    <>
      Uncaught exception occurred. Please try{' '}
      <a
        href="#"
        onClick={(event) => {
          event.preventDefault();
          location.reload();
        }}
      >
        reloading
      </a>{' '}
      the page. Details: {details}
      <br />
      Please have your administrator check the UI logs
    </>
  );
}

export function Toasts(): JSX.Element {
  const model = useModel();
  const { toasts, isDoNotDisturb } = useWebAdmin();
  return (
    <div className="webadmin-toasts" role="region" aria-label="Notifications">
      <div aria-live="polite">
        {toasts.map((toast) => (
          <ToastView key={toast.key} toast={toast} />
        ))}
      </div>
      {toasts.length > 0 && (
        <div className="webadmin-toast-actions">
          <button type="button" className="btn btn-link" onClick={() => model.dismissAllToasts()}>
            <span className="pficon pficon-close" aria-hidden="true" /> Dismiss All
          </button>
          <span aria-hidden="true">|</span>
          <MenuButton
            label="Do Not Disturb"
            className="dropup"
            buttonClassName="btn btn-link"
            listClassName="dropdown-menu-right"
            items={[
              { label: 'Off', isChecked: !isDoNotDisturb, onSelect: () => model.setDoNotDisturb(false) },
              { label: 'Until Next Login', isChecked: isDoNotDisturb, onSelect: () => model.setDoNotDisturb(true) },
            ]}
          >
            <span className="fa fa-bell-slash" aria-hidden="true" /> Do Not Disturb{' '}
            <span className="fa fa-angle-down" aria-hidden="true" />
          </MenuButton>
        </div>
      )}
    </div>
  );
}

function ToastView({ toast }: { readonly toast: Toast }): JSX.Element {
  const model = useModel();
  return (
    <div className={`toast-pf webadmin-toast alert alert-dismissable alert-${toast.type}`}>
      <button
        type="button"
        className="btn btn-default close"
        aria-label="Dismiss"
        onClick={() => model.dismissToast(toast.key)}
      >
        <span className="pficon pficon-close" aria-hidden="true" />
      </button>
      <span className={`pficon ${icons[toast.type]}`} aria-hidden="true" />
      <span>{toast.message}</span>
    </div>
  );
}
