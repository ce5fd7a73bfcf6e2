import { openDatabase } from "@/lib/cli/database";
import { decideDemoMode } from "@/lib/cli/demo-mode";
import { startJobsProcess } from "@/lib/cli/jobs-launcher";
import { CannotGoOn, say } from "@/lib/cli/say";
import { prepareSecret } from "@/lib/cli/secret";
import { seedOnce } from "@/lib/cli/seeding";
import {
  browserAddress,
  buildWhenChanged,
  nodeEnvironment,
  requireFreePort,
  startWebServer,
  type WebAddress,
} from "@/lib/cli/web-server";
import { disconnect } from "@/lib/db/client";
import { env, setEnvironment } from "@/lib/env";
import { demoAccounts } from "@/prisma/seed/demo/accounts";

function chooseDemoMode(): boolean {
  const { DEMO, DATABASE_URL, HOST, PUBLIC_URL } = env();
  const hasOwnServer = DATABASE_URL !== undefined;
  const answer = decideDemoMode({ asked: DEMO, hasOwnServer, host: HOST, publicUrl: PUBLIC_URL });
  if (answer.kind === "refused") {
    throw new CannotGoOn(
      `Las cuentas de demostración tienen claves conocidas y ${answer.address} se puede abrir desde otros equipos.\n` +
        "Para abrir a otros equipos, definir DEMO=off. Para la demostración, quitar HOST y PUBLIC_URL.",
    );
  }
  return answer.kind === "on";
}

function webEnvironment(isDemo: boolean): Record<string, string> {
  const { HOST, PORT, PUBLIC_URL, NEXTAUTH_URL } = env();
  return {
    NEXTAUTH_URL: NEXTAUTH_URL ?? PUBLIC_URL ?? browserAddress({ host: HOST, port: PORT }),
    DEMO: isDemo ? "on" : "off",
  };
}

function announce(isDemo: boolean): void {
  const address = env().PUBLIC_URL ?? browserAddress({ host: env().HOST, port: env().PORT });
  const lines = [
    "",
    `Acompaña está lista en ${address}`,
    ...(isDemo ? demoLines() : []),
    "",
    "Para cerrar: Ctrl-C",
  ];
  process.stdout.write(`${lines.join("\n")}\n`);
}

function demoLines(): string[] {
  const accounts = demoAccounts();
  const width = Math.max(...accounts.map((account) => account.roleLabel.length));
  const lines = ["", "Cuentas de demostración (personas inventadas):"];
  let territory = "";
  for (const account of accounts) {
    if (account.territory !== territory) lines.push(`  ${account.territory}`);
    territory = account.territory;
    lines.push(`    ${account.roleLabel.padEnd(width)}  ${account.email}`);
  }
  const passwords = [...new Set(accounts.map((account) => account.password))];
  return [...lines, `  Contraseña de todas: ${passwords.join(", ")}`];
}

/** Aborted when somebody asks the program to end: Ctrl-C, a signal, or the end of the launcher. */
function endRequest(): AbortSignal {
  const ending = new AbortController();
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, () => ending.abort());
  process.on("disconnect", () => ending.abort());
  return ending.signal;
}

interface Serving extends WebAddress {
  readonly mode: "start" | "dev";
  readonly isDemo: boolean;
  readonly ending: AbortSignal;
}

/** From an open database to a web server that has ended again. */
async function serveUntilEnd({ mode, isDemo, ending, host, port }: Serving): Promise<void> {
  const environment = webEnvironment(isDemo);
  setEnvironment(environment); // the seed seals RUT with the same secret
  await seedOnce({ demo: isDemo });
  if (ending.aborted) return;
  if (mode === "start") await buildWhenChanged(ending);
  say("Abriendo la aplicación…");
  const web = await startWebServer({ mode, host, port, environment, ending });
  announce(isDemo);
  const stopJobs = startJobsProcess({
    environment: { ...environment, NODE_ENV: nodeEnvironment(mode) },
    ending,
  });
  const { code } = await web.ended.finally(stopJobs);
  if (!ending.aborted)
    throw new CannotGoOn(`La aplicación web terminó por su cuenta (código ${code ?? "?"}).`);
}

/** Brings everything up, serves until asked to end, and takes everything down again. */
export async function serve(mode: "start" | "dev"): Promise<void> {
  const address = { host: env().HOST, port: env().PORT };
  const isDemo = chooseDemoMode();
  await requireFreePort(address);
  const ending = endRequest();
  prepareSecret();
  const database = await openDatabase();
  const stopWatching = database.watch();
  try {
    await serveUntilEnd({ mode, isDemo, ending, ...address });
  } catch (error) {
    // What was cut short by the request to end is no failure.
    if (!ending.aborted) throw error;
  } finally {
    await stopWatching();
    await disconnect();
    await database.close();
    say("Acompaña quedó cerrada.");
  }
}
