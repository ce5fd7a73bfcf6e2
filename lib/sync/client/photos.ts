import { attachmentPartBytes, type AttachmentState } from "../schema/words";
import type { PhotoRow } from "./database";
import type { Device } from "./device";
import { sealBytes, unsealBytes } from "./seal";

/** Keeps a photo's bytes here, sealed, until the server has all of them. */
export async function keepPhoto(
  device: Device,
  photo: {
    readonly sha256: string;
    readonly visitId: string;
    readonly mediaType: string;
    readonly content: ArrayBuffer;
  },
): Promise<void> {
  const { content, ...rest } = photo;
  const sealed = await sealBytes(device.key, content);
  await device.database.put("photos", { ...rest, bytes: content.byteLength, sealed });
  device.changed();
}

/** A photo's bytes as long as they are here; null once the server has them. */
export async function findPhoto(device: Device, visitId: string, sha256: string): Promise<Blob | null> {
  const row = await device.database.get("photos", [visitId, sha256]);
  if (!row) return null;
  return new Blob([await unsealBytes(device.key, row.sealed)], { type: row.mediaType });
}

/** Sends what is missing of each photo, from where the server has it, and frees those it has whole. Throws without a signal. */
export async function sendPhotos(device: Device): Promise<void> {
  for (const photo of await device.database.getAll("photos")) await sendPhoto(device, photo);
}

async function sendPhoto(device: Device, photo: PhotoRow): Promise<void> {
  const address = `/api/sync/v1/attachments/${photo.visitId}/${photo.sha256}`;
  const content = await unsealBytes(device.key, photo.sealed);
  const asked = await device.environment.fetch(`${address}?estado=1`);
  // The note that names the photo is not there, or was taken away: it waits here.
  if (!asked.ok) return;
  let state = (await asked.json()) as AttachmentState;
  while (!state.isReceived) {
    const part = content.slice(state.receivedBytes, state.receivedBytes + attachmentPartBytes);
    const response = await device.environment.fetch(`${address}?desde=${state.receivedBytes}`, {
      method: "PUT",
      body: part,
    });
    if (response.status >= 500) throw new TypeError("The server could not take the part");
    if (!response.ok) return;
    state = (await response.json()) as AttachmentState;
  }
  await device.database.delete("photos", [photo.visitId, photo.sha256]);
  device.changed();
}
