import type { PrismaClient } from "@/lib/db/generated/client";
import { civilDateAt, DEFAULT_ZONE } from "@/lib/format/instant";
import { insertCalibration } from "./content/insert-calibration";
import { insertFoci } from "./content/insert-foci";
import { insertRubrics } from "./content/insert-rubrics";
import { insertDemo } from "./demo/insert";
import { insertOfficial } from "./official/insert";

/** Rises when what is loaded changes; a database that holds this version is left alone. */
export const seedVersion = "2026.11.5";

/**
 * Loads the official figures of the three territories, the rubrics and the taxonomy of foci and, when asked, the
 * demonstration. Each part may run again and changes nothing it finds in place.
 */
export async function seed(
  db: PrismaClient,
  { demo, log }: { readonly demo: boolean; readonly log: (text: string) => void },
): Promise<void> {
  const now = new Date();
  await insertOfficial(db, now);
  await insertRubrics(db);
  await insertCalibration(db);
  await insertFoci(db);
  if (demo) await insertDemo(db, { today: civilDateAt(now, DEFAULT_ZONE), log });
}
