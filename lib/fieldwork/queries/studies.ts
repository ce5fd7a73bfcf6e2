import "server-only";
import { permissions, requireAllowed } from "@/lib/access/policy";
import type { Actor } from "@/lib/access/schema";
import { listCaseSelections } from "@/lib/analysis/queries/cases";
import { db } from "@/lib/db/client";
import { keyset, toPage, type Page, type PageRequest } from "@/lib/db/page";
import { fromUtcMidnight } from "@/lib/format/civil-date";
import { nameOf } from "@/lib/format/person-name";
import { formatDate } from "@/lib/format/civil-date";
import { civilDateAt, DEFAULT_ZONE } from "@/lib/format/instant";
import { joinWords } from "@/lib/format/text";
import { mayResearch, researchedTerritories, studiesVisibleTo } from "../policy";
import type { StudyChoices, StudyMemberView, StudySummary, StudyView } from "../schema/studies";
import { listCasePlans } from "./case-plans";
import { getStudyScope } from "./study-scope";
import { civilToday } from "./today";

/** The studies of which the person is a member, newest first. */
export async function listFieldStudies(actor: Actor, request: PageRequest = {}): Promise<Page<StudySummary>> {
  const today = civilToday();
  const rows = await db().fieldStudy.findMany({
    where: studiesVisibleTo(actor, today),
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    select: {
      ...{ id: true, name: true, createdAt: true, closedAt: true },
      territory: { select: { name: true } },
      members: {
        where: { personId: actor.personId ?? undefined, role: "lead", validTo: null },
        select: { id: true },
      },
      _count: { select: { cases: true, informants: true, sources: { where: { state: "ready" } } } },
    },
    ...keyset(request),
  });
  return toPage(rows, request, ({ territory, members, _count, ...study }) => ({
    ...study,
    territoryName: territory.name,
    ownRole: members.length > 0 ? "lead" : "coder",
    caseCount: _count.cases,
    informantCount: _count.informants,
    readySourceCount: _count.sources,
  }));
}

/** A study with its members, cases and plan. NOT_FOUND unless the person is a member of it and a researcher of one of its zones. */
export async function getFieldStudy(actor: Actor, studyId: string): Promise<StudyView> {
  const scope = await getStudyScope(actor, studyId);
  const [row, members, cases] = await Promise.all([
    db().fieldStudy.findUniqueOrThrow({
      where: { id: scope.id },
      select: {
        createdAt: true,
        territory: { select: { name: true } },
        caseSelection: { select: { id: true, name: true } },
        _count: { select: { informants: true, sources: { where: { state: "ready" } } } },
      },
    }),
    membersOf(scope.id),
    listCasePlans(actor, scope.id),
  ]);
  const { createdAt, territory, caseSelection, _count } = row;
  return {
    ...scope,
    ...{ createdAt, caseSelection, members, cases },
    territoryName: territory.name,
    caseCount: cases.length,
    informantCount: _count.informants,
    readySourceCount: _count.sources,
    mayLead: scope.ownRole === "lead" && scope.closedAt === null,
  };
}

async function membersOf(studyId: string): Promise<readonly StudyMemberView[]> {
  const today = civilToday();
  const rows = await db().fieldStudyMember.findMany({
    where: { studyId },
    orderBy: [{ validFrom: "asc" }, { id: "asc" }],
    select: {
      ...{ id: true, personId: true, role: true, validFrom: true, validTo: true },
      person: { select: { givenNames: true, familyNames: true } },
    },
  });
  return rows.map(({ person, validFrom, validTo, ...member }) => ({
    ...member,
    name: nameOf(person),
    validFrom: fromUtcMidnight(validFrom),
    validTo: validTo === null ? null : fromUtcMidnight(validTo),
    isCurrent: validTo === null || validTo > today,
  }));
}

/** Where a study may be begun, and the selections of cases it may start from. FORBIDDEN for who is no researcher. */
export async function getNewStudyChoices(actor: Actor): Promise<StudyChoices> {
  requireAllowed(mayResearch(actor));
  const [territories, selections] = await Promise.all([
    db().territory.findMany({
      where: { id: { in: [...researchedTerritories(actor)] } },
      orderBy: { name: "asc" },
      select: { id: true, name: true },
    }),
    listCaseSelections(actor, { limit: 50 }),
  ]);
  return {
    territories,
    selections: selections.rows.map(({ id, name, zones, createdAt }) => ({
      id,
      label: `${name ?? joinWords(zones.map((zone) => zone.name))} · ${formatDate(civilDateAt(createdAt, DEFAULT_ZONE))}`,
    })),
  };
}

/** Researchers of the study's zones who are no members today, by family name. */
export async function listCandidates(
  actor: Actor,
  studyId: string,
): Promise<readonly { readonly id: string; readonly name: string }[]> {
  const study = await getStudyScope(actor, studyId);
  const today = civilToday();
  const cases = await db().studyCase.findMany({
    where: { studyId: study.id },
    select: { territoryId: true },
  });
  const zones = [study.territoryId, ...cases.map(({ territoryId }) => territoryId)];
  const people = await db().person.findMany({
    where: {
      grants: {
        some: {
          role: { in: [...permissions["fieldwork.study"]] },
          territoryId: { in: zones },
          revokedAt: null,
          validFrom: { lte: today },
          OR: [{ validTo: null }, { validTo: { gt: today } }],
        },
      },
      studyMemberships: { none: { studyId: study.id, validTo: null } },
    },
    orderBy: [{ familyNames: "asc" }, { givenNames: "asc" }, { id: "asc" }],
    select: { id: true, givenNames: true, familyNames: true },
    take: 200,
  });
  return people.map((person) => ({ id: person.id, name: nameOf(person) }));
}
