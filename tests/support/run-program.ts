import { spawn } from "node:child_process";
import { projectRoot } from "@/lib/cli/project-root";
import { childEnvironment } from "@/lib/env";

/** A line of the report on standard output. */
export function announce(line: string): void {
  process.stdout.write(`${line}\n`);
}

/** Runs one of the installed tools to its end, its words on our standard output, and says whether it succeeded. */
export function runProgram(
  command: readonly [string, ...string[]],
  environment: Readonly<Record<string, string | undefined>> = {},
): Promise<boolean> {
  const [program, ...args] = command;
  return new Promise((resolve) => {
    const child = spawn(program, args, {
      cwd: projectRoot,
      stdio: ["ignore", 1, 1],
      env: childEnvironment(environment),
    });
    child.on("error", () => resolve(false));
    child.on("exit", (code) => resolve(code === 0));
  });
}

/** Runs a tool's entry file with the Node that runs us. */
export function runTool(
  entry: string,
  args: readonly string[],
  environment?: Readonly<Record<string, string | undefined>>,
): Promise<boolean> {
  return runProgram([process.execPath, `node_modules/${entry}`, ...args], environment);
}
