import "server-only";
import type { Actor } from "@/lib/access/schema";
import { db } from "@/lib/db/client";
import type { Prisma } from "@/lib/db/generated/client";
import { mayDecideChange, mayWorkOnCases } from "../policy/relations";
import { casesAfter, type LoggedChange } from "../rules/case-changes";
import { isUnstable } from "../rules/case-stability";
import { caseReasonText } from "../rules/case-texts";
import type { CaseResult, StoredCaseSchool } from "../schema/case-results";
import type { CaseChange, CaseSchool, CaseStatus, CaseZone, ChangeState } from "../schema/cases";
import type { ZoneDto } from "../schema/studies";
import { unscopedPeopleNames } from "./study-names";

const entrySelect = {
  id: true,
  territoryId: true,
  kind: true,
  at: true,
  byId: true,
  reason: true,
  outSchoolId: true,
  inSchoolId: true,
  decisions: { select: { id: true, kind: true, at: true, byId: true } },
} satisfies Prisma.CaseLogEntrySelect;

type Entry = Prisma.CaseLogEntryGetPayload<{ select: typeof entrySelect }>;

const schoolSelect = {
  id: true,
  rbd: true,
  name: true,
  territoryId: true,
  commune: { select: { name: true } },
} satisfies Prisma.SchoolSelect;

type School = Prisma.SchoolGetPayload<{ select: typeof schoolSelect }>;

/** The zones of a selection whole, in a fixed number of statements. Unscoped because the caller has kept to the zones in which the person is a researcher. */
export async function unscopedCaseZones(
  actor: Actor,
  selection: {
    readonly selectionId: string;
    readonly zones: readonly (ZoneDto & { readonly territoryId: string })[];
    readonly result: CaseResult;
  },
): Promise<readonly CaseZone[]> {
  const { selectionId, zones, result } = selection;
  const territoryIds = zones.map(({ territoryId }) => territoryId);
  const [entries, schools] = await Promise.all([
    db().caseLogEntry.findMany({
      where: { selectionId, territoryId: { in: territoryIds } },
      orderBy: [{ at: "asc" }, { id: "asc" }],
      select: entrySelect,
    }),
    db().school.findMany({ where: { territoryId: { in: territoryIds } }, select: schoolSelect }),
  ]);
  const people = await unscopedPeopleNames(
    entries.flatMap(({ byId, decisions }) => [byId, ...decisions.map((one) => one.byId)]),
  );
  return zones.map((zone) =>
    toZone(actor, zone, {
      entries: entries.filter(({ territoryId }) => territoryId === zone.territoryId),
      schools: schools.filter(({ territoryId }) => territoryId === zone.territoryId),
      people,
      result,
    }),
  );
}

interface Context {
  readonly entries: readonly Entry[];
  readonly schools: readonly School[];
  readonly people: ReadonlyMap<string, string>;
  readonly result: CaseResult;
}

function toZone(
  actor: Actor,
  zone: ZoneDto & { readonly territoryId: string },
  { entries, schools, people, result }: Context,
): CaseZone {
  const nameOf = (id: string | null) => (id === null ? null : (people.get(id) ?? null));
  const sealed = entries.find(({ kind }) => kind === "sealed");
  const isOpen = sealed === undefined && mayWorkOnCases(actor, zone.territoryId);
  const proposals = entries.filter(({ kind }) => kind === "change_proposed");
  const changes = proposals.map((entry) => toChange(actor, entry, { schools, nameOf, isOpen }));
  const byRbd = new Map(schools.map((school) => [school.rbd, school]));
  const stored = result.schools.flatMap((one) => {
    const school = byRbd.get(one.rbd);
    return one.zone === zone.code && school !== undefined ? [{ one, school }] : [];
  });
  const picked = stored.flatMap(({ one, school }) => (one.status === "picked" ? [school.id] : []));
  const cases = casesAfter(picked, proposals.flatMap(toLogged));
  return {
    ...zone,
    schools: stored.map(({ one, school }) => toSchool(one, school, cases.has(school.id))).sort(casesFirst),
    shortBy: result.shortBy[zone.code] ?? 0,
    changes,
    log: entries.map(({ id, at, kind, byId, reason }) => ({ id, at, kind, byName: nameOf(byId), reason })),
    sealedAt: sealed?.at ?? null,
    mayPropose: isOpen && picked.length > 0,
    maySeal: isOpen && changes.every(({ state }) => state !== "pending"),
  };
}

function toLogged({ outSchoolId, inSchoolId, decisions: [decision] }: Entry): readonly LoggedChange[] {
  if (outSchoolId === null || inSchoolId === null) return [];
  return [{ outSchoolId, inSchoolId, decision: decision ?? null }];
}

function toChange(
  actor: Actor,
  entry: Entry,
  context: {
    readonly schools: readonly School[];
    readonly nameOf: (id: string | null) => string | null;
    readonly isOpen: boolean;
  },
): CaseChange {
  const named = (id: string | null) => {
    const school = context.schools.find((one) => one.id === id);
    return { rbd: school?.rbd ?? 0, name: school?.name ?? "" };
  };
  const [decision] = entry.decisions;
  const state = stateOf(decision?.kind);
  return {
    id: entry.id,
    out: named(entry.outSchoolId),
    in: named(entry.inSchoolId),
    reason: entry.reason ?? "",
    state,
    proposedAt: entry.at,
    proposedByName: context.nameOf(entry.byId),
    decidedAt: decision?.at ?? null,
    decidedByName: decision === undefined ? null : context.nameOf(decision.byId),
    mayDecide: context.isOpen && state === "pending" && mayDecideChange(actor, entry),
  };
}

function stateOf(decision: Entry["kind"] | undefined): ChangeState {
  if (decision === undefined) return "pending";
  return decision === "change_confirmed" ? "confirmed" : "declined";
}

function toSchool(one: StoredCaseSchool, school: School, isCase: boolean): CaseSchool {
  const { gse, zone: _zone, ...rest } = one;
  return {
    ...rest,
    id: school.id,
    name: school.name,
    communeName: school.commune.name,
    gseGroup: gse,
    isCase,
    reasons: one.reasons.map((reason) => ({ ...reason, text: caseReasonText(reason) })),
    isUnstable: one.status === "picked" && isUnstable(one.stability),
  };
}

const order: readonly CaseStatus[] = ["picked", "reserve", "not_picked", "not_eligible"];

function casesFirst(a: CaseSchool, b: CaseSchool): number {
  return (
    Number(b.isCase) - Number(a.isCase) ||
    order.indexOf(a.status) - order.indexOf(b.status) ||
    (a.rank ?? 999) - (b.rank ?? 999) ||
    a.rbd - b.rbd
  );
}
