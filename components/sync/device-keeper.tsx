"use client";

import { useEffect } from "react";
import { Device } from "@/lib/sync/client/device";
import { browserEnvironment, type Person } from "@/lib/sync/client/environment";
import { Outbox } from "@/lib/sync/client/outbox";
import { refreshPackage, rememberPerson } from "@/lib/sync/client/offline-package";
import { giveDevice, type DeviceAccess } from "./use-device";

const packageEveryMs = 10 * 60_000;

type DeviceKeeperProps = Readonly<{
  person: Person;
  /** False in the shell without a signal: nothing is asked of the server. */
  isOnline?: boolean;
}>;

/** Opens this person's store, sends what waits in it, and keeps what a day without a signal needs. Shows nothing. */
export function DeviceKeeper({ person: { id, name }, isOnline = true }: DeviceKeeperProps) {
  useEffect(() => {
    let isGone = false;
    let leave: () => void = () => undefined;
    void openAccess({ id, name }).then((opened) => {
      if (isGone) return opened.status === "ready" ? opened.device.close() : undefined;
      if (opened.status === "ready") leave = keepGoing(opened, isOnline);
      giveDevice(opened);
    });
    return () => {
      isGone = true;
      leave();
      giveDevice(null);
    };
  }, [id, name, isOnline]);
  return null;
}

async function openAccess(person: Person): Promise<DeviceAccess> {
  if (!("indexedDB" in window) || !("subtle" in crypto)) return { status: "unavailable" };
  const device = await Device.open(person, browserEnvironment()).catch(storeRefused);
  if (device === null) return { status: "unavailable" };
  rememberPerson(person);
  keepStorage();
  return { status: "ready", device, outbox: new Outbox(device) };
}

/** Asks the browser not to clear what lies here when space runs short; some ask the person, and a refusal changes nothing. */
function keepStorage(): void {
  if ("storage" in navigator && "persist" in navigator.storage) void navigator.storage.persist();
}

/** A browser that keeps nothing, such as a private window of some: the page says so. */
function storeRefused(error: unknown): null {
  if (error instanceof DOMException) return null;
  throw error;
}

/** Sends at once, when the signal returns and when the page is looked at again. */
function keepGoing(
  { device, outbox }: Extract<DeviceAccess, { status: "ready" }>,
  isOnline: boolean,
): () => void {
  const send = () => void outbox.send();
  const onSight = () => {
    if (document.visibilityState === "visible") send();
  };
  window.addEventListener("online", send);
  document.addEventListener("visibilitychange", onSight);
  const refresh = () => void refreshPackage(device);
  const timer = isOnline ? setInterval(refresh, packageEveryMs) : undefined;
  send();
  if (isOnline) refresh();
  return () => {
    window.removeEventListener("online", send);
    document.removeEventListener("visibilitychange", onSight);
    clearInterval(timer);
    outbox.stop();
    device.close();
  };
}
