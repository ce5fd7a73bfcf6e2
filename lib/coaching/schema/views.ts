import type {
  ActionStepState,
  ClosingOutcome,
  CyclePhase,
  ModelledBy,
  ModellingKind,
  NextStep,
  SessionKind,
  SessionMode,
  SessionState,
} from "./words";

export interface CycleSummary {
  readonly id: string;
  readonly territoryId: string;
  readonly number: number;
  readonly phase: CyclePhase;
  readonly mentorId: string;
  readonly mentorName: string;
  readonly teacherId: string;
  readonly teacherName: string;
  readonly schoolId: string;
  readonly schoolName: string;
  readonly rbd: number;
  /** The territory's, in which its days are counted. */
  readonly timeZone: string;
  readonly focusId: string;
  readonly focusTitle: string;
  readonly areaName: string;
  readonly startsOn: string;
  readonly plannedEndOn: string;
  /** Sessions held, by kind. */
  readonly held: Readonly<Record<SessionKind, number>>;
  readonly minutesHeld: number;
  readonly minutesTravelled: number;
  readonly nextSessionOn: string | null;
}

export interface SessionSummary {
  readonly id: string;
  readonly cycleId: string;
  readonly kind: SessionKind;
  readonly state: SessionState;
  readonly mode: SessionMode;
  readonly plannedOn: string;
  readonly plannedAt: string;
  readonly heldOn: string | null;
  readonly durationMinutes: number | null;
  readonly travelMinutes: number | null;
  readonly visitId: string | null;
}

/** A session in the list behind the dashboard's figures: when, where and how long, never what was said. */
export interface SessionRow extends SessionSummary {
  readonly cycleNumber: number;
  readonly schoolName: string;
  readonly rbd: number;
  readonly mentorName: string;
  readonly teacherName: string;
  readonly areaName: string;
  /** True for the two people of its cycle, who may open it. */
  readonly isOwn: boolean;
}

/** A mentor's assignment in force that waits for its next cycle. */
export interface AssignmentToStart {
  readonly assignmentId: string;
  readonly teacherName: string;
  readonly schoolName: string;
  readonly focusTitle: string;
  readonly nextNumber: number;
}

/** What a mentor reads before proposing the agreement of a cycle. */
export interface CycleProposal {
  readonly assignmentId: string;
  readonly territoryId: string;
  readonly timeZone: string;
  readonly teacherId: string;
  readonly teacherName: string;
  readonly schoolName: string;
  readonly rbd: number;
  readonly focusTitle: string;
  readonly minutesPerWeek: number;
  readonly number: number;
  readonly cycleWeeks: number;
  readonly feedbackWithinHours: number;
  readonly goal: GoalView | null;
  /** Why it cannot start, and what to do; null: it can. */
  readonly obstacle: string | null;
  readonly openCycleId: string | null;
}

export interface StepView {
  readonly id: string;
  readonly what: string;
  readonly dueOn: string;
  readonly howSeen: string;
  readonly state: ActionStepState;
  readonly checkNote: string | null;
  readonly agreedInSessionId: string;
  readonly checkedInSessionId: string | null;
}

export interface ClosingView {
  readonly outcome: ClosingOutcome;
  readonly finalValue: number | null;
  readonly evidenceSummary: string;
  readonly teacherReflection: string | null;
  readonly noModellingReason: string | null;
  readonly nextStep: NextStep;
  readonly closedAt: string;
  readonly observationId: string | null;
  readonly visitId: string | null;
}

/** The focus' goal that a cycle works for: levels of one rubric indicator. */
export interface GoalView {
  readonly statement: string;
  readonly indicatorId: string;
  readonly indicatorCode: string;
  readonly indicatorTitle: string;
  /** The rubric version the indicator belongs to: lessons are compared only within it. */
  readonly rubricVersionId: string;
  readonly levels: readonly { readonly value: number; readonly label: string }[];
  readonly baselineValue: number;
  readonly baselineN: number;
  readonly baselineOn: string;
  readonly targetValue: number;
  readonly dueOn: string;
}

/** One observed lesson that rated the goal's indicator, with the notes that rating cites: a point of the trail. */
export interface GoalMoment {
  readonly observationId: string;
  readonly visitId: string;
  readonly on: string;
  readonly subject: string;
  readonly classGroup: string;
  /** null: it was looked for and not seen. */
  readonly level: number | null;
  readonly isOfCycle: boolean;
  readonly isAcknowledged: boolean;
  readonly notes: readonly CitedNote[];
}

export interface CitedNote {
  readonly id: string;
  readonly offsetSeconds: number;
  readonly speaker: "teacher" | "student" | "group";
  readonly text: string;
}

/** The texts of a cycle: only its mentor and its teacher read them. */
export interface CycleContent {
  readonly agreementText: string;
  readonly teacherGoal: string;
  readonly mentorAgreedAt: string | null;
  readonly teacherAgreedAt: string | null;
  readonly suspendedReason: string | null;
  readonly goal: GoalView;
  readonly steps: readonly StepView[];
  readonly closing: ClosingView | null;
  /** Only the teacher's own screen carries it before the closing. */
  readonly teacherReflection: string | null;
  /** What is missing before it can close, in words; empty: ready. */
  readonly missingToClose: readonly string[];
  /** True once nothing is missing but what the closing itself asks for: its observation and, without modelling, why. */
  readonly canClose: boolean;
}

