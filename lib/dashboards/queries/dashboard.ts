import "server-only";
import { requireAllowed } from "@/lib/access/policy";
import type { Actor } from "@/lib/access/schema";
import {
  closingOutcomeLabels,
  closingOutcomes,
  cyclePhaseLabels,
  cyclePhases,
  sessionKindLabels,
  sessionKinds,
  type CyclePhase,
} from "@/lib/coaching/schema/words";
import { db } from "@/lib/db/client";
import { AppError, parseInput } from "@/lib/errors";
import { toUtcMidnight } from "@/lib/format/civil-date";
import { civilDateAt, DEFAULT_ZONE } from "@/lib/format/instant";
import { minimumTeachersShown } from "@/lib/observation/rules/distribution";
import { canReadDashboard, mayListPersons, visibleTo } from "../policy";
import {
  averageOf,
  cellOf,
  meanWithInterval,
  partOfWhole,
  suppressParts,
  withoutSmallCounts,
} from "../rules";
import {
  dashboardParams,
  diagnosisStates,
  type Cell,
  type ChangeOnPanel,
  type DashboardParams,
  type LabelledCell,
  type SchoolDiagnosisState,
  type TerritoryDashboard,
} from "../schema";
import {
  countCycles,
  countNeeds,
  countPersons,
  countReleasedMinutes,
  countSchools,
  countSessions,
  listClosings,
  medianHoursToFeedback,
  type ClosingRow,
  type Period,
} from "./counts";

const diagnosisLabels: Readonly<Record<SchoolDiagnosisState, string>> = {
  none: "Sin comenzar",
  draft: "En preparación",
  in_review: "En revisión de la dirección",
  objected: "Con objeción",
  agreed: "Firmado por la dirección",
  approved: "Aprobado",
};

/**
 * A territory's panel of a school year: coverage, dose, fidelity and change. A dozen statements whatever the size.
 * Averages over fewer persons than the programme's minimum are withheld from everyone; counts of persons, from
 * researchers, who cannot open the list behind them. NOT_FOUND out of reach, FORBIDDEN for other roles.
 */
export async function getTerritoryDashboard(
  actor: Actor,
  params: DashboardParams,
): Promise<TerritoryDashboard> {
  const { code, schoolYear } = parseInput(dashboardParams, params);
  const territory = await db().territory.findFirst({
    where: { AND: [{ code }, visibleTo(actor)] },
    select: { id: true, code: true, name: true },
  });
  if (!territory) throw new AppError("NOT_FOUND");
  requireAllowed(canReadDashboard(actor, territory.id));
  const { period, minimumCell, promisedHours } = await readPeriod(territory.id, schoolYear);
  const counts = await readCounts(actor, period);
  const isOpen = mayListPersons(actor, territory.id);
  const minimums: Minimums = {
    averages: minimumCell,
    persons: isOpen ? 0 : minimumCell,
    outcomes: isOpen ? minimumTeachersShown : minimumCell,
  };
  return {
    territory,
    schoolYear,
    minimumCell,
    schools: withoutSmallCounts(counts.schools, minimums.persons),
    diagnosesByState: diagnosesByState(counts),
    needsByArea: counts.needs.map((row) => ({
      key: row.areaId,
      label: row.name,
      schools: row.schools,
      cell: { state: "shown", value: row.needs, n: row.needs },
    })),
    ...coverageOf(counts, minimums.persons),
    ...doseOf(counts, minimums.persons),
    change: changeOf(counts.closings, minimums),
    fidelity: { ...fidelityOf(counts, minimums), promisedHours },
    mayListPersons: isOpen,
  };
}

/** The fewest persons that each kind of figure may speak of, for who is reading. */
interface Minimums {
  readonly averages: number;
  readonly persons: number;
  /** How goals ended is close to a level: of one or two teachers nobody but they and their mentor reads it. */
  readonly outcomes: number;
}

async function readPeriod(territoryId: string, schoolYear: number) {
  const programme = await db().programme.findUnique({
    where: { territoryId_schoolYear: { territoryId, schoolYear } },
    select: { minimumCell: true, feedbackWithinHours: true, startsOn: true, endsOn: true },
  });
  const period: Period = {
    territoryId,
    schoolYear,
    from: programme?.startsOn ?? new Date(Date.UTC(schoolYear, 2, 1)),
    to: programme?.endsOn ?? new Date(Date.UTC(schoolYear, 11, 31)),
    today: toUtcMidnight(civilDateAt(new Date(), DEFAULT_ZONE)),
  };
  return {
    period,
    minimumCell: programme?.minimumCell ?? 10,
    promisedHours: programme?.feedbackWithinHours ?? 72,
  };
}

