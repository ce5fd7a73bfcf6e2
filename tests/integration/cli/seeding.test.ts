import { expect, test, vi } from "vitest";
import { seedOnce } from "@/lib/cli/seeding";
import { db } from "@/lib/db/client";
import { seedVersion } from "@/prisma/seed/seed";

test("the seed is loaded once, and again when its version changed", { timeout: 120_000 }, async () => {
  const say = vi.spyOn(process.stderr, "write").mockReturnValue(true);
  await seedOnce({ demo: false });
  expect(await db().seedState.findMany({ select: { key: true, version: true } })).toEqual([
    { key: "official", version: seedVersion },
  ]);
  const schools = await db().school.count();
  expect(schools).toBeGreaterThan(0);

  say.mockClear();
  await seedOnce({ demo: false });
  expect(say).not.toHaveBeenCalled();

  await db().seedState.updateMany({ data: { version: "earlier" } });
  await seedOnce({ demo: false });
  expect(say).toHaveBeenCalled();
  expect(await db().school.count()).toBe(schools);
});
