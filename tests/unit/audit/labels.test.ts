import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { permissions } from "@/lib/access/policy";
import { actionLabel, hasActionLabel } from "@/lib/audit/schema";
import { operationKinds } from "@/lib/sync/schema/words";

const lib = fileURLToPath(new URL("../../../lib", import.meta.url));

/** Every action that a command names in so many words. */
function actionsInSources(): readonly string[] {
  const files = readdirSync(lib, { recursive: true, encoding: "utf8" });
  const commands = files.filter((file) => /[\\/]commands(\.ts$|[\\/].+\.ts$)/.test(file));
  const found = commands.flatMap((file) =>
    [...readFileSync(path.join(lib, file), "utf8").matchAll(/"([a-z]+\.[a-z_]+)"/g)].map(
      (match) => match[1] ?? "",
    ),
  );
  // What a device sends is named in the same form and is no action of the trail.
  const others = new Set<string>(operationKinds);
  return [...new Set(found)].filter((text) => !(text in permissions) && !others.has(text)).sort();
}

describe("the words of the audit trail", () => {
  it("are there for every action of the commands", () => {
    const actions = actionsInSources();
    expect(actions).toContain("auth.signed_in");
    expect(actions.filter((action) => !hasActionLabel(action))).toEqual([]);
  });

  it("are those of the group for an action that has none", () => {
    expect(actionLabel("diagnosis.something_new")).toBe("Otro cambio: Diagnósticos");
  });
});
