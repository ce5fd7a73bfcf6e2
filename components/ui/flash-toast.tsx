"use client";

import { usePathname } from "next/navigation";
import { useEffect } from "react";
import { FLASH_COOKIE } from "./flash-cookie";
import { useToast } from "./toast";

/** Says on the new page what an action did before redirecting to it. Sits once, inside the `ToastProvider`. */
export function FlashToast() {
  const pathname = usePathname();
  const toast = useToast();
  useEffect(() => {
    const message = takeFlash();
    if (message) toast(message);
  }, [pathname, toast]);
  return null;
}

function takeFlash(): string | null {
  const entry = document.cookie.split("; ").find((cookie) => cookie.startsWith(`${FLASH_COOKIE}=`));
  if (!entry) return null;
  document.cookie = `${FLASH_COOKIE}=; path=/; max-age=0; samesite=lax`;
  return decodeURIComponent(entry.slice(FLASH_COOKIE.length + 1));
}
