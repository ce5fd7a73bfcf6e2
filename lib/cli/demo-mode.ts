import { isIPv4 } from "node:net";

export interface DemoModeQuestion {
  /** What DEMO says, if anything. */
  readonly asked: "on" | "off" | undefined;
  readonly hasOwnServer: boolean;
  readonly host: string;
  readonly publicUrl: string | undefined;
}

export type DemoModeAnswer =
  { readonly kind: "on" | "off" } | { readonly kind: "refused"; readonly address: string };

/** Whether an address can only be reached from this same machine. */
export function isLocalAddress(host: string): boolean {
  const bare = host.replace(/^\[|\]$/g, "").toLowerCase();
  return bare === "localhost" || bare === "::1" || (isIPv4(bare) && bare.startsWith("127."));
}

/**
 * Demonstration accounts have known passwords: on by default only with the embedded database, and never where other
 * people could reach them.
 */
export function decideDemoMode({ asked, hasOwnServer, host, publicUrl }: DemoModeQuestion): DemoModeAnswer {
  const wanted = asked ?? (hasOwnServer ? "off" : "on");
  if (wanted === "off") return { kind: "off" };
  if (!isLocalAddress(host)) return { kind: "refused", address: host };
  if (publicUrl !== undefined && !isLocalAddress(new URL(publicUrl).hostname)) {
    return { kind: "refused", address: publicUrl };
  }
  return { kind: "on" };
}
