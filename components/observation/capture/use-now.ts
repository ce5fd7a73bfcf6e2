"use client";

import { useSyncExternalStore } from "react";

function everySecond(notify: () => void): () => void {
  const timer = setInterval(notify, 1_000);
  return () => clearInterval(timer);
}

const thisSecond = () => Math.floor(Date.now() / 1_000) * 1_000;
const unknown = () => null;

/** The moment in milliseconds, second by second; null on the server, which does not know the device's. */
export function useNow(): number | null {
  return useSyncExternalStore<number | null>(everySecond, thisSecond, unknown);
}
