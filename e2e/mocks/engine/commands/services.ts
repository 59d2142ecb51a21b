/** What is done, by the service's name in the API model: the other half of `collections/`. */
import type { Service } from '../service.ts';
import { nicOf } from '../parts.ts';
import type { Nic } from '../model.ts';
import type { Call } from '../service.ts';
import type { Document } from '../json.ts';
import { addVm } from './add-vm.ts';
import { addDisk, deleteDisk, removeDisk, updateDisk } from './disks.ts';
import { addExternalEvent, addExternalJob, clearJob, dismissEvent, endJob, undismissEvents } from './external.ts';
import {
  addImageProvider,
  importCertificates,
  removeImageProvider,
  testImageProvider,
  updateImageProvider,
} from './image-providers.ts';
import { importImage } from './import-image.ts';
import { addNic, plugNic, removeNic, updateNic } from './nics.ts';
import { addPermission, removePermission } from './permissions.ts';
import { changePower } from './power.ts';
import { startVm } from './run-vm.ts';
import { addTag, assignTag, removeTag, unassignTag } from './tags.ts';
import { addTemplate, removeTemplate, updateTemplate } from './templates.ts';
import { removeVm, updateVm } from './update-vm.ts';

type NicCommand = (call: Call, body: Document) => Nic;

const onVm =
  (run: NicCommand) =>
  (call: Call, body: Document): Document =>
    nicOf(run(call, body), 'vm');
const onTemplate =
  (run: NicCommand) =>
  (call: Call, body: Document): Document =>
    nicOf(run(call, body), 'template');

export const commands: Readonly<Record<string, Service>> = {
  VmsService: { add: addVm },
  VmService: {
    update: updateVm,
    remove: removeVm,
    actions: {
      start: startVm,
      stop: (call, body) => changePower(call, 'stop', body),
      shutdown: (call, body) => changePower(call, 'shutdown', body),
      suspend: (call, body) => changePower(call, 'suspend', body),
      reboot: (call, body) => changePower(call, 'reboot', body),
      reset: (call, body) => changePower(call, 'reset', body),
    },
  },
  VmNicsService: { add: onVm(addNic) },
  VmNicService: {
    update: onVm(updateNic),
    remove: removeNic,
    actions: { activate: (call) => plugNic(call, true), deactivate: (call) => plugNic(call, false) },
  },
  TemplateNicsService: { add: onTemplate(addNic) },
  TemplateNicService: { update: onTemplate(updateNic), remove: removeNic },
  DiskAttachmentsService: { add: addDisk },
  DiskAttachmentService: { remove: removeDisk },
  DiskService: { update: updateDisk, remove: deleteDisk },
  OpenstackImageProvidersService: { add: addImageProvider },
  OpenstackImageProviderService: {
    update: updateImageProvider,
    remove: removeImageProvider,
    actions: { testconnectivity: testImageProvider, importcertificates: importCertificates },
  },
  ImageService: { actions: { import: importImage } },
  OpenstackImageService: { actions: { import: importImage } },
  TagsService: { add: addTag },
  TagService: { remove: removeTag },
  AssignedTagsService: { add: assignTag },
  AssignedTagService: { remove: unassignTag },
  EventsService: { add: addExternalEvent, actions: { undelete: undismissEvents } },
  EventService: { remove: dismissEvent },
  JobsService: { add: addExternalJob },
  JobService: { actions: { clear: clearJob, end: endJob } },
  TemplatesService: { add: addTemplate },
  TemplateService: { update: updateTemplate, remove: removeTemplate },
  AssignedPermissionsService: { add: addPermission },
  SystemPermissionsService: { add: addPermission },
  PermissionService: { remove: removePermission },
};
