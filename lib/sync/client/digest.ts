import { canonicalJson } from "@/lib/format/canonical-json";

/** sha256 in hexadecimal of a text or of bytes, as the server writes it. */
export async function sha256(data: string | ArrayBuffer): Promise<string> {
  const bytes = typeof data === "string" ? new TextEncoder().encode(data) : data;
  const digest = await crypto.subtle.digest("SHA-256", bytes);
  return [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}

/** sha256 of a value's canonical JSON. */
export function digestOf(value: unknown): Promise<string> {
  return sha256(canonicalJson(value));
}
