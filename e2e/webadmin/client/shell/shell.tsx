/** WebAdmin's page around the places: masthead, menu, messages. */
import { useState, type JSX } from 'react';
import type { CurrentPlace, WebAdminModel } from '../plugins/webadmin-model.ts';
import { DetailPlaceView } from './detail-place.tsx';
import { GridPlaceView } from './grid-place.tsx';
import { Masthead } from './masthead.tsx';
import { Menu } from './menu.tsx';
import { ModelContext, useWebAdmin } from './model-context.tsx';
import { AlertPanel, Toasts } from './notifications.tsx';
import { PlaceFrame } from './place-frame.tsx';

export function Shell({ model }: { readonly model: WebAdminModel }): JSX.Element {
  return (
    <ModelContext value={model}>
      <Page />
    </ModelContext>
  );
}

function Page(): JSX.Element | null {
  const { isShown, place } = useWebAdmin();
  const [isMenuCollapsed, setMenuCollapsed] = useState(false);
  if (!isShown) return null;
  return (
    <>
      <Masthead isMenuCollapsed={isMenuCollapsed} onToggleMenu={() => setMenuCollapsed(!isMenuCollapsed)} />
      <Menu isCollapsed={isMenuCollapsed} />
      <main className={`webadmin-content ${isMenuCollapsed ? 'collapsed-nav' : ''}`}>
        {place && <PlaceView place={place} />}
      </main>
      <AlertPanel />
      <Toasts />
    </>
  );
}

function PlaceView({ place }: { readonly place: CurrentPlace }): JSX.Element {
  switch (place.kind) {
    case 'grid':
      return <GridPlaceView key={place.token} place={place} />;
    case 'detail':
      return <DetailPlaceView key={place.main.token} place={place} />;
    case 'plugin':
      return <PlaceFrame key={place.token} token={place.token} />;
  }
}
