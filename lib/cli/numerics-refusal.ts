import { refusalOf } from "@/lib/analysis/rules/factors/refusals";
import { AppError } from "@/lib/errors";
import { NumericsError } from "@/lib/numerics/numerics-error";

/** Runs a calculation; what it cannot go on with is refused in words, naming the items at fault. */
export async function inWords<Result>(
  items: readonly string[],
  calculate: () => Result | Promise<Result>,
): Promise<Result> {
  try {
    return await calculate();
  } catch (error) {
    if (!(error instanceof NumericsError)) throw error;
    throw new AppError("INVALID_INPUT", {
      message: refusalOf(error, items),
      reason: error.code,
      items: error.items.map((at) => items[at] ?? null),
    });
  }
}

/** Refuses fewer cases than items, which no factor analysis can go on with. */
export function requireMoreRows(rows: number, items: readonly string[]): void {
  if (rows > items.length) return;
  throw new AppError("INVALID_INPUT", {
    message: `Hay ${rows} filas y ${items.length} preguntas. Se necesitan más filas que preguntas.`,
    reason: "TOO_FEW_ROWS",
  });
}
