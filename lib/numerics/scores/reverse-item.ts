import { type Column, realColumn, toReals } from "@/lib/numerics/columns";

/** An item turned round: lowest + highest possible answer − answer. Missing stays missing. */
export function reverseItem(column: Column, range: Readonly<{ lowest: number; highest: number }>): Column {
  return realColumn(toReals(column).map((value) => range.lowest + range.highest - value));
}
