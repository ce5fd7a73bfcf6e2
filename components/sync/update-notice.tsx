"use client";

import { useEffect, useState } from "react";
import { Button } from "@/components/ui/button";

/**
 * Keeps the service worker and says when a new version waits. It comes in when the person asks, and what is being
 * written is on the device already, so the page may open again.
 */
export function UpdateNotice() {
  const [waiting, setWaiting] = useState<ServiceWorker | null>(null);
  useEffect(() => {
    if (!("serviceWorker" in navigator) || !window.isSecureContext) return;
    let isGone = false;
    void navigator.serviceWorker.register("/sw.js").then((registration) => {
      const look = () => {
        if (!isGone && registration.waiting && navigator.serviceWorker.controller)
          setWaiting(registration.waiting);
      };
      look();
      registration.addEventListener("updatefound", () => {
        registration.installing?.addEventListener("statechange", look);
      });
    }, notInstalled);
    return () => {
      isGone = true;
    };
  }, []);
  if (waiting === null) return null;
  const update = () => {
    navigator.serviceWorker.addEventListener("controllerchange", () => window.location.reload(), {
      once: true,
    });
    waiting.postMessage("update");
  };
  return (
    <Button size="small" onClick={update}>
      Actualizar<span className="sr-only">: hay una versión nueva, y nada de lo escrito se pierde</span>
    </Button>
  );
}

/** A browser that refuses workers goes on with a signal alone. */
function notInstalled(): void {
  return undefined;
}
