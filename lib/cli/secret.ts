import { mkdirSync } from "node:fs";
import path from "node:path";
import { dataDirectory } from "@/lib/cli/database";
import { readOrCreateSecret } from "@/lib/db/embedded/data-folder";
import { env, setEnvironment } from "@/lib/env";

/**
 * Sets NEXTAUTH_SECRET for this process: the one given, or else one made at random and kept beside the data.
 * It signs the sessions and seals each RUT, so a copy of the data is of little use without it.
 */
export function prepareSecret(): void {
  if (env().NEXTAUTH_SECRET !== undefined) return;
  mkdirSync(dataDirectory(), { recursive: true });
  setEnvironment({ NEXTAUTH_SECRET: readOrCreateSecret(path.join(dataDirectory(), "secret")) });
}
