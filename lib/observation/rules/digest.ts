import { createHash } from "node:crypto";
import { canonicalJson } from "@/lib/format/canonical-json";

/** sha256, in hexadecimal, of the content's canonical form: equal for equal content. */
export function digestOf(value: unknown): string {
  return createHash("sha256").update(canonicalJson(value), "utf8").digest("hex");
}
