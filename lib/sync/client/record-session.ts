import { v7 } from "uuid";
import {
  feedbackInput,
  modellingInput,
  monitoringInput,
  type FeedbackInput,
  type ModellingInput,
  type MonitoringInput,
} from "@/lib/coaching/schema/input";
import type { Device } from "./device";

/** What a form of a session said, by its kind. */
export type SaidOfSession =
  | { readonly sessionKind: "monitoring"; readonly record: MonitoringInput }
  | { readonly sessionKind: "feedback"; readonly record: FeedbackInput }
  | { readonly sessionKind: "modelling"; readonly record: ModellingInput };

const shapes = { monitoring: monitoringInput, feedback: feedbackInput, modelling: modellingInput } as const;

/** What is wrong with the fields of a session's record, by their names, as the server would say it; empty when nothing is. */
export function wrongFields({ sessionKind, record }: SaidOfSession): Readonly<Record<string, string>> {
  const parsed = shapes[sessionKind].safeParse(record);
  if (parsed.success) return {};
  const fields: Record<string, string> = {};
  for (const issue of parsed.error.issues) fields[issue.path.join(".")] ??= issue.message;
  return fields;
}

/**
 * Records a session on this device, to be sent once there is a signal. What is still to be sent of its observed lesson
 * goes before it.
 */
export async function recordSession(
  device: Device,
  {
    said,
    visitId,
    zone,
  }: { readonly said: SaidOfSession; readonly visitId: string | null; readonly zone: string },
): Promise<void> {
  const lesson = visitId === null ? [] : await device.queueOf(visitId);
  const after = lesson.filter(({ kind }) => kind === "observation.register").map(({ opId }) => opId);
  await device.enqueue({
    ...{ opId: v7(), kind: "session.record", entityId: said.record.sessionId, payload: said, after, zone },
  });
}
