import "server-only";
import { permits } from "@/lib/access/policy";
import type { Actor } from "@/lib/access/schema";
import { db } from "@/lib/db/client";
import { AppError } from "@/lib/errors";
import { fromUtcMidnight } from "@/lib/format/civil-date";
import { getProgramme, listFocusAreas } from "@/lib/programme/queries";
import { opensEvidence, readableStates, visibleDiagnoses } from "../policy";
import { findingsOf, outcomeOf, proposeNeeds } from "../rules/need-rule";
import { toNeedView, type NeedRow } from "../rules/need-view";
import { resultsLabelOf } from "../rules/official-context";
import type { FindingView, NeedDetail } from "../schema/needs";
import { snapshotSchema } from "../schema/snapshot";
import { unscopedIndicatorLessons } from "./lessons";
import { needSelect } from "./need-rows";

/** A need with its evidence and the version it stands in. NOT_FOUND when missing or in a version the person does not read. */
export async function getNeed(actor: Actor, id: string): Promise<NeedDetail> {
  const row = await db().need.findFirst({
    where: { id, version: { diagnosis: visibleDiagnoses(actor) } },
    select: {
      ...needSelect,
      territoryId: true,
      version: {
        select: {
          id: true,
          version: true,
          state: true,
          snapshot: true,
          diagnosis: {
            select: { id: true, schoolYear: true, school: { select: { id: true, name: true, rbd: true } } },
          },
        },
      },
    },
  });
  if (!row) throw new AppError("NOT_FOUND");
  const { version, territoryId } = row;
  const { diagnosis } = version;
  const place = { territoryId, schoolId: diagnosis.school.id };
  if (!readableStates(actor, place).includes(version.state)) throw new AppError("NOT_FOUND");
  const snapshot = version.snapshot === null ? null : snapshotSchema.parse(version.snapshot);
  return {
    ...toNeedView(row, snapshot?.coverage.teachersTotal ?? 0),
    diagnosisId: diagnosis.id,
    versionId: version.id,
    version: version.version,
    versionState: version.state,
    schoolYear: diagnosis.schoolYear,
    territoryId,
    schoolId: diagnosis.school.id,
    schoolName: diagnosis.school.name,
    rbd: diagnosis.school.rbd,
    coverage: snapshot?.coverage ?? null,
    resultsLabel: snapshot === null ? null : resultsLabelOf(snapshot.results),
    observedOn: opensEvidence(actor, place) ? observedOn(row) : [],
  };
}

function observedOn(row: NeedRow): NeedDetail["observedOn"] {
  return row.evidence
    .flatMap(({ observation }) => (observation === null ? [] : [observation.visit]))
    .map((visit) => ({ on: fromUtcMidnight(visit.plannedOn), visitId: visit.id }))
    .sort((a, b) => a.on.localeCompare(b.on));
}

/** What the need rule finds today for every indicator of a version's rubric, proposed or not. NOT_FOUND except for those who prepare it. */
export async function listNeedFindings(actor: Actor, versionId: string): Promise<readonly FindingView[]> {
  const version = await db().diagnosisVersion.findFirst({
    where: { id: versionId, diagnosis: visibleDiagnoses(actor) },
    select: {
      territoryId: true,
      rubricVersionId: true,
      diagnosis: { select: { schoolId: true, schoolYear: true } },
    },
  });
  if (!version) throw new AppError("NOT_FOUND");
  const { territoryId, rubricVersionId, diagnosis } = version;
  if (!permits(actor, "diagnosis.prepare", { territoryId, schoolId: diagnosis.schoolId }))
    throw new AppError("NOT_FOUND");
  const [programme, areas] = await Promise.all([
    getProgramme(actor, { territoryId, schoolYear: diagnosis.schoolYear }),
    listFocusAreas(actor),
  ]);
  const lessons = await unscopedIndicatorLessons(actor, db(), {
    schoolId: diagnosis.schoolId,
    rubricVersionId,
    from: programme.startsOn,
    to: programme.endsOn,
  });
  const findings = findingsOf(lessons, programme.needThreshold);
  const proposals = proposeNeeds(findings, areas, programme.needThreshold);
  return findings.map((finding) => ({
    indicatorId: finding.indicatorId,
    code: finding.code,
    title: finding.title,
    lessons: finding.lessons,
    teachers: finding.teachers,
    mean: finding.mean,
    lowLessons: finding.lowLessons,
    outcome: outcomeOf(finding, areas, proposals),
  }));
}
