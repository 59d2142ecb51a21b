/**
 * From the plugins' frames to the first place: the order of ovirt-engine ApplicationInit.java and PluginManager.java, as
 * seen on a running 4.5.8, with a say in who wins the races.
 */
import type { Deferred } from './deferred.ts';
import type { Dialogs } from './dialogs.ts';
import { fetchTags, hasSessionEnded } from './host-data.ts';
import { listenForMessages } from './messages.ts';
import type { Navigation } from './navigation.ts';
import type { Notifications } from './notifications.ts';
import type { PageSetup, PluginDefinition } from './page-setup.ts';
import type { PluginManager } from './plugin-manager.ts';
import type { Store } from './store.ts';
import { emptyRoot } from './tags.ts';
import type { WebAdminState } from './webadmin-model.ts';

/**
 * How long a plugin's page is waited for before the race between it and WebAdmin is taken as run. Long, since a busy machine
 * is not to decide it: a page that never loads is waited for in vain.
 */
const RACE_DEADLINE_MS = 20_000;
/** How often WebAdmin finds out by itself that the session ended, whatever is shown. */
const SESSION_CHECK_MS = 2_000;

export interface StartUpParts {
  readonly setup: PageSetup;
  readonly manager: PluginManager;
  readonly navigation: Navigation;
  readonly notifications: Notifications;
  readonly dialogs: Dialogs;
  readonly deferred: Deferred;
  readonly store: Store<WebAdminState>;
}

/** Never resolves when a pre-loading plugin never calls `ready()`. */
export async function startUp(parts: StartUpParts): Promise<void> {
  const { setup, manager, navigation, notifications, dialogs, deferred, store } = parts;
  const login = Promise.withResolvers<undefined>();
  const firstPlace = Promise.withResolvers<undefined>();
  const delayOf = (name: string): number => setup.pluginDelaysMs[name] ?? 0;

  /** Resolves when a plugin's page is to start: before the login, before the first place, or that long after it. */
  function whenToStart({ name, lazyLoad }: PluginDefinition): Promise<unknown> {
    const delayMs = delayOf(name);
    if (delayMs < 0) return Promise.resolve();
    if (delayMs === 0) return login.promise;
    // The first place waits for a pre-loading plugin, which therefore cannot wait for it.
    return (lazyLoad ? firstPlace : login).promise.then(() => sleep(delayMs));
  }

  async function waitForPages(isQuick: (delayMs: number) => boolean): Promise<void> {
    const quick = manager.enabledNames.filter((name) => isQuick(delayOf(name)));
    await Promise.race([Promise.all(quick.map((name) => manager.whenLoaded(name))), sleep(RACE_DEADLINE_MS)]);
  }

  manager.createFrames(whenToStart);
  listenForMessages(manager, notifications);
  const tags = fetchTags().catch(() => emptyRoot);
  await waitForPages((delayMs) => delayMs < 0);

  const { id, userName, domain } = setup.user;
  const user = { id, userName: `${userName}@${domain}` };
  store.update({ user, tags: await tags });
  login.resolve(undefined);
  await waitForPages((delayMs) => delayMs === 0);
  await manager.whenPreloaded();
  // Of a plugin that won the race, also the tabs are there: WebAdmin draws its first place many turns later.
  await deferred.settled();

  // What handlers of UserLogin add comes too late for the first place.
  const first = navigation.findFirst();
  dialogs.closeAll();
  manager.sendOrQueue({ name: 'UserLogin', args: [user.userName, user.id] });
  navigation.start(first);
  store.update({ isShown: true });
  notifications.open();
  deferred.schedule(() => manager.send({ name: 'TagActivationChange', args: [] }));
  firstPlace.resolve(undefined);
  watchSession();
}

/** Ends with the page. */
function watchSession(): void {
  setInterval(() => {
    void hasSessionEnded().then((hasEnded) => {
      if (hasEnded) location.reload();
    });
  }, SESSION_CHECK_MS);
}

function sleep(ms: number): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, ms);
  });
}
