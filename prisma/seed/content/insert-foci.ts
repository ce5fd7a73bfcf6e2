import type { PrismaClient } from "@/lib/db/generated/client";
import { focusAreaId, focusTaxonomyId } from "./focus-ids";
import { FOCUS_TAXONOMY } from "./foci";
import { taxonomyContent, type TaxonomyContent } from "./schema";

const publishedAt = new Date("2026-01-15T15:00:00Z");

/**
 * Publishes the taxonomy of support foci, common to all territories, under ids that are the same in every clone.
 * Running again changes nothing; areas that changed under the same version number throw, because signed diagnoses cite
 * them.
 */
export async function insertFoci(db: PrismaClient): Promise<void> {
  const taxonomy = taxonomyContent.parse(FOCUS_TAXONOMY);
  const id = focusTaxonomyId(taxonomy.version);
  const areas = areasOf(id, taxonomy);
  const known = await db.focusArea.findMany({ where: { taxonomyId: id }, orderBy: { sortOrder: "asc" } });
  if (known.length > 0) {
    if (JSON.stringify(known.map(contentOf)) === JSON.stringify(areas.map(contentOf))) return;
    throw new Error(`Focus taxonomy v${taxonomy.version} changed: give it a new version number`);
  }
  const { version, source } = taxonomy;
  await db.$transaction([
    db.focusTaxonomy.create({ data: { id, version, source, state: "published", publishedAt } }),
    db.focusArea.createMany({ data: areas }),
  ]);
}

type Area = ReturnType<typeof areasOf>[number];

function areasOf(taxonomyId: string, { version, foci }: TaxonomyContent) {
  const rows = foci.flatMap(({ subFoci, ...focus }) => [
    { ...focus, parentId: null },
    ...subFoci.map((subFocus) => ({ ...subFocus, parentId: focusAreaId(version, focus.code) })),
  ]);
  return rows.map((row, index) => ({
    ...row,
    id: focusAreaId(version, row.code),
    taxonomyId,
    standards: [...row.standards],
    indicatorCodes: [...row.indicatorCodes],
    sortOrder: index + 1,
  }));
}

function contentOf({ id, code, parentId, name, description, standards, indicatorCodes }: Area) {
  return { id, code, parentId, name, description, standards, indicatorCodes };
}
