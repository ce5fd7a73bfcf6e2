import path from "node:path";
import { pathToFileURL } from "node:url";
import { projectRoot } from "@/lib/cli/project-root";
import { CannotGoOn, say } from "@/lib/cli/say";
import { EmbeddedServerError } from "@/lib/db/embedded/failure";
import { MigrationError } from "@/lib/db/migrate";

/** Programs that live with the tests; they run by path because the product does not depend on them. */
const testPrograms = {
  test: "tests/support/run-all.ts",
  bench: "tests/bench/run-all.ts",
  drill: "tests/bench/sync/run-drill.ts",
} as const;

async function dispatch(area: string | undefined): Promise<void> {
  switch (area) {
    case "start":
    case "dev": {
      const { serve } = await import("@/lib/cli/serve");
      return serve(area);
    }
    case "cli": {
      const { runCommandLine } = await import("@/lib/cli/run-command");
      process.exitCode = await runCommandLine(process.argv.slice(3));
      return;
    }
    case "test":
    case "bench":
    case "drill":
      await import(pathToFileURL(path.join(projectRoot, testPrograms[area])).href);
      return;
    default:
      say("Uso: npm start | npm run dev | npm run cli | npm test | npm run bench | npm run drill:sync");
      process.exitCode = 2;
  }
}

function explain(error: unknown): string {
  const isForPeople =
    error instanceof CannotGoOn || error instanceof EmbeddedServerError || error instanceof MigrationError;
  if (isForPeople) return error.message;
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}

try {
  await dispatch(process.argv[2]);
} catch (error) {
  say(explain(error));
  process.exitCode = 1;
}
// The channel to the launcher would otherwise keep a finished program alive.
if (process.connected) process.disconnect();
