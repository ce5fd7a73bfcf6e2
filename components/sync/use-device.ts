"use client";

import { useSyncExternalStore } from "react";
import type { Device } from "@/lib/sync/client/device";
import type { Outbox } from "@/lib/sync/client/outbox";

/** The person's store on this device. "unavailable" where the browser keeps nothing or the key was never given here. */
export type DeviceAccess =
  | Readonly<{ status: "opening" }>
  | Readonly<{ status: "unavailable" }>
  | Readonly<{ status: "ready"; device: Device; outbox: Outbox }>;

const opening: DeviceAccess = { status: "opening" };
let current: DeviceAccess = opening;
const listeners = new Set<() => void>();

/** Says in the whole page how the store stands; null closes it. */
export function giveDevice(access: DeviceAccess | null): void {
  current = access ?? opening;
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/**
 * Not a React context: one that changes around the page while its parts are still arriving makes React draw them twice.
 */
export function useDevice(): DeviceAccess {
  return useSyncExternalStore(
    subscribe,
    () => current,
    () => opening,
  );
}
