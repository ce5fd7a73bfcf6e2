import type { PhotoRow } from "./database";
import type { Device, QueuedOperation } from "./device";
import { seal, unseal, type Sealed } from "./seal";

const format = "acompana-respaldo-1";

interface Backup {
  readonly format: typeof format;
  readonly person: string;
  readonly madeAt: string;
  readonly iv: string;
  readonly data: string;
}

interface Contents {
  readonly operations: readonly QueuedOperation[];
  readonly photos: readonly (Omit<PhotoRow, "sealed"> & { readonly iv: string; readonly data: string })[];
}

/** What is not sent yet, as a file that only its person can read, on this device or another. */
export async function makeBackup(device: Device): Promise<string> {
  const photos = (await device.database.getAll("photos")).map(({ sealed, ...photo }) => ({
    ...photo,
    ...toText(sealed),
  }));
  const contents: Contents = { operations: await device.queue(), photos };
  const backup: Backup = {
    ...{ format, person: device.person.id, madeAt: new Date(device.environment.now()).toISOString() },
    ...toText(await seal(device.key, contents)),
  };
  return JSON.stringify(backup);
}

/** Why a file was not taken back, in words. */
export class BackupRefused extends Error {}

/** Takes a backup back: how many operations came that were not here. The same file twice brings nothing new. */
export async function takeBackup(device: Device, text: string): Promise<number> {
  const backup = readBackup(text);
  if (backup.person !== device.person.id) {
    throw new BackupRefused("Ese respaldo es de otra persona: debe ingresar ella para recuperarlo.");
  }
  const { operations, photos } = await unseal<Contents>(device.key, fromText(backup)).catch(() => {
    throw new BackupRefused("El archivo está dañado o cortado. Buscar otra copia del respaldo.");
  });
  let taken = 0;
  for (const operation of operations) {
    const isHere =
      (await device.database.get("queue", operation.opId)) ??
      (await device.database.get("ledger", operation.opId));
    if (isHere) continue;
    await device.update(operation.opId, () => operation);
    taken += 1;
  }
  for (const { iv, data, ...photo } of photos) {
    await device.database.put("photos", { ...photo, sealed: fromText({ iv, data }) });
  }
  device.changed();
  return taken;
}

function readBackup(text: string): Backup {
  try {
    const read = JSON.parse(text) as Partial<Backup>;
    if (read.format === format && read.person && read.iv && read.data) return read as Backup;
  } catch {
    // Said below, in words.
  }
  throw new BackupRefused(
    "Ese archivo no es un respaldo de Acompaña. Elegir el que se descargó desde esta página.",
  );
}

function toText({ iv, data }: Sealed): { readonly iv: string; readonly data: string } {
  return { iv: encode(iv), data: encode(new Uint8Array(data)) };
}

function fromText({ iv, data }: { readonly iv: string; readonly data: string }): Sealed {
  return { iv: decode(iv), data: decode(data).buffer };
}

function encode(bytes: Uint8Array): string {
  let text = "";
  for (const byte of bytes) text += String.fromCharCode(byte);
  return btoa(text);
}

function decode(text: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
}
