import "server-only";
import { hkdfSync } from "node:crypto";
import type { Actor } from "@/lib/access/schema";
import { requiredEnv } from "@/lib/env";
import { AppError } from "@/lib/errors";

const keyBytes = 32;

/**
 * The secret under which this person's devices seal what they keep: 32 bytes in base64, the same at every sign-in and
 * another for everybody else. NOT_FOUND for who is no person.
 */
export function deviceSecret(actor: Actor): string {
  if (actor.personId === null) throw new AppError("NOT_FOUND");
  const key = hkdfSync("sha256", requiredEnv("NEXTAUTH_SECRET"), actor.personId, "device-store", keyBytes);
  return Buffer.from(key).toString("base64");
}
