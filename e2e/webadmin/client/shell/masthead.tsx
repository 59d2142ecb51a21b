/** The bar at the top: menu toggle, name, and the icons with their badges and lists. */
import type { JSX } from 'react';
import type { TagNode } from '../../../../src/plugin/plugin-api.ts';
import { useEngineData } from './grid-data.ts';
import { MenuButton } from './menu-button.tsx';
import { useModel, useNotPartOfIt, useWebAdmin } from './model-context.tsx';

/** Numbers on the badges. */
interface Counts {
  readonly tasks: number;
  readonly alerts: number;
}

interface Props {
  readonly onToggleMenu: () => void;
  readonly isMenuCollapsed: boolean;
}

export function Masthead({ onToggleMenu, isMenuCollapsed }: Props): JSX.Element {
  const model = useModel();
  const { user } = useWebAdmin();
  const notPartOfIt = useNotPartOfIt();
  const counts = (useEngineData('counts') ?? { tasks: 0, alerts: 0 }) as Counts; // our own server's
  return (
    <header className="navbar navbar-default navbar-pf-vertical webadmin-masthead">
      <MastheadRings />
      <div className="navbar-header">
        <button
          type="button"
          className="navbar-toggle"
          aria-label="Toggle navigation"
          aria-expanded={!isMenuCollapsed}
          onClick={onToggleMenu}
        >
          <span className="icon-bar" />
          <span className="icon-bar" />
          <span className="icon-bar" />
        </button>
        <a className="navbar-brand" href="/ovirt-engine/">
          <span className="webadmin-logo">oVirt</span>{' '}
          <span className="webadmin-product">Open Virtualization Manager</span>
        </a>
      </div>
      <ul className="nav navbar-nav navbar-right navbar-iconic">
        <MastheadIcon label="Bookmarks" icon="fa-bookmark" onClick={() => notPartOfIt('Bookmarks')} />
        <Tags />
        <MastheadIcon label="Tasks" icon="fa-tasks" count={counts.tasks} onClick={() => notPartOfIt('Tasks')} />
        <MastheadIcon
          label="Events and alerts"
          icon="fa-bell"
          count={counts.alerts}
          onClick={() => notPartOfIt('Notification Drawer')}
        />
        <li>
          <MenuButton
            label="Help"
            buttonClassName="nav-item-iconic"
            listClassName="dropdown-menu-right"
            items={['Guide', 'About'].map((label) => ({ label, onSelect: () => notPartOfIt(label) }))}
          >
            <span className="fa fa-question-circle" /> <span className="fa fa-angle-down" />
          </MenuButton>
        </li>
        <li>
          <MenuButton
            label={user?.userName ?? 'User'}
            buttonClassName="nav-item-iconic"
            listClassName="dropdown-menu-right"
            items={[
              { label: 'Account Settings', onSelect: () => notPartOfIt('Account Settings') },
              { label: 'Sign Out', onSelect: () => model.logout() },
            ]}
          >
            <span className="fa fa-user" /> <span className="fa fa-angle-down" />
          </MenuButton>
        </li>
      </ul>
    </header>
  );
}

/** The engine's tags, to be switched on and off; grids are not narrowed by them. */
function Tags(): JSX.Element {
  const model = useModel();
  const { tags } = useWebAdmin();
  const known = flatten(tags.children);
  return (
    <li>
      <MenuButton
        label="Tags"
        buttonClassName="nav-item-iconic"
        listClassName="dropdown-menu-right"
        items={
          known.length === 0
            ? [{ label: 'No tags', isEnabled: false, onSelect: () => undefined }]
            : known.map(({ name, selected }) => ({
                label: name,
                isChecked: selected,
                onSelect: () => model.activateTag(name, !selected),
              }))
        }
      >
        <span className="fa fa-tags" />
      </MenuButton>
    </li>
  );
}

function flatten(tags: readonly TagNode[]): readonly TagNode[] {
  return tags.flatMap((tag) => [tag, ...flatten(tag.children)]);
}

interface IconProps {
  readonly label: string;
  readonly icon: string;
  readonly count?: number | undefined;
  readonly onClick: () => void;
}

function MastheadIcon({ label, icon, count, onClick }: IconProps): JSX.Element {
  return (
    <li>
      <button
        type="button"
        className="nav-item-iconic"
        title={label}
        aria-label={count === undefined ? label : `${label}: ${count}`}
        onClick={onClick}
      >
        <span className={`fa ${icon}`} />
        {count !== undefined && <span className="badge">{count}</span>}
      </button>
    </li>
  );
}

/** Circles as faint as those of the real masthead; its image belongs to oVirt's brand. */
function MastheadRings(): JSX.Element {
  return (
    <div className="webadmin-rings" aria-hidden="true">
      <svg width="720" height="56">
        <rect width="720" height="56" fill="#063451" />
        <rect width="170" height="56" fill="#0c69a5" />
        <circle cx="144" cy="113" r="127" fill="#0a517f" stroke="#0b4c76" strokeWidth="4" />
        <g fill="none" stroke="#0c2d44" strokeOpacity=".4">
          <circle cx="90" cy="-10" r="58" strokeWidth="2" />
          <circle cx="250" cy="29" r="18" strokeWidth="3" />
          <circle cx="300" cy="104" r="88" strokeWidth="3" />
          <circle cx="420" cy="8" r="40" strokeWidth="2" />
        </g>
      </svg>
    </div>
  );
}
