import { spawnSync } from "node:child_process";
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { projectRoot } from "@/lib/cli/project-root";

/** The address of the empty page: it exists in the bench's clone only. */
export const emptyPageAddress = "/pagina-vacia";

/** The least that a signed-in page does, to measure the others against. */
const emptyPage = `import { requireActor } from "@/lib/auth/queries";

export default async function EmptyPage() {
  await requireActor();
  return <h1>Página vacía</h1>;
}
`;

export interface Clone {
  readonly folder: string;
  /** Short name of the commit that was cloned, and whether the checkout holds changes that are not in it. */
  readonly commit: string;
  readonly isCheckoutChanged: boolean;
  remove(): void;
}

function git(...args: string[]): string {
  const { status, stdout, stderr } = spawnSync("git", args, { cwd: projectRoot, encoding: "utf8" });
  if (status !== 0) throw new Error(`git ${args.join(" ")}: ${stderr}`);
  return stdout.trim();
}

/** A fresh clone of the last commit in a temporary folder, with an empty page added: no packages, no data, no build. */
export function makeClone(): Clone {
  const root = mkdtempSync(path.join(tmpdir(), "acompana-bench-"));
  // The database runs as another user when root starts it, and must be able to enter.
  chmodSync(root, 0o755);
  const folder = path.join(root, "acompana");
  git("clone", "--quiet", projectRoot, folder);
  const page = path.join(folder, "app/(app)", emptyPageAddress, "page.tsx");
  mkdirSync(path.dirname(page));
  writeFileSync(page, emptyPage);
  return {
    folder,
    commit: git("rev-parse", "--short", "HEAD"),
    isCheckoutChanged: git("status", "--porcelain") !== "",
    remove: () => rmSync(root, { recursive: true, force: true }),
  };
}
