// How NICs and disk attachments of a VM or template are shown.
import type { Document } from './json.ts';
import type { DiskAttachment, Nic } from './model.ts';

type Owner = 'vm' | 'template';

/** What a template owns names it as a VM too. */
const ownerOf = (id: string, owner: Owner): Document =>
  owner === 'vm' ? { vm: { id } } : { template: { id }, vm: { id } };

export function nicOf({ ownerId, ...nic }: Nic, owner: Owner): Document {
  return { ...nic, synced: true, ...ownerOf(ownerId, owner) };
}

export function attachmentOf({ ownerId, diskId, ...attachment }: DiskAttachment, owner: Owner): Document {
  return { ...attachment, id: diskId, disk: { id: diskId }, ...ownerOf(ownerId, owner) };
}
