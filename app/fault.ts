import "server-only";
import { randomBytes } from "node:crypto";

const codeLetters = "ABCDEFGHJKMNPQRSTUVWXYZ23456789";

/**
 * Writes a fault of ours to the server's log and returns the short code under which it stands there. Texts of the
 * database layer are left out, since they may quote what a person wrote.
 */
export function reportFault(error: unknown): string {
  const code = [...randomBytes(6)].map((byte) => codeLetters[byte % codeLetters.length]).join("");
  process.stderr.write(
    `${JSON.stringify({ at: new Date().toISOString(), fault: code, ...describe(error) })}\n`,
  );
  return code;
}

function describe(error: unknown): Readonly<Record<string, unknown>> {
  if (!(error instanceof Error)) return { name: typeof error };
  const frames = (error.stack ?? "").split("\n").filter((line) => /^\s+at /.test(line));
  return {
    name: error.name,
    code: "code" in error ? String(error.code) : undefined,
    message: error.name.startsWith("Prisma") ? undefined : error.message,
    frames: frames.slice(0, 12).map((line) => line.trim()),
    cause: error.cause === undefined ? undefined : describe(error.cause),
  };
}
