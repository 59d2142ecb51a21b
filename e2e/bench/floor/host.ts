/** The least a plugin can be: one button that opens one dialog. What the docker plugin costs is measured against it. */
import { connectHost } from '../../../src/plugin/host.ts';

const host = connectHost('floor');
host.register({
  UiInit() {
    host.addMenuPlaceActionButton('VirtualMachine', 'Floor', {
      onClick: () => host.showDialog('Floor', 'floor', 'plugin/floor/dialog.html', '780px', '600px'),
    });
  },
});
host.ready();
