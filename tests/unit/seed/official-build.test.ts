import { existsSync, readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { buildOfficialSeed } from "@/prisma/seed/official/build";

const official = fileURLToPath(new URL("../../../../shared/data", import.meta.url));
const committed = fileURLToPath(new URL("../../../prisma/seed/official/data/", import.meta.url));

describe("the committed seed", () => {
  it.skipIf(!existsSync(official))(
    "is, byte for byte, what the build makes of the official files",
    () => {
      const built = buildOfficialSeed(official);
      expect([...built.keys()].sort()).toEqual(readdirSync(committed).sort());
      for (const [name, text] of built)
        expect(text === readFileSync(`${committed}${name}`, "utf8"), name).toBe(true);
    },
    300_000,
  );
});
