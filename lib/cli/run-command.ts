import { WrongUsage, type Command } from "@/lib/cli/command";
import { accounts } from "@/lib/cli/commands/accounts";
import { efa } from "@/lib/cli/commands/efa";
import { importFiles } from "@/lib/cli/commands/import";
import { parallel } from "@/lib/cli/commands/parallel";
import { reliability } from "@/lib/cli/commands/reliability";
import { verifyAudit } from "@/lib/cli/commands/verify-audit";
import { openDatabase } from "@/lib/cli/database";
import { say } from "@/lib/cli/say";
import { prepareSecret } from "@/lib/cli/secret";
import { disconnect } from "@/lib/db/client";
import { AppError } from "@/lib/errors";

const commands: readonly Command[] = [accounts, importFiles, efa, parallel, reliability, verifyAudit];

const exitCode = { done: 0, refused: 1, wrongUsage: 2 } as const;

function showUsage(): void {
  say("Uso: npm run -s cli -- <comando> … --json");
  for (const command of commands) say(`  ${`${command.name} ${command.usage}`.trim()}: ${command.summary}`);
}

function print(document: unknown): void {
  process.stdout.write(`${JSON.stringify(document, null, 2)}\n`);
}

async function runOnDatabase(command: Command, args: readonly string[]): Promise<unknown> {
  if (!command.needsDatabase) return command.run(args);
  prepareSecret();
  const database = await openDatabase();
  try {
    return await command.run(args);
  } finally {
    await disconnect();
    await database.close();
  }
}

/** Runs one command, prints its one JSON document on standard output and returns the exit code. */
export async function runCommandLine([name, ...rest]: readonly string[]): Promise<number> {
  const command = commands.find((candidate) => candidate.name === name);
  if (command === undefined) {
    showUsage();
    return exitCode.wrongUsage;
  }
  try {
    // Every answer is JSON; the flag is accepted because scripts say what they expect.
    const args = rest.filter((argument) => argument !== "--json");
    print(await runOnDatabase(command, args));
    return exitCode.done;
  } catch (error) {
    if (error instanceof WrongUsage) {
      say(error.message);
      say(`Uso: npm run -s cli -- ${command.name} ${command.usage}`);
      return exitCode.wrongUsage;
    }
    if (!(error instanceof AppError)) throw error;
    print({ error: { code: error.code, message: error.message, details: error.details } });
    return exitCode.refused;
  }
}
