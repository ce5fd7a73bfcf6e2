import { joinWords } from "@/lib/format/text";

const MOST_NAMED = 5;

/** The first few things of a list by name and how many more there are: "1, 2, 3, 4, 5 y 12 más". */
export function shortList(items: readonly (string | number)[]): string {
  const named = items.slice(0, MOST_NAMED).map(String);
  const rest = items.length - named.length;
  return rest > 0 ? `${named.join(", ")} y ${rest} más` : joinWords(named);
}
