/** The list behind the arrows beside a title: another entity of the same kind, found by the beginning of its name. */
import { useCallback, useId, useRef, useState, type JSX } from 'react';
import type { MainToken } from '../plugins/place-catalogue.ts';
import type { GridRow } from '../plugins/webadmin-model.ts';
import { useDismissal, useFocusInside } from './dismissal.ts';
import { useRows } from './grid-data.ts';
import { useModel } from './model-context.tsx';

interface Props {
  readonly main: MainToken;
  readonly entity: GridRow;
}

export function QuickSwitch({ main, entity }: Props): JSX.Element {
  const [isOpen, setOpen] = useState(false);
  const close = useCallback(() => setOpen(false), []);
  return (
    <span className="webadmin-quick-switch">
      <button
        type="button"
        className="btn btn-default quickswitch"
        aria-label={`Switch from ${entity.name} to another`}
        aria-expanded={isOpen}
        onClick={() => setOpen(!isOpen)}
      >
        <span className="fa fa-exchange" aria-hidden="true" />
      </button>
      {isOpen && <SwitchPanel main={main} onClose={close} />}
    </span>
  );
}

function SwitchPanel({ main, onClose }: { readonly main: MainToken; readonly onClose: () => void }): JSX.Element {
  const model = useModel();
  const panel = useRef<HTMLDivElement>(null);
  const input = useRef<HTMLInputElement>(null);
  const listId = useId();
  const [typed, setTyped] = useState('');
  const rows = useRows(main, typed === '' ? '' : `name = ${typed}*`) ?? [];
  useDismissal(panel, onClose);
  useFocusInside(panel, input);
  return (
    <div ref={panel} className="popover bottom webadmin-switch-panel" role="dialog" aria-label="Switch to">
      <div className="arrow" />
      <div className="input-group">
        <input
          ref={input}
          type="text"
          className="form-control"
          placeholder="Type to search"
          aria-label="Type to search"
          aria-controls={listId}
          value={typed}
          onChange={({ target }) => setTyped(target.value)}
        />
        <span className="input-group-btn">
          <button type="button" className="btn btn-default" aria-label="Search">
            <span className="fa fa-search" aria-hidden="true" />
          </button>
        </span>
      </div>
      <ul id={listId} className="webadmin-switch-list">
        {rows.map((row) => (
          <li key={row.id}>
            <button
              type="button"
              onClick={() => {
                onClose();
                model.quickSwitch(row);
              }}
            >
              {row.name}
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
}
