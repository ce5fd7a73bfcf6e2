import { civilDateAt } from "@/lib/format/instant";
import { newId } from "@/lib/db/id";
import { operationDigest } from "@/lib/sync/rules/read-operation";
import type { OperationInput } from "@/lib/sync/schema/protocol";
import type { Observer } from "./observers";
import type { SentOperation } from "./story";

const zone = "America/Santiago";

/** One operation as a device would send it now. */
function makeSent(
  entityId: string,
  said: Pick<OperationInput, "kind" | "payload">,
  after: readonly string[] = [],
): SentOperation {
  const whole = {
    ...{ ...said, opId: newId(), entityId, baseVersion: 0, zone, after: [...after] },
    capturedAt: new Date().toISOString(),
  };
  const digest = operationDigest(whole as Parameters<typeof operationDigest>[0]);
  return { ...whole, digest } as SentOperation;
}

/** The visit, planned where it happens. */
export function makePlan({ teacher, rubric, personId }: Observer, visitId: string): SentOperation {
  return makeSent(visitId, {
    kind: "visit.plan",
    payload: {
      ...{ schoolId: teacher.schoolId, teacherId: teacher.id, observerId: personId },
      ...{ rubricVersionId: rubric.id, purpose: "coaching", plannedOn: civilDateAt(new Date(), zone) },
      ...{ plannedAt: "09:15", grade: teacher.grades[0] ?? "4b", classGroup: "Medición" },
      subject: teacher.subjects[0] ?? "Matemática",
    },
  });
}

const noteValue = (offsetSeconds: number) => ({
  ...{ offsetSeconds, speaker: "teacher", noteClass: "low_inference" },
  text: "«¿Cómo lo supiste?» Espera ocho segundos; tres estudiantes levantan la mano y explica Antonia.",
});

/** One more note of a lesson. */
export function makeNote(visitId: string, at: number): SentOperation {
  const write = { field: `note/${newId()}`, value: noteValue(at * 20), over: [] };
  return makeSent(visitId, { kind: "observation.write", payload: { writes: [write] } });
}

/** A whole observation: the visit, twelve notes with a rating, and its registering. */
export function makeObservation(observer: Observer): {
  readonly visitId: string;
  readonly operations: readonly SentOperation[];
} {
  const visitId = newId();
  const noteIds = Array.from({ length: 12 }, () => newId());
  const indicator = observer.rubric.sections[0]?.indicators[0];
  const began = Date.now();
  const fields = [
    ...noteIds.map((id, at) => ({ field: `note/${id}`, value: noteValue(at * 180) })),
    {
      field: `rating/${indicator?.id ?? ""}`,
      value: { level: indicator?.levels[0]?.value ?? 1, noteIds: noteIds.slice(0, 1) },
    },
    { field: "context/startedAt", value: new Date(began).toISOString() },
    { field: "context/endedAt", value: new Date(began + 2_700_000).toISOString() },
  ];
  const writes = fields.map((field) => ({ ...field, over: [] }));
  const written = makeSent(visitId, { kind: "observation.write", payload: { writes } });
  const registered = makeSent(visitId, { kind: "observation.register", payload: {} }, [written.opId]);
  return { visitId, operations: [makePlan(observer, visitId), written, registered] };
}
