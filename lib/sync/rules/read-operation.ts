import { canonicalJson } from "@/lib/format/canonical-json";
import { digestOf } from "@/lib/observation/rules/digest";
import type { FieldWrite } from "@/lib/observation/schema/fields";
import { fieldValue, operation, type Operation } from "../schema/protocol";

/** What an operation is before anybody asks whether it may be: whole, or why it cannot be read. */
export type ReadOperation =
  | { readonly ok: true; readonly operation: Operation; readonly sent: string }
  | {
      readonly ok: false;
      readonly opId: string | null;
      readonly digest: string;
      readonly sent: string;
      readonly message: string;
    };

/** An operation's text is kept up to here when it cannot be read. */
const mostKept = 100_000;

/** What the database cannot hold as text: NUL, and half of a pair of code units. */
const notText = /(?<!\\)(?:\\\\)*\\u(?:0000|d[89a-f][0-9a-f]{2})/i;

/** Reads one operation as it came. Never throws: what cannot be read is kept with the reason, in words for its writer. */
export function readOperation(given: unknown): ReadOperation {
  const sent = canonicalJson(given);
  const parsed = operation.safeParse(given);
  const refuse = (message: string): ReadOperation => ({
    ok: false,
    opId: idOf(given),
    digest: digestOf(given),
    sent: sent.slice(0, mostKept),
    message,
  });
  if (notText.test(sent)) return refuse("Trae caracteres que no son texto. Quitarlos y volver a escribir.");
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    return refuse(
      `No se pudo leer: ${issue?.message ?? "formato desconocido"} (${issue?.path.join(".") ?? ""}).`,
    );
  }
  if (parsed.data.digest !== operationDigest(given as Operation)) {
    return refuse("Llegó distinto de como se escribió. Se envía otra vez desde el equipo.");
  }
  const wrong = writesOf(parsed.data).find(({ field, value }) => !fieldValue(field).safeParse(value).success);
  if (wrong) return refuse(`Un dato de la clase no es posible (${wrong.field}). Revisarlo en el equipo.`);
  return { ok: true, operation: parsed.data, sent };
}

/** The sha256 that an operation must carry: of what it says, without when it was sent. */
export function operationDigest({
  kind,
  entityId,
  after,
  payload,
}: Pick<Operation, "kind" | "entityId" | "payload"> & { readonly after?: readonly string[] }): string {
  return digestOf({ kind, entityId, after: after ?? [], payload });
}

/** The fields that an operation writes; none for the other kinds. */
export function writesOf({ kind, payload }: Operation): readonly FieldWrite[] {
  return kind === "observation.write" || kind === "observation.resolve" ? payload.writes : [];
}

function idOf(given: unknown): string | null {
  if (typeof given !== "object" || given === null || !("opId" in given)) return null;
  const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
  return typeof given.opId === "string" && uuid.test(given.opId) ? given.opId : null;
}
