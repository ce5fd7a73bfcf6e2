import "server-only";
import { createHmac, hkdfSync } from "node:crypto";
import { requiredEnv } from "@/lib/env";

/**
 * Numbers from 1 that stand for schools in one study: the same each time, in an order that only this installation can
 * make, so that neither the number nor its place tells which school it is.
 */
export function schoolPseudonyms(studyId: string, codes: Iterable<number>): ReadonlyMap<number, number> {
  const key = Buffer.from(hkdfSync("sha256", requiredEnv("NEXTAUTH_SECRET"), "", "acompana:study", 32));
  const digestOf = (code: number) => createHmac("sha256", key).update(`${studyId}:${code}`).digest("hex");
  const ordered = [...new Set(codes)]
    .map((code) => ({ code, digest: digestOf(code) }))
    .sort((a, b) => (a.digest < b.digest ? -1 : 1));
  return new Map(ordered.map(({ code }, at) => [code, at + 1]));
}
