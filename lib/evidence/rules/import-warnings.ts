import { countOf } from "@/lib/format/text";

/** Said of a file that is stored readable while a newer version of the same application stays in force. */
export const OLDER_VERSION =
  "Ya hay una versión más nueva de esta aplicación: este archivo queda guardado y se puede leer, sin reemplazarla.";

/** What has to be known before a file takes the place of another, in words, each said once. */
export function comparisonWarnings(facts: {
  readonly droppedCount: number;
  readonly isOlder: boolean;
}): readonly string[] {
  return [
    ...(facts.isOlder ? [OLDER_VERSION] : []),
    ...(facts.droppedCount > 0 && !facts.isOlder
      ? [`El archivo ya no trae ${countOf(facts.droppedCount, "dato")} de la versión vigente.`]
      : []),
  ];
}
