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
} from "@/lib/coaching/schema/words";
import { db } from "@/lib/db/client";
import { AppError, parseInput } from "@/lib/errors";
import { canReadDashboard, mayListPersons, visibleTo } from "../policy";
import { cellOf, meanWithInterval, suppressParts } from "../rules";
import {
  dashboardParams,
  diagnosisStates,
  type ChangeOnPanel,
  type DashboardParams,
  type LabelledCell,
  type SchoolDiagnosisState,
  type SchoolOnPanel,
  type TerritoryDashboard,
} from "../schema";
import {
  countCoachedTeachers,
  countCycles,
  countNeeds,
  countReleasedMinutes,
  countSchools,
  countSessions,
  listClosings,
  medianHoursToFeedback,
  type ClosingRow,
  type CountedSchool,
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
  const minimums = { averages: minimumCell, persons: isOpen ? 0 : minimumCell };
  return {
    territory,
    schoolYear,
    minimumCell,
    schools: counts.schools.map((school) => withoutSmallCounts(school, minimums.persons)),
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
  };
  return {
    period,
    minimumCell: programme?.minimumCell ?? 10,
    promisedHours: programme?.feedbackWithinHours ?? 72,
  };
}

async function readCounts(actor: Actor, period: Period) {
  const [schools, sessions, cycles, coached, needs, closings, delay, minutes] = await Promise.all([
    countSchools(actor, period),
    countSessions(actor, period),
    countCycles(actor, period),
    countCoachedTeachers(actor, period),
    countNeeds(actor, period),
    listClosings(actor, period),
    medianHoursToFeedback(actor, period),
    countReleasedMinutes(actor, period),
  ]);
  return { schools, sessions, cycles, coached, needs, closings, delay, minutes };
}

type Counts = Awaited<ReturnType<typeof readCounts>>;

interface Minimums {
  readonly averages: number;
  readonly persons: number;
}

function coverageOf({ schools, cycles, coached }: Counts, minimum: number) {
  const teachers = sum(schools.map((school) => school.teachers));
  const observed = sum(schools.map((school) => school.observedTeachers));
  const cycleCounts = cyclePhases.map((phase) => cycles.find((row) => row.phase === phase)?.cycles ?? 0);
  return {
    diagnosesByState: diagnosisStates.map((state): LabelledCell => {
      const count = schools.filter((school) => school.diagnosisState === state).length;
      return { key: state, label: diagnosisLabels[state], cell: { state: "shown", value: count, n: count } };
    }),
    teachers: cellOf(teachers, teachers, minimum),
    observedTeachers: cellOf(observed, observed, minimum),
    coachedTeachers: cellOf(coached, coached, minimum),
    cyclesByPhase: labelled(cyclePhases, cyclePhaseLabels, suppressParts(cycleCounts, minimum)),
  };
}

function doseOf({ sessions, coached, minutes }: Counts, minimum: number) {
  const doses = sessionKinds.map((kind) => sessions.find((row) => row.kind === kind));
  const cells = doses.map((dose) => cellOf(dose?.sessions ?? 0, dose?.teachers ?? 0, minimum));
  const travel = cellOf(sum(sessions.map((row) => row.travelMinutes)), coached, minimum);
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
  const withModelling = closings.filter((row) => row.hasModelling).length;
  const share = closings.length === 0 ? 0 : withModelling / closings.length;
  return {
    closedCycles: cellOf(closings.length, closings.length, persons),
    closedWithModelling: cellOf(share, closings.length, averages),
    medianHoursToFeedback: cellOf(delay.hours ?? 0, delay.talks, averages),
  };
}

function changeOf(closings: readonly ClosingRow[], { averages, persons }: Minimums): ChangeOnPanel {
  const differences = closings.map((row) => row.difference).filter((one) => one !== null);
  const isSuppressed = differences.length < averages;
  const estimate = isSuppressed ? null : meanWithInterval(differences);
  const counts = closingOutcomes.map((outcome) => closings.filter((row) => row.outcome === outcome).length);
  return {
    n: cellOf(differences.length, differences.length, persons),
    isSuppressed,
    mean: estimate?.mean ?? null,
    ci95: estimate?.ci95 ?? null,
    outcomes: labelled(closingOutcomes, closingOutcomeLabels, suppressParts(counts, persons)),
  };
}

function withoutSmallCounts(school: CountedSchool, minimum: number): SchoolOnPanel {
  const isSmall = school.teachers < minimum || school.observedTeachers < minimum;
  return minimum > 0 && isSmall
    ? { ...school, teachers: null, observedTeachers: null, openCycles: null }
    : school;
}

function labelled<Key extends string>(
  keys: readonly Key[],
  labels: Readonly<Record<Key, string>>,
  cells: readonly LabelledCell["cell"][],
): readonly LabelledCell[] {
  return keys.map((key, at) => ({ key, label: labels[key], cell: cells[at] ?? { state: "suppressed" } }));
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, one) => total + one, 0);
}
