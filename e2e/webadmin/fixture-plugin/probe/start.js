// Bootstrap page of a probe: registers a handler for every event and writes down what it sees, as its query says:
// name, mode (auto, manual, or a way to fail), delay in ms before register, place (a menu place added in UiInit, or in
// UserLogin with `from`). A test adds more to UiInit by `probeSetup[name]` on WebAdmin's window.
{
  const { host, events, log, probeFor } = globalThis.probing;
  const query = new URLSearchParams(location.search);
  const name = query.get('name');
  const mode = query.get('mode') ?? 'auto';
  const place = query.get('place');
  const probe = probeFor(name);
  const { api } = probe;
  const write = (ev, more) => log(name, ev, more);

  write('bootstrap', { hash: host.location.hash });
  addEventListener('message', () => write('message to bootstrap'));
  if (mode === 'throw-load') throw new Error('probe throws before register');

  const readUserName = () => {
    try {
      api.loginUserName();
      write('call:loginUserName');
    } catch (error) {
      write('call:loginUserName threw', { error: String(error) });
    }
  };

  const addPlace = () => {
    const result = api.addPrimaryMenuPlace('Probe', place, `plugin/${name}/content.html?id=${place}`);
    write('call:addPrimaryMenuPlace', { result });
    if (query.has('reveal') && probe.firstHash === `#${place}`) api.revealPlace(place);
  };

  const addButton = () => {
    api.addMenuPlaceActionButton('VirtualMachine', 'Bad', {
      isEnabled: probe.fn('bad.isEnabled', true),
      onClick: () => {
        write('fn:bad.onClick');
        write('call:showToast', { result: String(api.showToast('info', 'from bad')) });
      },
    });
    write('call:addMenuPlaceActionButton');
  };

  const handlers = {
    ...events(name, mode),
    UiInit() {
      readUserName();
      write('UiInit', { argc: arguments.length, hash: host.location.hash, isThisHandlers: this === handlers });
      if (mode === 'throw-init') throw new Error('probe throws in UiInit');
      if (mode === 'throw-null') throw null;
      if (mode === 'reject-init') return Promise.reject(new Error('probe rejects in UiInit'));
      if (place && !query.has('from')) addPlace();
      if (query.has('button')) addButton();
      host.probeSetup?.[name]?.(probe);
      if (mode === 'throw-init-late') throw new Error('probe throws at the end of UiInit');
      write('UiInit done');
      return undefined;
    },
    UserLogin(...args) {
      write('UserLogin', { args, argc: args.length, hash: host.location.hash });
      const from = query.get('from');
      if (from === 'UserLogin') addPlace();
      else if (from) setTimeout(addPlace, Number(from));
      if (mode === 'reject-handler') return Promise.reject(new Error('probe rejects in UserLogin'));
      return undefined;
    },
  };

  probe.firstHash = host.location.hash;
  probe.start = () => {
    write('register', { result: api.register(handlers) });
    write('ready()');
    write('ready() returned', { result: api.ready() });
  };

  if (mode === 'block') for (const end = performance.now() + 1500; performance.now() < end;);
  const delayMs = Number(query.get('delay') ?? 0);
  if (mode === 'import-fail') import('./missing.mjs').catch(() => write('module script error event'));
  else if (delayMs > 0) setTimeout(probe.start, delayMs);
  else if (mode !== 'manual') probe.start();
  addEventListener('pagehide', () => write('bootstrap pagehide'));
}
