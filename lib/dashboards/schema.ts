import { z } from "zod";

/** A figure that may be withheld because it speaks of too few persons, or not exist because there is nobody to average. */
export type Cell =
  | { readonly state: "shown"; readonly value: number; readonly n: number }
  | { readonly state: "suppressed" }
  | { readonly state: "empty" };

export const dashboardParams = z.object({
  code: z.string().min(1).max(60),
  schoolYear: z.coerce.number().int().min(2015).max(2100),
});
export type DashboardParams = z.input<typeof dashboardParams>;

export const diagnosisStates = ["none", "draft", "in_review", "objected", "agreed", "approved"] as const;
export type SchoolDiagnosisState = (typeof diagnosisStates)[number];

export interface SchoolOnPanel {
  readonly schoolId: string;
  readonly rbd: number;
  readonly name: string;
  readonly communeCut: string;
  readonly latitude: number | null;
  readonly longitude: number | null;
  readonly diagnosisState: SchoolDiagnosisState;
  /** null: withheld, too few persons for who is reading. */
  readonly teachers: number | null;
  readonly observedTeachers: number | null;
  readonly openCycles: number | null;
}

export interface LabelledCell {
  readonly key: string;
  readonly label: string;
  readonly cell: Cell;
}

export interface ChangeOnPanel {
  /** Closed cycles with a level at the start and at the end. */
  readonly n: Cell;
  readonly mean: Cell;
  readonly ci95: readonly [low: number, high: number] | null;
  readonly outcomes: readonly LabelledCell[];
}

export interface TerritoryDashboard {
  readonly territory: { readonly id: string; readonly code: string; readonly name: string };
  readonly schoolYear: number;
  readonly minimumCell: number;
  readonly schools: readonly SchoolOnPanel[];
  readonly diagnosesByState: readonly LabelledCell[];
  readonly teachers: Cell;
  readonly observedTeachers: Cell;
  readonly coachedTeachers: Cell;
  readonly cyclesByPhase: readonly LabelledCell[];
  readonly sessionsByKind: readonly LabelledCell[];
  readonly minutesByKind: readonly {
    readonly key: string;
    readonly label: string;
    readonly minutes: number | null;
  }[];
  readonly travelMinutes: number | null;
  readonly releasedMinutesPerWeek: number;
  readonly assignedMinutesPerWeek: number;
  readonly needsByArea: readonly (LabelledCell & { readonly schools: number })[];
  readonly change: ChangeOnPanel;
  readonly fidelity: {
    readonly closedCycles: Cell;
    readonly closedWithModelling: Cell;
    readonly medianHoursToFeedback: Cell;
    readonly promisedHours: number;
  };
  /** True for who may open lists with names. */
  readonly mayListPersons: boolean;
}

/** One thing that waits for the person: what it is, where it is done, and by when. */
export interface HomeItem {
  readonly id: string;
  /** today: has an hour today; week: in the days to come; pending: waits, with or without a day that has passed. */
  readonly group: "today" | "week" | "pending";
  readonly date: string | null;
  readonly time: string | null;
  readonly title: string;
  readonly detail: string;
  readonly href: string;
  readonly action: string;
  readonly isLate: boolean;
}

export interface HomeView {
  readonly today: string;
  readonly givenName: string;
  readonly items: readonly HomeItem[];
}
