import "server-only";
import type { Actor } from "@/lib/access/schema";
import { db } from "@/lib/db/client";
import { keyset, toPage, type Page, type PageRequest } from "@/lib/db/page";
import { deletedStudiesVisibleTo, studiesVisibleTo } from "../policy/relations";
import type { DeletedStudy, StudyIdentity, StudyKind } from "../schema/studies";
import {
  studyIdentity,
  studySelect,
  unscopedPeopleNames,
  unscopedStudyContext,
  type StudyContext,
  type StudyRecord,
} from "./study-names";

/** The studies of a kind that cover a zone in which the person is a researcher, newest first. */
export async function listStudies<Summary extends StudyIdentity>(
  actor: Actor,
  kind: StudyKind,
  {
    request,
    toSummary,
  }: {
    readonly request: PageRequest;
    readonly toSummary: (row: StudyRecord, context: StudyContext) => Summary;
  },
): Promise<Page<Summary>> {
  const asked = {
    where: studiesVisibleTo(actor),
    orderBy: [{ createdAt: "desc" as const }, { id: "desc" as const }],
    select: studySelect,
    ...keyset(request),
  };
  const rows =
    kind === "relation" ? await db().relationRun.findMany(asked) : await db().caseSelection.findMany(asked);
  const context = await unscopedStudyContext(rows);
  return toPage(rows, request, (row) => toSummary(row, context));
}

const MOST_DELETED = 50;

/** The studies of a kind that were deleted, with who did it and why; the last fifty. */
export async function listDeletedStudies(actor: Actor, kind: StudyKind): Promise<readonly DeletedStudy[]> {
  const asked = {
    where: deletedStudiesVisibleTo(actor),
    orderBy: [{ deletedAt: "desc" as const }, { id: "desc" as const }],
    select: { ...studySelect, deletedAt: true, deletedById: true, deleteReason: true } as const,
    take: MOST_DELETED,
  };
  const rows =
    kind === "relation" ? await db().relationRun.findMany(asked) : await db().caseSelection.findMany(asked);
  const context = await unscopedStudyContext(rows);
  const people = await unscopedPeopleNames(rows.map(({ deletedById }) => deletedById));
  return rows.flatMap(({ deletedAt, deletedById, deleteReason, ...row }) =>
    deletedAt === null
      ? []
      : [
          {
            ...studyIdentity(row, context),
            deletedAt,
            deletedByName: deletedById === null ? null : (people.get(deletedById) ?? null),
            reason: deleteReason ?? "",
          },
        ],
  );
}
