import type { CivilDate } from "@/lib/format/civil-date";
import type { NeedView } from "./needs";
import type { Distribution, OfficialResult } from "./snapshot";
import type { DiagnosisState } from "./versions";

/** A school in the list of diagnoses; diagnosisId is null while none was opened. */
export interface DiagnosisRow {
  /** The school's. */
  readonly id: string;
  readonly rbd: number;
  readonly schoolName: string;
  readonly communeName: string;
  readonly schoolYear: number | null;
  readonly diagnosisId: string | null;
  readonly version: number | null;
  readonly state: DiagnosisState | null;
  readonly teachersObserved: number;
  readonly teachersTotal: number;
  /** Who must act next and on what: "Dirección: leer y firmar u objetar". */
  readonly nextStep: string;
  readonly canOpen: boolean;
}

export interface ReviewView {
  readonly decision: "agree" | "object";
  readonly text: string | null;
  readonly reviewerName: string;
  readonly on: Date;
}

/** One version in the history. */
export interface VersionSummary {
  readonly id: string;
  readonly version: number;
  readonly state: DiagnosisState;
  readonly changeReason: string | null;
  readonly preparedByName: string;
  readonly createdAt: Date;
  readonly submittedAt: Date | null;
  readonly signedAt: Date | null;
  readonly approvedAt: Date | null;
  readonly approvedByName: string | null;
  readonly approvalNote: string | null;
  readonly reviews: readonly ReviewView[];
  /** First letters of the content's hash; null while it is being prepared. */
  readonly folio: string | null;
}

export interface MissingTeacher {
  readonly personId: string;
  readonly name: string;
  readonly department: string;
}

/** Who was observed, of whom; names only for whoever prepares the diagnosis. */
export interface CoverageView {
  readonly teachersObserved: number;
  readonly teachersTotal: number;
  readonly observations: number;
  readonly departments: readonly {
    readonly name: string;
    readonly observed: number;
    readonly total: number;
  }[];
  readonly missing: readonly MissingTeacher[] | null;
}

/** The version that is shown, with all that it says. */
export interface VersionView extends VersionSummary {
  readonly lockVersion: number;
  readonly summary: string;
  readonly rubricVersionId: string;
  readonly rubricName: string;
  readonly needThreshold: number;
  readonly needs: readonly NeedView[];
  readonly coverage: CoverageView;
  readonly distribution: readonly Distribution[];
  readonly results: readonly OfficialResult[];
  /** The day the figures were taken: when it was submitted, or today for one in preparation. */
  readonly takenOn: CivilDate;
  /** null while it is being prepared; false if what is stored no longer gives the hash it was signed with. */
  readonly isContentIntact: boolean | null;
  /** What changed from the version before, in words; empty in the first. */
  readonly differences: readonly string[];
}

export interface DiagnosisView {
  readonly id: string;
  readonly schoolYear: number;
  readonly territoryId: string;
  readonly territoryName: string;
  readonly timeZone: string;
  readonly school: {
    readonly id: string;
    readonly rbd: number;
    readonly name: string;
    readonly communeName: string;
  };
  /** Newest first: those this person may read. */
  readonly versions: readonly VersionSummary[];
  /** null: there is only a version in preparation, which this person does not read yet. */
  readonly shown: VersionView | null;
  readonly isLatest: boolean;
  readonly hasOpenVersion: boolean;
  readonly nextStep: string;
  readonly may: {
    readonly prepare: boolean;
    readonly review: boolean;
    readonly approve: boolean;
    readonly startNewVersion: boolean;
    readonly defineFocus: boolean;
  };
}
