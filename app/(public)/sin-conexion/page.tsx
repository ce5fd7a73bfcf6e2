import type { Metadata } from "next";
import { OfflineShell } from "@/components/offline/offline-shell";

export const metadata: Metadata = { title: "Sin conexión" };

/** The page that the service worker keeps: it opens for any address that cannot be reached. */
export default function OfflinePage() {
  return <OfflineShell />;
}
