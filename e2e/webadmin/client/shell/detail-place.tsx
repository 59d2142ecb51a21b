/** The details of one entity: its name with the quick-switch, the main place's buttons again, tabs and the open one. */
import { useMemo, type JSX } from 'react';
import type { DetailPlace, DetailTab } from '../plugins/webadmin-model.ts';
import { ActionPanel, PluginButton } from './action-panel.tsx';
import { DetailTabContent } from './detail-tabs.tsx';
import { useModel } from './model-context.tsx';
import { PlaceFrame } from './place-frame.tsx';
import { QuickSwitch } from './quick-switch.tsx';
import { toolbars, type Toolbar } from './toolbars.ts';

export function DetailPlaceView({ place }: { readonly place: DetailPlace }): JSX.Element {
  const { main, group, entity, headerButtons, tabButtons, tabs } = place;
  const toolbar = useMemo(() => headerToolbar(toolbars[main.token]), [main.token]);
  return (
    <div className="webadmin-place webadmin-detail">
      <div className="webadmin-detail-header">
        <ol className="breadcrumb">
          <li className="active">{group}</li>
          <li className="active">
            <MainLink place={place} />
          </li>
          {entity && (
            <li className="active webadmin-title">
              <h1>{entity.name}</h1>
              <QuickSwitch main={main.token} entity={entity} />
            </li>
          )}
        </ol>
        <div className="webadmin-actions" role="toolbar" aria-label={`${main.label} actions`}>
          <ActionPanel toolbar={toolbar} buttons={headerButtons} selection={entity ? [entity] : []} />
        </div>
      </div>
      <nav aria-label="Details">
        <ul className="nav nav-tabs nav-tabs-pf">
          {tabs.map((tab) => (
            <TabHeader key={tab.key} tab={tab} />
          ))}
        </ul>
      </nav>
      {place.isPlugin ? (
        <PlaceFrame key={place.token} token={place.token} />
      ) : (
        <div className="webadmin-tab">
          {tabButtons.length > 0 && (
            <div className="webadmin-tab-toolbar" role="toolbar" aria-label="Actions of this tab">
              {tabButtons.map((button) => (
                <PluginButton key={button.key} button={button} />
              ))}
            </div>
          )}
          <DetailTabContent place={place} />
        </div>
      )}
    </div>
  );
}

/** The main place's toolbar without what makes something new. */
function headerToolbar({ widgets, kebab }: Toolbar): Toolbar {
  return { widgets: widgets.filter((widget) => widget.kind !== 'button' || !widget.isMainOnly), kebab };
}

function MainLink({ place: { main } }: { readonly place: DetailPlace }): JSX.Element {
  const model = useModel();
  return (
    <a
      href={`#${main.token}`}
      onClick={(event) => {
        event.preventDefault();
        model.reveal(main.token);
      }}
    >
      {main.label}
    </a>
  );
}

function TabHeader({ tab }: { readonly tab: DetailTab }): JSX.Element {
  const model = useModel();
  return (
    <li className={tab.isActive ? 'active' : ''}>
      <a
        href={`#${tab.token}`}
        aria-current={tab.isActive ? 'page' : undefined}
        onClick={(event) => {
          event.preventDefault();
          model.openTab(tab);
        }}
      >
        {tab.label}
      </a>
    </li>
  );
}
