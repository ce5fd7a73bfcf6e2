"use client";

import { useRouter } from "next/navigation";
import { useEffect, useEffectEvent, useState } from "react";
import type { JobView } from "@/lib/jobs/schema";
import { isEnded } from "@/lib/jobs/rules";
import { pauseBeforeLookingMs, readJobView } from "./polling";

interface Watched {
  readonly job: JobView;
  /** The server's clock at the last answer, in milliseconds; null before the first. */
  readonly seenAt: number | null;
  readonly contact: "live" | "away" | "signed out";
}

/** A job as it goes, looked at again and again until it ends; then the page is refreshed once. */
export function useJob(initial: JobView): Watched {
  const router = useRouter();
  const [watched, setWatched] = useState<Watched>({ job: initial, seenAt: null, contact: "live" });
  const wasEnded = isEnded(initial.state);

  const look = useEffectEvent(async (signal: AbortSignal): Promise<"again" | "unheard" | "end"> => {
    const answer = await ask(initial.id, signal);
    if (signal.aborted) return "end";
    if (answer.kind === "job") {
      setWatched({ job: answer.job, seenAt: answer.seenAt, contact: "live" });
      if (!isEnded(answer.job.state)) return "again";
      router.refresh();
      return "end";
    }
    setWatched((before) => ({ ...before, contact: answer.kind }));
    return answer.kind === "away" ? "unheard" : "end";
  });

  useEffect(() => {
    if (wasEnded) return;
    return keepLooking((signal) => look(signal));
  }, [wasEnded, initial.id]);

  return watched;
}

/** Looks until there is nothing more to look for, or the returned function is called; at once when the tab comes back or is online again. */
function keepLooking(look: (signal: AbortSignal) => Promise<"again" | "unheard" | "end">): () => void {
  const leaving = new AbortController();
  const { signal } = leaving;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let failures = 0;
  let isLooking = false;
  const plan = (): void => {
    timer = setTimeout(() => void now(), pauseBeforeLookingMs({ isHidden: document.hidden, failures }));
  };
  const now = async (): Promise<void> => {
    if (isLooking || signal.aborted) return;
    isLooking = true;
    clearTimeout(timer);
    const answer = await look(signal);
    isLooking = false;
    failures = answer === "unheard" ? failures + 1 : 0;
    if (answer === "end") leaving.abort();
    else if (!signal.aborted) plan();
  };
  const back = (): void => {
    if (!document.hidden) void now();
  };
  document.addEventListener("visibilitychange", back, { signal });
  window.addEventListener("online", back, { signal });
  plan();
  return () => {
    clearTimeout(timer);
    leaving.abort();
  };
}

type Answer =
  | { readonly kind: "job"; readonly job: JobView; readonly seenAt: number }
  | { readonly kind: "away" }
  | { readonly kind: "signed out" };

const away: Answer = { kind: "away" };
const signedOut = 401;

async function ask(jobId: string, signal: AbortSignal): Promise<Answer> {
  try {
    const response = await fetch(`/api/jobs/${jobId}`, { signal, cache: "no-store" });
    if (response.status === signedOut) return { kind: "signed out" };
    const job = response.ok ? readJobView(await response.json()) : null;
    const seenAt = Date.parse(response.headers.get("date") ?? "");
    return job === null ? away : { kind: "job", job, seenAt: Number.isNaN(seenAt) ? Date.now() : seenAt };
  } catch {
    return away;
  }
}
