"use client";

import { useEffect, useState } from "react";
import type { OutboxState } from "@/lib/sync/client/outbox";
import { useDevice } from "./use-device";

export type Unsent = Readonly<{ count: number; photos: number; ageMs: number; state: OutboxState }>;

/** How much of what this person did is not on the server yet, and how old the oldest of it is. Null until the store is open. */
export function useUnsent(): Unsent | null {
  const access = useDevice();
  const [unsent, setUnsent] = useState<Unsent | null>(null);
  useEffect(() => {
    if (access.status !== "ready") return;
    const { device, outbox } = access;
    let isGone = false;
    const read = async () => {
      const [first, count, photos] = await Promise.all([
        device.database.getAllFromIndex("queue", "sequence", null, 1),
        device.database.count("queue"),
        device.database.count("photos"),
      ]);
      if (!isGone)
        setUnsent({
          count,
          photos,
          ageMs: first[0] ? device.environment.now() - Date.parse(first[0].capturedAt) : 0,
          state: outbox.state(),
        });
    };
    const again = () => void read();
    again();
    const leave = device.subscribe(again);
    return () => {
      isGone = true;
      leave();
    };
  }, [access]);
  return unsent;
}
