import type { RecordKind } from "@/lib/privacy/schema";

/** Where a teacher reads a record about herself; a diagnosis speaks of the school, so it has no page of hers. */
export function recordHref(kind: RecordKind, id: string): string | undefined {
  switch (kind) {
    case "observation":
      return `/mi-desarrollo/observaciones/${id}`;
    case "cycle":
      return `/acompanamiento/${id}`;
    case "session":
    case "diagnosis":
      return undefined;
  }
}
