// What every page of the probe shares: the log on WebAdmin's own window, and the handlers for all events. Classic
// scripts, so that a page is at work while it is still being parsed.
{
  // Kept: a page whose frame was taken away has no parent any more, but its callbacks go on being called.
  const host = window.parent;

  /** Entries `{plugin, ev, …}`, in the order in which they happened; the probes' pages come and go, the log stays. */
  const log = (plugin, ev, more = {}) => {
    host.probeLog ??= [];
    host.probeLog.push({ plugin, ev, t: host.performance.now(), ...more });
  };

  /** What a test drives from WebAdmin's window: `probes[name].api`, and callbacks that write down their calls. */
  const probeFor = (name) => {
    host.probes ??= {};
    host.probes[name] ??= {
      api: host.pluginApi(name),
      // `result` 'throw' throws; anything else is returned.
      fn: (label, result) =>
        function callback(...args) {
          log(name, `fn:${label}`, { args: describe(args), argc: args.length });
          if (result === 'throw') throw new Error(`in ${label.split('.').at(-1)}`);
          return result;
        },
    };
    return host.probes[name];
  };

  /** Arguments as they can be compared: windows by their path, everything else as JSON would have it. */
  const describe = (args) =>
    args.map((arg) => {
      try {
        if (arg === host) return '<host window>';
        if (arg && typeof arg === 'object' && arg.window === arg) return `<window ${arg.location.pathname}>`;
      } catch {
        return '<foreign window>';
      }
      return arg === undefined ? null : JSON.parse(JSON.stringify(arg));
    });

  const types = [
    'DataCenter',
    'Cluster',
    'Host',
    'Network',
    'VnicProfile',
    'Storage',
    'Disk',
    'VirtualMachine',
    'Pool',
    'Template',
    'GlusterVolume',
    'Provider',
    'User',
    'Quota',
    'Errata',
    'Event',
  ];

  /** A handler for each event there is or was. */
  const events = (name, mode) => {
    const names = [
      ...types.map((type) => `${type}SelectionChange`),
      'DetailItemSelectionChange',
      'SystemTreeSelectionChange',
      'TagActivationChange',
      'MessageReceived',
      'UserLogout',
      'RestApiSessionAcquired',
    ];
    return Object.fromEntries(
      names.map((ev) => [
        ev,
        (...args) => {
          const [first] = args;
          const realm = {
            isArray: Array.isArray(first),
            pluginRealmArray: first instanceof Array,
            hostRealmArray: first instanceof host.Array,
          };
          log(name, ev, { args: describe(args), argc: args.length, hash: host.location.hash, realm });
          if (mode === 'throw-handler' && ev === 'TagActivationChange') throw new Error(`probe throws in ${ev}`);
          return mode === 'reject-handler' ? Promise.reject(new Error(`probe rejects in ${ev}`)) : undefined;
        },
      ]),
    );
  };

  globalThis.probing = { host, log, probeFor, describe, events };
}
