import path from "node:path";
import { pathToFileURL } from "node:url";
import { projectRoot } from "@/lib/cli/project-root";

const tsx = pathToFileURL(path.join(projectRoot, "node_modules/tsx/dist/esm/index.mjs")).href;
const leaveWithParent = new URL("./leave-with-parent.mjs", import.meta.url).href;

/** Arguments with which Node runs a program of ours as bootstrap.mjs does, leaving when the process that started it leaves. */
export function ownProgram(file: string, flags: readonly string[] = []): string[] {
  const conditions = ["--conditions=react-server", "--disable-warning=DeprecationWarning"];
  return [...flags, ...conditions, "--import", leaveWithParent, "--import", tsx, file];
}
