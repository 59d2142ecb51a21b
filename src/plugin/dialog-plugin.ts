/**
 * The host page of a plugin with one dialog, whose buttons stand on some of WebAdmin's places, and which runs what the
 * dialog begins. It is loaded at every login, so it holds only what every login needs.
 */
import { createErrandHostPage, type ErrandHostPage, type ErrandHostPageOptions } from './errand-host-page.ts';
import type { DialogPage } from './pages.ts';
import type { Entity, EntityType, PluginApi, PluginHandlers } from './plugin-api.ts';
import { escapeHtml, fenced, isOverridden, report, startPlugin } from './start-plugin.ts';

export interface DialogPlugin<Request, Outcome, Action, Snapshot, Beginning> extends Pick<
  ErrandHostPageOptions<Request, Outcome, Action, Snapshot>,
  'notStarted' | 'isStarted'
> {
  readonly host: PluginApi;
  readonly dialog: DialogPage;
  /** By language. Here and not in the catalogues: the button is there before any catalogue is worth loading. */
  readonly labels: Readonly<Record<string, string>>;
  readonly entityTypes: readonly EntityType[];
  /** The descriptor's own. */
  readonly defaultConfig: object;
  /** Applies an overridden config. */
  readonly applyConfig: (config: unknown) => Promise<void>;
  /** What a user's errands are kept under, before the user's id. */
  readonly keyPrefix: string;
  readonly loadErrands: (
    userId: string,
    home: Parameters<ErrandHostPageOptions<Request, Outcome, Action, Snapshot>['loadErrands']>[0],
  ) => ReturnType<ErrandHostPageOptions<Request, Outcome, Action, Snapshot>['loadErrands']>;
  /** What the dialog is to begin with when the button of a place is pressed. */
  readonly beginningOf?: (entityType: EntityType, selection: readonly Entity[]) => Beginning | undefined;
}

export function startDialogPlugin<Request, Outcome, Action, Snapshot, Beginning>(
  plugin: DialogPlugin<Request, Outcome, Action, Snapshot, Beginning>,
): ErrandHostPage<Request, Outcome, Action, Snapshot, Beginning> {
  const { host, dialog, labels, entityTypes, keyPrefix, notStarted, isStarted } = plugin;
  let userId = '';
  let openedAt = 0;

  const page = createErrandHostPage<Request, Outcome, Action, Snapshot, Beginning>({
    loadErrands: (home) => plugin.loadErrands(userId, home),
    notStarted,
    isStarted,
    openDialog,
    closeDialog: fenced(() => {
      openedAt = 0;
      host.closeDialog(dialog.token);
    }),
  });

  function label(): string {
    return labels[host.currentLocale().slice(0, 2)] ?? labels['en'] ?? '';
  }

  function openDialog(): void {
    // WebAdmin hands on both clicks of a double click.
    if (Date.now() - openedAt < 1000) return;
    openedAt = Date.now();
    takeUp();
    const { token, url, width, height } = dialog;
    host.showDialog(escapeHtml(label()), token, url, width, height);
  }

  /** Also what another tab has begun since the login. */
  function takeUp(): void {
    const prefix = `${keyPrefix}${userId}.`;
    if (Object.keys(localStorage).some((key) => key.startsWith(prefix))) page.takeUp().catch(report);
  }

  const near = new AbortController();

  /** Once per page load: somebody works in one of our places, or is about to click. */
  function prefetch(): void {
    if (near.signal.aborted) return;
    near.abort();
    import('./prefetch.ts').then(({ prefetchPage }) => prefetchPage(dialog.url)).catch(report);
  }

  function prefetchSoon(): void {
    // Not before the host has drawn its own answer to the selection.
    const soon = 'requestIdleCallback' in window ? requestIdleCallback : setTimeout;
    soon(prefetch);
  }

  /** WebAdmin ends the button's DOM id with the id that it was given, with other characters for `-`; 4.3 gives it none. */
  function watchButton(): void {
    const button = `[id$="_${dialog.token.replaceAll('-', '_')}"]`;
    const watch = fenced(({ target }: Event) => {
      if ((target as Element | null)?.closest(button)) prefetch(); // of WebAdmin's realm, where `instanceof` fails
    });
    for (const type of ['pointerover', 'focusin']) {
      parent.document.addEventListener(type, watch, { passive: true, signal: near.signal });
    }
  }

  startPlugin(host, {
    UiInit() {
      const { buttonPlacement } = (host.configObject() ?? {}) as { buttonPlacement?: unknown };
      for (const entityType of entityTypes) {
        host.addMenuPlaceActionButton(entityType, label(), {
          onClick: fenced((...args: unknown[]) => page.open(plugin.beginningOf?.(entityType, selectionOf(args)))),
          id: dialog.token,
          moreMenu: buttonPlacement === 'kebab',
        });
      }
      watchButton();
    },
    UserLogin(_name, id) {
      userId = id || host.loginUserId();
      const config: unknown = host.configObject();
      if (isOverridden(config, plugin.defaultConfig)) plugin.applyConfig(config).catch(report);
      takeUp();
    },
    ...(Object.fromEntries(
      entityTypes.map((entityType) => [`${entityType}SelectionChange`, prefetchSoon]),
    ) as PluginHandlers),
  });
  return page;
}

/** 4.4 and later hand over one array and the main entity, 4.3 spreads the entities over the arguments. */
function selectionOf(args: readonly unknown[]): readonly Entity[] {
  return (Array.isArray(args[0]) ? args[0] : args) as readonly Entity[];
}
