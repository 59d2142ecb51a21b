// /templates
import { idOf, type Service } from '../service.ts';

export const templates: Readonly<Record<string, Service>> = {
  TemplatesService: { list: ({ store }) => store.templates.all() },
  TemplateService: { get: (call) => call.store.templates.find(idOf(call)) },
};
