import "server-only";
import type { Actor } from "@/lib/access/schema";
import { db } from "@/lib/db/client";
import { requireId } from "@/lib/db/id";
import type { Page, PageRequest } from "@/lib/db/page";
import { AppError } from "@/lib/errors";
import { mayKeepStudy, studiedTerritories, studiesVisibleTo } from "../policy/relations";
import { basisText, selectionNotes } from "../rules/case-texts";
import { caveatsOfRun } from "../rules/relation-caveats";
import { caseResultSchema } from "../schema/case-results";
import { caseSettings, type CaseSelectionSummary, type CaseSelectionView } from "../schema/cases";
import { unscopedCaseZones } from "./case-zones";
import { getIndex } from "./indices";
import { listStudies } from "./studies";
import {
  studyIdentity,
  studySelect,
  unscopedStudyContext,
  type StudyContext,
  type StudyRecord,
} from "./study-names";

/** The selections that cover a zone in which the person is a researcher, newest first. */
export async function listCaseSelections(
  actor: Actor,
  request: PageRequest = {},
): Promise<Page<CaseSelectionSummary>> {
  return listStudies(actor, "case", { request, toSummary });
}

/**
 * A selection: every school of the zones in which the person is a researcher with its reason in or out, their changes and
 * log; of the other zones, points alone. NOT_FOUND while its job works, for a selection of other zones, and for one of an
 * index whose data set is not reached today.
 */
export async function getCaseSelection(actor: Actor, selectionId: string): Promise<CaseSelectionView> {
  const row = await db().caseSelection.findFirst({
    where: { AND: [studiesVisibleTo(actor), { id: requireId(selectionId) }] },
    select: {
      ...studySelect,
      ...{ indexId: true, inputDigest: true, result: true, resultDigest: true },
      ...{ codeVersion: true, seed: true },
      _count: { select: { log: { where: { kind: "sealed" } } } },
    },
  });
  if (!row) throw new AppError("NOT_FOUND");
  if (row.indexId !== null) await getIndex(actor, row.indexId);
  const settings = caseSettings.parse(row.options);
  const context = await unscopedStudyContext([row]);
  const result = caseResultSchema.parse(JSON.parse(row.result));
  const held = new Set(studiedTerritories(actor));
  const zones = [...context.zones].flatMap(([territoryId, zone]) =>
    held.has(territoryId) ? [{ territoryId, ...zone }] : [],
  );
  const codes = new Set(zones.map(({ code }) => code));
  const { kind, schoolCount } = result.basis;
  const { inputDigest, resultDigest, codeVersion, seed } = row;
  return {
    ...toSummary(row, context),
    mayKeep: row._count.log === 0 && mayKeepStudy(actor, row),
    settings,
    basis: { kind, schoolCount, text: basisText(kind, schoolCount) },
    held: await unscopedCaseZones(actor, { selectionId: row.id, zones, result }),
    otherPoints: result.schools.flatMap(({ zone, feedbackZ, outcomeZ }) =>
      codes.has(zone) || feedbackZ === null || outcomeZ === null
        ? []
        : [{ zoneCode: zone, feedbackZ, outcomeZ }],
    ),
    caveats: [
      ...(settings.source.kind === "proxy" && settings.idps.some((path) => path.startsWith("idps/am"))
        ? (["part_of_am"] as const)
        : []),
      "shared_source",
      ...caveatsOfRun(settings.source.kind).filter((caveat) => caveat !== "many_tests"),
    ],
    notes: selectionNotes(settings),
    proof: { inputDigest, resultDigest, codeVersion, seed },
  };
}

function toSummary(row: StudyRecord, context: StudyContext): CaseSelectionSummary {
  const { source, grade, years, mode } = caseSettings.parse(row.options);
  return {
    ...studyIdentity(row, context),
    ...{ source, grade, years, mode },
  };
}
