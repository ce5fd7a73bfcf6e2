import type { PrismaClient } from "@/lib/db/generated/client";
import { digestOf } from "@/lib/observation/rules/digest";
import type { RubricContent as StoredContent } from "@/lib/observation/schema/rubric";
import { rubricId, rubricIndicatorId, rubricSectionId, rubricVersionId } from "./rubric-ids";
import { LESSON_RUBRIC } from "./rubric-lesson";
import { TEACH_RUBRIC } from "./rubric-teach";
import { rubricContent, type RubricContent } from "./schema";

const publishedAt = new Date("2026-01-15T15:00:00Z");

/**
 * Publishes the rubrics shared by all territories, each once, under ids that are the same in every clone. Running again
 * changes nothing; content that changed under the same version number throws, because a published version never changes.
 */
export async function insertRubrics(db: PrismaClient): Promise<void> {
  for (const rubric of [LESSON_RUBRIC, TEACH_RUBRIC]) await insertRubric(db, rubricContent.parse(rubric));
}

async function insertRubric(db: PrismaClient, rubric: RubricContent): Promise<void> {
  const id = rubricVersionId(rubric.code, rubric.version);
  const contentHash = digestOf(storedContent(rubric));
  const known = await db.rubricVersion.findUnique({ where: { id }, select: { contentHash: true } });
  if (known?.contentHash === contentHash) return;
  if (known)
    throw new Error(`Rubric ${rubric.code} v${rubric.version} changed: give it a new version number`);
  const { sections, indicators, levels } = rowsOf(id, rubric);
  await db.$transaction([
    db.rubric.upsert({
      where: { id: rubricId(rubric.code) },
      create: { id: rubricId(rubric.code), code: rubric.code, name: rubric.name },
      update: { name: rubric.name },
    }),
    db.rubricVersion.create({
      data: {
        id,
        rubricId: rubricId(rubric.code),
        version: rubric.version,
        state: "draft",
        description: rubric.description,
        notice: rubric.notice,
        contentHash,
      },
    }),
    db.rubricSection.createMany({ data: sections }),
    db.rubricIndicator.createMany({ data: indicators }),
    db.rubricLevel.createMany({ data: levels }),
    db.rubricVersion.update({ where: { id }, data: { state: "published", publishedAt } }),
  ]);
}

/** The content as the platform reads it back, so that its hash can be checked against the stored rows. */
function storedContent(rubric: RubricContent): StoredContent {
  return {
    description: rubric.description,
    notice: rubric.notice,
    sections: rubric.sections.map(({ code, title, indicators }) => ({
      code,
      title,
      indicators: indicators.map(({ descriptors, ...indicator }) => ({
        ...indicator,
        levels: levelsOf(rubric, descriptors),
      })),
    })),
  };
}

function levelsOf(rubric: RubricContent, descriptors: readonly string[]) {
  return rubric.levels.map(({ value, label }, index) => ({
    value,
    label,
    descriptor: descriptors[index] ?? "",
  }));
}

function rowsOf(versionId: string, rubric: RubricContent) {
  const sections = rubric.sections.map(({ code, title }, place) => ({
    id: rubricSectionId(versionId, code),
    versionId,
    code,
    title,
    sortOrder: place + 1,
  }));
  const described = rubric.sections
    .flatMap((section) =>
      section.indicators.map((indicator) => ({
        indicator,
        id: rubricIndicatorId(versionId, indicator.code),
        sectionId: rubricSectionId(versionId, section.code),
      })),
    )
    .map((row, place) => ({ ...row, sortOrder: place + 1 }));
  return {
    sections,
    indicators: described.map(({ indicator, id, sectionId, sortOrder }) => ({
      id,
      versionId,
      sectionId,
      code: indicator.code,
      title: indicator.title,
      description: indicator.description,
      observableIn: indicator.observableIn,
      sortOrder,
    })),
    levels: described.flatMap(({ indicator, id }) =>
      levelsOf(rubric, indicator.descriptors).map((level) => ({ ...level, indicatorId: id })),
    ),
  };
}
