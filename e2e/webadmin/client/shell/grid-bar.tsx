/** The bar on top of a grid: refresh with its rate at the left, the rows shown and the pages at the right. */
import type { JSX } from 'react';
import type { MainToken } from '../plugins/place-catalogue.ts';
import type { GridState } from '../plugins/webadmin-model.ts';
import { MenuButton } from './menu-button.tsx';
import { useModel, useNotPartOfIt } from './model-context.tsx';
import { ROWS_PER_PAGE } from './grid-data.ts';

const rates = ['5 sec', '10 sec', '20 sec', '30 sec', '60 sec'];

interface Props {
  readonly token: MainToken;
  readonly grid: GridState;
}

export function GridBar({ token, grid }: Props): JSX.Element {
  const model = useModel();
  const notPartOfIt = useNotPartOfIt();
  const first = (grid.page - 1) * ROWS_PER_PAGE + 1;
  return (
    <div className="webadmin-grid-bar">
      <div className="btn-group">
        <button
          type="button"
          className="btn btn-default"
          title="Refresh"
          aria-label="Refresh"
          onClick={() => model.refresh(token)}
        >
          <span className="fa fa-refresh" aria-hidden="true" />
        </button>
        <MenuButton
          className="btn-group"
          label="Refresh rate"
          items={rates.map((rate, index) => ({
            label: rate,
            isChecked: index === 0,
            onSelect: () => notPartOfIt(`Refresh rate ${rate}`),
          }))}
        >
          <span className="fa fa-angle-down" aria-hidden="true" />
        </MenuButton>
      </div>
      <div className="webadmin-pages">
        {grid.rows.length > 0 && (
          <span>
            {first} - {first + grid.rows.length - 1}
          </span>
        )}
        <div className="btn-group">
          <PageButton
            token={token}
            label="Previous page"
            icon="fa-angle-left"
            page={grid.page - 1}
            isEnabled={grid.page > 1}
          />
          <PageButton
            token={token}
            label="Next page"
            icon="fa-angle-right"
            page={grid.page + 1}
            isEnabled={grid.hasMore}
          />
        </div>
        <MenuButton
          label="Change columns visibility/order"
          className="dropdown-kebab-pf"
          buttonClassName="btn btn-link"
          listClassName="dropdown-menu-right"
          items={[{ label: 'Reset', onSelect: () => notPartOfIt('Reset') }]}
        >
          <span className="fa fa-ellipsis-v" aria-hidden="true" />
        </MenuButton>
      </div>
    </div>
  );
}

interface PageButtonProps {
  readonly token: MainToken;
  readonly label: string;
  readonly icon: string;
  readonly page: number;
  readonly isEnabled: boolean;
}

function PageButton({ token, label, icon, page, isEnabled }: PageButtonProps): JSX.Element {
  const model = useModel();
  return (
    <button
      type="button"
      className="btn btn-default"
      aria-label={label}
      disabled={!isEnabled}
      onClick={() => model.showPage(token, page)}
    >
      <span className={`fa ${icon}`} aria-hidden="true" />
    </button>
  );
}
