import { AppError } from "@/lib/errors";

/** Throws IMMUTABLE once an index was saved from the run. */
export function requireNoIndex({ indexIds }: { readonly indexIds: readonly string[] }): void {
  if (indexIds.length === 0) return;
  throw new AppError("IMMUTABLE", {
    message:
      "De este análisis ya se guardó un índice, así que no cambia. Comenzar otro con las mismas opciones.",
  });
}
