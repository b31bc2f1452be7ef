import { os } from '#db/kit/procedures.ts';
import { attachRevisionFile } from '#db/slices/specifications/revision-file.service.ts';
import { addAttachment, attachmentsOfRecord, getAttachment, voidAttachment } from './attachments.service.ts';
import { keepContent, readContent } from './content-store.ts';

const { attachments } = os;

export const attachmentsProcedures = {
  list: attachments.list.handler(({ input, context }) => context.read((r) => attachmentsOfRecord(r, input))),
  get: attachments.get.handler(({ input, context }) => {
    const row = context.read((r) => getAttachment(r, input.id));
    return { ...row, dataUrl: readContent(context.host.dataDir, row) };
  }),
  add: attachments.add.handler(async ({ input, context }) => {
    const { file, ...where } = input;
    const bytes = new Uint8Array(await file.arrayBuffer());
    const content = keepContent(context.host.dataDir, { name: file.name, bytes });
    return context.write((w) => addAttachment(w, { ...where, content }));
  }),
  addToRevision: attachments.addToRevision.handler(async ({ input, context }) => {
    const { file, ...letter } = input;
    const bytes = new Uint8Array(await file.arrayBuffer());
    const content = keepContent(context.host.dataDir, { name: file.name, bytes });
    return context.write((w) => attachRevisionFile(w, letter, content));
  }),
  void: attachments.void.handler(({ input, context }) => context.write((w) => voidAttachment(w, input.id))),
};