export interface CycleView {
  readonly summary: CycleSummary;
  readonly sessions: readonly SessionSummary[];
  readonly content: CycleContent | null;
  readonly isMentor: boolean;
  readonly isTeacher: boolean;
}

export interface FeedbackView {
  readonly observationId: string | null;
  /** null where the reader may not open the observation: the teacher, until it is shared. */
  readonly visitId: string | null;
  readonly strength: string;
  readonly improvementPoint: string;
  readonly teacherWords: string;
  readonly mentorTalkPercent: number | null;
  readonly talkNotes: string | null;
  readonly evidence: readonly CitedNote[];
}

export interface ModellingView {
  readonly modellingKind: ModellingKind;
  readonly modelledBy: ModelledBy;
  readonly technique: string;
  readonly lookFors: string;
  readonly debrief: string;
  readonly rehearsalDone: boolean;
  readonly teacherWillTry: string;
}

export interface SessionView {
  readonly summary: SessionSummary;
  readonly cycle: CycleSummary;
  readonly isMentor: boolean;
  /** The lesson a monitoring session goes to. */
  readonly lesson: { readonly subject: string; readonly grade: string; readonly classGroup: string } | null;
  readonly alsoPresent: string | null;
  readonly cancelReason: string | null;
  readonly observation: {
    readonly id: string;
    readonly visitId: string;
    readonly state: "draft" | "saved" | "shared" | "acknowledged";
  } | null;
  readonly feedback: FeedbackView | null;
  readonly modelling: ModellingView | null;
  readonly stepsAgreed: readonly StepView[];
  readonly stepsChecked: readonly StepView[];
  readonly activeStep: StepView | null;
  /** Hours from the observed lesson to this talk; null where there was none. */
  readonly hoursSinceLesson: number | null;
  /** Within how many hours the programme promises to talk about a lesson. */
  readonly promisedHours: number | null;
}

/** An observation of the mentor's own with the notes that can be cited from it. */
export interface CitableObservation {
  readonly id: string;
  readonly visitId: string;
  readonly plannedOn: string;
  readonly classGroup: string;
  readonly subject: string;
  readonly isShared: boolean;
  readonly isOfCycle: boolean;
  readonly notes: readonly CitedNote[];
}

export interface AgendaItem extends SessionSummary {
  readonly cycle: CycleSummary;
  readonly isMentor: boolean;
}

/** One link of the evidence thread: what it says and, where the reader may open it, where it leads. */
export interface ThreadLink {
  readonly kind:
    | "results"
    | "coverage"
    | "diagnosis"
    | "need"
    | "focus"
    | "assignment"
    | "cycle"
    | "session"
    | "step"
    | "closing";
  readonly label: string;
  readonly href: string | null;
}

/** What was done about a need or a focus, seen from one support focus: as much of it as the reader may know. */
export interface FocusWork {
  readonly focusId: string;
  readonly title: string;
  readonly areaName: string;
  readonly state: "proposed" | "active" | "completed" | "withdrawn";
  readonly assignments: { readonly active: number; readonly ended: number };
  readonly cycles: readonly CycleSummary[];
  readonly held: Readonly<Record<SessionKind, number>>;
  readonly minutesHeld: number;
  readonly change: FocusChange;
}

/** How closed cycles ended. What speaks of too few persons is withheld (null) from all but those persons. */
export interface FocusChange {
  readonly closed: number;
  readonly outcomes: Readonly<Record<ClosingOutcome, number>> | null;
  /** Final level minus baseline, averaged over the closings that have both. */
  readonly meanChange: number | null;
  readonly changeN: number;
}

/** The work on one need of a diagnosis, focus by focus; empty while nothing has been decided. */
export interface WorkOnNeed {
  readonly needId: string;
  readonly foci: readonly FocusWork[];
}

/** What a teacher sees first: where they are, what was said last, what changed. All of it their own. */
export interface MyDevelopment {
  readonly timeZone: string | null;
  readonly current: { readonly summary: CycleSummary; readonly content: CycleContent } | null;
  readonly nextSession: SessionSummary | null;
  readonly lastFeedback: {
    readonly sessionId: string;
    readonly cycleId: string;
    readonly heldOn: string;
    readonly mentorName: string;
    readonly strength: string;
    readonly improvementPoint: string;
    readonly teacherWords: string;
  } | null;
  readonly moments: readonly GoalMoment[];
  readonly closed: readonly {
    readonly summary: CycleSummary;
    readonly outcome: ClosingOutcome;
    readonly finalValue: number | null;
    readonly baselineValue: number;
    readonly teacherGoal: string;
    readonly teacherReflection: string | null;
    readonly closedAt: string;
  }[];
}
