import "server-only";
import { newId } from "@/lib/db/id";
import type { Tx } from "@/lib/db/transaction";
import { digestOf } from "../rules/digest";
import type { RubricContent } from "../schema/rubric";

/** Stores a version in preparation with its parts. */
export async function insertDraft(
  tx: Tx,
  content: RubricContent,
  version: { readonly id: string; readonly rubricId: string; readonly version: number },
): Promise<void> {
  const { description, notice } = content;
  await tx.rubricVersion.create({
    data: { ...version, state: "draft", description, notice, contentHash: digestOf(content) },
  });
  await insertParts(tx, content, version.id);
}

/** Puts other parts in the place of those of a version in preparation, which nothing points to yet. */
export async function replaceParts(tx: Tx, content: RubricContent, versionId: string): Promise<void> {
  await tx.rubricLevel.deleteMany({ where: { indicator: { versionId } } });
  await tx.rubricIndicator.deleteMany({ where: { versionId } });
  await tx.rubricSection.deleteMany({ where: { versionId } });
  await insertParts(tx, content, versionId);
}

async function insertParts(tx: Tx, content: RubricContent, versionId: string): Promise<void> {
  const sections = content.sections.map((section, place) => ({
    ...section,
    id: newId(),
    sortOrder: place + 1,
  }));
  await tx.rubricSection.createMany({
    data: sections.map(({ id, code, title, sortOrder }) => ({ id, code, title, sortOrder, versionId })),
  });
  const indicators = sections
    .flatMap((section) => section.indicators.map((indicator) => ({ ...indicator, sectionId: section.id })))
    .map((indicator, place) => ({ ...indicator, id: newId(), sortOrder: place + 1 }));
  await tx.rubricIndicator.createMany({
    data: indicators.map(({ levels: _levels, ...indicator }) => ({ ...indicator, versionId })),
  });
  await tx.rubricLevel.createMany({
    data: indicators.flatMap(({ id, levels }) => levels.map((level) => ({ ...level, indicatorId: id }))),
  });
}
