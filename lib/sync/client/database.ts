import { openDB, type DBSchema, type IDBPDatabase } from "idb";
import type { OperationKind, Receipt } from "../schema/words";
import type { Sealed } from "./seal";

/** How far an operation got. A frozen one was sent at least once and never changes any more. */
export type OperationStage = "open" | "frozen";

/** What was done and is not on the server yet; its words are sealed. */
export interface QueuedRow {
  readonly opId: string;
  readonly entityId: string;
  readonly kind: OperationKind;
  readonly stage: OperationStage;
  readonly capturedAt: string;
  readonly sealed: Sealed;
  /** In the order in which it was begun. */
  readonly sequence: number;
  /** Rises with every change: two tabs never write over one another. */
  readonly revision: number;
}

/** What became of an operation, without its words. */
export interface LedgerRow {
  readonly opId: string;
  readonly entityId: string;
  readonly kind: OperationKind;
  readonly outcome: "applied" | "conflict" | "held" | "rejected";
  readonly message: string | null;
  readonly receipt: Receipt | null;
  /** True once the receipt was recomputed here and is the same. */
  readonly isVerified: boolean;
  readonly at: string;
  /** The words of what was refused or waits on the server, to be read and copied; nothing otherwise. */
  readonly sealed: Sealed | null;
}

export interface PhotoRow {
  readonly sha256: string;
  readonly visitId: string;
  readonly mediaType: string;
  readonly bytes: number;
  readonly sealed: Sealed;
}

export interface DeviceSchema extends DBSchema {
  queue: { key: string; value: QueuedRow; indexes: { sequence: number; entity: string } };
  ledger: { key: string; value: LedgerRow; indexes: { at: string } };
  lessons: { key: string; value: { readonly visitId: string; readonly sealed: Sealed } };
  photos: { key: [string, string]; value: PhotoRow };
  kept: { key: string; value: { readonly name: string; readonly sealed: Sealed } };
}

export type DeviceDatabase = IDBPDatabase<DeviceSchema>;

/** One database for each person, so that signing in as another opens another. */
export function openDatabase(personId: string): Promise<DeviceDatabase> {
  return openDB<DeviceSchema>(`acompana-${personId}`, 1, {
    upgrade(database) {
      const queue = database.createObjectStore("queue", { keyPath: "opId" });
      queue.createIndex("sequence", "sequence");
      queue.createIndex("entity", "entityId");
      database.createObjectStore("ledger", { keyPath: "opId" }).createIndex("at", "at");
      database.createObjectStore("lessons", { keyPath: "visitId" });
      database.createObjectStore("photos", { keyPath: ["visitId", "sha256"] });
      database.createObjectStore("kept", { keyPath: "name" });
    },
  });
}

interface KeySchema extends DBSchema {
  keys: { key: string; value: { readonly personId: string; readonly key: CryptoKey } };
  /** The device's id for each person: not a secret, and the same after signing in again. */
  devices: { key: string; value: { readonly personId: string; readonly device: string } };
}

function openKeys(): Promise<IDBPDatabase<KeySchema>> {
  return openDB<KeySchema>("acompana-keys", 1, {
    upgrade(database) {
      database.createObjectStore("keys", { keyPath: "personId" });
      database.createObjectStore("devices", { keyPath: "personId" });
    },
  });
}

/** The person's key here, with the id this device has for them. */
interface DeviceKey {
  readonly key: CryptoKey;
  readonly device: string;
}

/** The person's key on this device; null before the first sign-in here and after signing out. */
export async function findKey(personId: string): Promise<DeviceKey | null> {
  const keys = await openKeys();
  const [found, known] = await Promise.all([keys.get("keys", personId), keys.get("devices", personId)]);
  keys.close();
  return found && known ? { key: found.key, device: known.device } : null;
}

/** Keeps the key of who signed in and forgets everybody else's. */
export async function keepKey(personId: string, key: CryptoKey): Promise<DeviceKey> {
  const keys = await openKeys();
  const transaction = keys.transaction(["keys", "devices"], "readwrite");
  const devices = transaction.objectStore("devices");
  const device = (await devices.get(personId))?.device ?? crypto.randomUUID();
  await devices.put({ personId, device });
  await transaction.objectStore("keys").clear();
  await transaction.objectStore("keys").put({ personId, key });
  await transaction.done;
  keys.close();
  return { key, device };
}

/** Forgets every key: what lies here stays, and nobody reads it before its owner signs in again. */
export async function forgetKeys(): Promise<void> {
  const keys = await openKeys();
  await keys.clear("keys");
  keys.close();
}
