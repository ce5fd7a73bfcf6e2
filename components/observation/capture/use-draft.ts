"use client";

import { useEffect, useState, useSyncExternalStore } from "react";
import { useDevice } from "@/components/sync/use-device";
import type { LessonBase } from "@/lib/sync/client/device";
import { Draft, type DraftSnapshot } from "@/lib/sync/client/draft";
import type { Outbox } from "@/lib/sync/client/outbox";

export type OpenDraft =
  | Readonly<{ status: "opening" }>
  | Readonly<{ status: "unavailable" }>
  | Readonly<{ status: "open"; draft: Draft; snapshot: DraftSnapshot; outbox: Outbox }>;

const pauseMs = 1_000;

/** Opens the lesson in this person's store, and sends what is written in it a second after the last change. */
export function useDraft(visitId: string, zone: string, server?: LessonBase): OpenDraft {
  const access = useDevice();
  const [draft, setDraft] = useState<Draft | null>(null);
  const [from] = useState(server);

  useEffect(() => {
    if (access.status !== "ready") return;
    const { device, outbox } = access;
    let isGone = false;
    let opened: Draft | null = null;
    let timer: ReturnType<typeof setTimeout> | undefined;
    void Draft.open(device, { visitId, zone, server: from }).then((made) => {
      if (isGone) return made.close();
      opened = made;
      made.subscribe(() => {
        // Without a signal the outbox tries again by itself, ever less often.
        if (outbox.state() !== "idle" || made.snapshot().unsent === 0) return;
        clearTimeout(timer);
        timer = setTimeout(() => void outbox.send(), pauseMs);
      });
      setDraft(made);
    });
    return () => {
      isGone = true;
      clearTimeout(timer);
      opened?.close();
    };
  }, [access, visitId, zone, from]);

  const snapshot = useSyncExternalStore(
    draft?.subscribe ?? noSubscription,
    draft?.snapshot ?? noSnapshot,
    noSnapshot,
  );
  if (access.status === "unavailable") return { status: "unavailable" };
  if (access.status !== "ready" || draft === null || snapshot === null) return { status: "opening" };
  return { status: "open", draft, snapshot, outbox: access.outbox };
}

const noSubscription = () => () => undefined;
const noSnapshot = () => null;
