// /templates, with the disks and NICs of each
import { shownTemplate } from '../commands/vm-document.ts';
import type { Document } from '../json.ts';
import type { Template } from '../model.ts';
import { attachmentOf, nicOf } from '../parts.ts';
import { idOf, ownerOf, type Service } from '../service.ts';
import { number, text, uuid, word } from '../search.ts';
import { tagsOf } from './tags.ts';

export const templates: Readonly<Record<string, Service>> = {
  TemplatesService: {
    list: ({ store, allContent }) => store.templates.all().map((template) => shownTemplate(template, allContent)),
    search: (store) => {
      const clusterOf = ({ cluster }: Template) => store.clusters.find(cluster?.id);
      return {
        name: text<Template>(({ name }) => name),
        description: text<Template>(({ description }) => description),
        comment: text<Template>(({ comment }) => comment),
        os: text<Template>(({ os }) => os.type),
        status: word<Template>(({ status }) => status),
        version_name: text<Template>(({ version }) => version.version_name),
        architecture: word<Template>(({ cpu }) => cpu.architecture),
        mem: number<Template>(({ memory }) => memory / 2 ** 20),
        cluster: text<Template>((template) => clusterOf(template)?.name),
        datacenter: text<Template>((template) => store.dataCenters.find(clusterOf(template)?.data_center?.id)?.name),
        tag: text<Template>(({ id }) => tagsOf(store, id).map(({ name }) => name)),
        vmt_id: uuid<Template>(({ id }) => id),
      };
    },
  },
  TemplateService: {
    get: (call) => {
      const template = call.store.templates.find(idOf(call));
      return template && shownTemplate(template, call.allContent);
    },
  },
  TemplateNicsService: {
    list: (call): readonly Document[] => call.store.nics.ownedBy(ownerOf(call)).map((nic) => nicOf(nic, 'template')),
  },
  TemplateDiskAttachmentsService: {
    list: (call): readonly Document[] =>
      call.store.diskAttachments.ownedBy(ownerOf(call)).map((attachment) => attachmentOf(attachment, 'template')),
  },
};
