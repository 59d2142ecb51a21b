// Every method of the plugin API once, and every event: new names, then the ones from before 4.3. A test reads the log.
{
  const { describe, events, log, probeFor } = globalThis.probing;
  const name = 'probe';
  const probe = probeFor(name);
  const { api } = probe;
  const url = (id) => `plugin/probe/content.html?id=${id}`;

  /** Calls a method if this host has it, and writes down what came back. */
  function call(method, ...args) {
    if (typeof api[method] !== 'function') {
      log(name, `missing:${method}`);
      return undefined;
    }
    const result = api[method](...args);
    log(name, `call:${method}`, { result: result === undefined ? '<undefined>' : describe([result])[0] });
    return result;
  }

  const button = (label, more = {}) => ({
    isEnabled: probe.fn(`${label}.isEnabled`, true),
    isAccessible: probe.fn(`${label}.isAccessible`, true),
    onClick: probe.fn(`${label}.onClick`),
    ...more,
  });

  function addNewStyle() {
    call('addPrimaryMenuPlace', 'Probe place', 'probe-place', url('place'), { priority: 0, icon: 'fa-flask' });
    call('addPrimaryMenuContainer', 'Probe menu', 'probe-menu', { icon: 'pficon-home' });
    call('addSecondaryMenuPlace', 'probe-menu', 'Probe second', 'probe-second', url('second'), { priority: -1 });
    call('addDetailPlace', 'VirtualMachine', 'Probe tab', 'vms-probe', url('tab'), { priority: 1 });
    call('addMenuPlaceActionButton', 'VirtualMachine', 'Probe main', button('main', { id: 'probe main', index: 0 }));
    call('addMenuPlaceActionButton', 'VirtualMachine', 'Probe more', button('more', { moreMenu: true }));
    call('addDetailPlaceActionButton', 'VirtualMachine', 'NetworkInterface', 'Probe nic', button('nic'));
    call('setPlaceContentUrl', 'probe-second', url('second-changed'));
    call('setPlaceAccessible', 'vms-probe', true);
    call('setPlaceUnloadHandler', 'probe-place', probe.fn('unload'));
  }

  function addOldStyle() {
    call('addMainTab', 'Old main', 'probe-old', url('old'), { alignRight: true });
    call('addSubTab', 'Template', 'Old tab', 'templates-probe-old', url('old-tab'));
    call('setTabContentUrl', 'probe-old', url('old-changed'));
    call('setTabAccessible', 'templates-probe-old', true);
    call('addMainTabActionButton', 'Template', 'Old button', button('old', { location: 'OnlyFromContextMenu' }));
    call('addSubTabActionButton', 'Cluster', 'Host', 'Old host button', button('old-host'));
  }

  function callAfterLogin() {
    call('loginUserName');
    call('loginUserId');
    call('ssoToken');
    call('engineBaseUrl');
    call('currentLocale');
    call('rootTag');
    call('configObject');
    call('currentPlace');
    call('logger')?.info('probe info');
    call('showAlert', 'warning', 'Probe alert', { autoHideMs: 60000 });
    call('showToast', 'success', 'Probe toast');
    call('showDialog', 'Probe dialog', 'probe-dialog', url('dialog'), '640px', '480px', {
      buttons: [{ label: 'One', onClick: probe.fn('one') }, null],
      closeIconVisible: false,
      closeOnEscKey: false,
    });
    call('setDialogContentUrl', 'probe-dialog', url('dialog-changed'));
    call('setSearchString', 'Vms: ');
  }

  /** What a test asks for once it has seen the rest. */
  probe.finish = () => {
    call('closeDialog', 'probe-dialog');
    call('revealPlace', 'probe-place');
    call('reportFatalError', 'Probe fatal error');
  };

  api.options({ allowedMessageOrigins: location.origin });
  api.register({
    ...events(name),
    UiInit() {
      log(name, 'UiInit', { argc: arguments.length });
      addNewStyle();
      addOldStyle();
    },
    UserLogin(...args) {
      log(name, 'UserLogin', { args });
      callAfterLogin();
    },
  });
  api.ready();
}
