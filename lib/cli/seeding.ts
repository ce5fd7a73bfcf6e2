import { say } from "@/lib/cli/say";
import { db } from "@/lib/db/client";
import { seed, seedVersion } from "@/prisma/seed/seed";

async function hasSeed(key: string): Promise<boolean> {
  const state = await db().seedState.findUnique({ where: { key }, select: { version: true } });
  return state?.version === seedVersion;
}

async function recordSeed(key: string): Promise<void> {
  const values = { version: seedVersion, appliedAt: new Date() };
  await db().seedState.upsert({ where: { key }, create: { key, ...values }, update: values });
}

/** Loads the official figures, and in demo mode the invented people, unless this version of them is already there. */
export async function seedOnce({ demo }: { readonly demo: boolean }): Promise<void> {
  if ((await hasSeed("official")) && (!demo || (await hasSeed("demo")))) return;
  say("Cargando los establecimientos y sus resultados oficiales…");
  await seed(db(), { demo, log: say });
  await recordSeed("official");
  if (demo) await recordSeed("demo");
}