async function readCounts(actor: Actor, period: Period) {
  const [schools, persons, sessions, cycles, needs, closings, delay, minutes] = await Promise.all([
    countSchools(actor, period),
    countPersons(actor, period),
    countSessions(actor, period),
    countCycles(actor, period),
    countNeeds(actor, period),
    listClosings(actor, period),
    medianHoursToFeedback(actor, period),
    countReleasedMinutes(actor, period),
  ]);
  return { schools, persons, sessions, cycles, needs, closings, delay, minutes };
}

type Counts = Awaited<ReturnType<typeof readCounts>>;

function diagnosesByState({ schools }: Counts): readonly LabelledCell[] {
  return diagnosisStates.map((state) => {
    const count = schools.filter((school) => school.diagnosisState === state).length;
    return { key: state, label: diagnosisLabels[state], cell: { state: "shown", value: count, n: count } };
  });
}

const openPhases = cyclePhases.filter((phase) => phase !== "closed");

function coverageOf({ persons, cycles }: Counts, minimum: number) {
  const { teachers, observed, coached } = persons;
  const partOf = (phase: CyclePhase) => {
    const row = cycles.find((one) => one.phase === phase);
    return { value: row?.cycles ?? 0, persons: row?.teachers ?? 0 };
  };
  // The closed ones are a whole of their own, told again by how their goals ended.
  const open = suppressParts(openPhases.map(partOf), minimum);
  const closed = partOf("closed");
  const cells = [...open, cellOf(closed.value, closed.persons, minimum)];
  return {
    teachers: cellOf(teachers, teachers, minimum),
    observedTeachers: partOfWhole(observed, teachers, minimum),
    coachedTeachers: partOfWhole(coached, teachers, minimum),
    cyclesByPhase: labelled([...openPhases, "closed"], cyclePhaseLabels, cells),
  };
}

function doseOf({ sessions, minutes }: Counts, minimum: number) {
  const doses = sessionKinds.map((kind) => sessions.find((row) => row.kind === kind));
  const cells = doses.map((dose) => cellOf(dose?.sessions ?? 0, dose?.teachers ?? 0, minimum));
  const all = sessions.find((row) => row.kind === null);
  const travel = cellOf(all?.travelMinutes ?? 0, all?.teachers ?? 0, minimum);
  return {
    sessionsByKind: labelled(sessionKinds, sessionKindLabels, cells),
    minutesByKind: sessionKinds.map((kind, at) => ({
      key: kind,
      label: sessionKindLabels[kind],
      minutes: cells[at]?.state === "shown" ? (doses[at]?.minutes ?? 0) : null,
    })),
    travelMinutes: travel.state === "shown" ? travel.value : null,
    releasedMinutesPerWeek: minutes.released,
    assignedMinutesPerWeek: minutes.assigned,
  };
}

function fidelityOf({ closings, delay }: Counts, { averages, persons }: Minimums) {
  const teachers = teachersOf(closings);
  const withModelling = closings.filter((row) => row.hasModelling).length;
  const share = closings.length === 0 ? null : withModelling / closings.length;
  return {
    closedCycles: cellOf(closings.length, teachers, persons),
    closedWithModelling: averageOf(share, teachers, averages),
    medianHoursToFeedback: averageOf(delay.hours, delay.teachers, averages),
  };
}

function changeOf(closings: readonly ClosingRow[], { averages, persons, outcomes }: Minimums): ChangeOnPanel {
  const measured = closings.filter((row) => row.difference !== null);
  const teachers = teachersOf(measured);
  const estimate = meanWithInterval(measured.flatMap((row) => row.difference ?? []));
  const mean = averageOf(estimate?.mean ?? null, teachers, averages);
  const [n] = suppressParts(
    [measured, closings.filter((row) => row.difference === null)].map(partOfClosings),
    persons,
  );
  const parts = closingOutcomes.map((outcome) =>
    partOfClosings(closings.filter((row) => row.outcome === outcome)),
  );
  const isWithheld = teachersOf(closings) > 0 && teachersOf(closings) < outcomes;
  const cells: readonly Cell[] = isWithheld
    ? parts.map(() => ({ state: "suppressed" }))
    : suppressParts(parts, persons);
  return {
    n: n ?? { state: "suppressed" },
    mean,
    ci95: mean.state === "shown" ? (estimate?.ci95 ?? null) : null,
    outcomes: labelled(closingOutcomes, closingOutcomeLabels, cells),
  };
}

function partOfClosings(closings: readonly ClosingRow[]) {
  return { value: closings.length, persons: teachersOf(closings) };
}

function teachersOf(closings: readonly ClosingRow[]): number {
  return new Set(closings.map((row) => row.teacherId)).size;
}

function labelled<Key extends string>(
  keys: readonly Key[],
  labels: Readonly<Record<Key, string>>,
  cells: readonly Cell[],
): readonly LabelledCell[] {
  return keys.map((key, at) => ({ key, label: labels[key], cell: cells[at] ?? { state: "suppressed" } }));
}
