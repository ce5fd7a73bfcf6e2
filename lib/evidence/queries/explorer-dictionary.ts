import "server-only";
import { territoriesOf } from "@/lib/access/rules";
import type { Actor } from "@/lib/access/schema";
import { db } from "@/lib/db/client";
import { visibleTo } from "../policy";
import { inGradeOrder, yearsOf } from "../rules/explorer";
import type { DictionaryEntry } from "../schema/explorer";
import { listAvailability } from "./explorer-frame";
import { listIndicators } from "./figure-rows";

/** Every indicator of the platform, with its publishers and with the grades and years of which the person's territories have figures. Few by nature, so they are not paged. */
export async function listDictionary(actor: Actor): Promise<readonly DictionaryEntry[]> {
  const [indicators, available, sources] = await Promise.all([
    listIndicators(),
    listAvailability(actor, territoriesOf(actor)),
    db().importBatch.findMany({
      where: { indicators: { some: visibleTo(actor) } },
      distinct: ["family", "publisher"],
      orderBy: [{ publisher: "asc" }],
      select: { family: true, publisher: true },
    }),
  ]);
  return indicators.map((indicator) => {
    const own = available.filter(({ path }) => path === indicator.path);
    const grades = [...new Set(own.map(({ grade }) => grade))].sort(inGradeOrder);
    const family = indicator.path.split("/")[0] ?? "";
    return {
      indicator,
      publishers: [
        ...new Set(sources.filter((source) => source.family.startsWith(family)).map((one) => one.publisher)),
      ],
      grades: grades.map((grade) => ({ grade, years: yearsOf(own, grade) })),
    };
  });
}
