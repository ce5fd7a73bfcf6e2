import { WrongUsage } from "@/lib/cli/command";

/** The words of a command, taken apart. */
export interface CommandWords {
  readonly plain: readonly string[];
  /** By name, without the dashes. */
  readonly values: ReadonlyMap<string, string>;
  readonly flags: ReadonlySet<string>;
}

/** Takes apart `FILE --name value --flag`. WrongUsage for a name that is not known, given twice, or without its value. */
export function readWords(
  args: readonly string[],
  known: { readonly values: readonly string[]; readonly flags?: readonly string[] },
): CommandWords {
  const plain: string[] = [];
  const values = new Map<string, string>();
  const flags = new Set<string>();
  for (let at = 0; at < args.length; at += 1) {
    const word = args[at] ?? "";
    if (!word.startsWith("--")) {
      plain.push(word);
      continue;
    }
    const name = word.slice(2);
    if (known.flags?.includes(name) === true) {
      flags.add(name);
      continue;
    }
    if (!known.values.includes(name)) throw new WrongUsage(`No existe la opción ${word}.`);
    const value = args[at + 1];
    if (value === undefined || value.startsWith("--")) throw new WrongUsage(`Falta el valor de ${word}.`);
    if (values.has(name)) throw new WrongUsage(`La opción ${word} está dos veces.`);
    values.set(name, value);
    at += 1;
  }
  return { plain, values, flags };
}

/** One of the words allowed for an option, or what stands for it when it is not given. WrongUsage for any other. */
export function oneOf<Word extends string>(
  { values }: CommandWords,
  name: string,
  { allowed, otherwise }: { readonly allowed: readonly Word[]; readonly otherwise: Word },
): Word {
  const given = values.get(name);
  if (given === undefined) return otherwise;
  const found = allowed.find((word) => word === given);
  if (found === undefined) throw new WrongUsage(`--${name} puede ser ${allowed.join(", ")}.`);
  return found;
}

/** A whole number from `least` on. WrongUsage when it is another thing, or not given and nothing stands for it. */
export function wholeNumber(
  { values }: CommandWords,
  name: string,
  { least, otherwise }: { readonly least: number; readonly otherwise?: number },
): number {
  const given = values.get(name);
  if (given === undefined && otherwise !== undefined) return otherwise;
  const number = Number(given);
  if (given === undefined || !/^\d+$/.test(given) || number < least || number > 2_147_483_647) {
    throw new WrongUsage(`--${name} tiene que ser un número entero desde ${least}.`);
  }
  return number;
}

/** The one file that a command works on. */
export function onlyFile({ plain }: CommandWords): string {
  const [file, ...others] = plain;
  if (file === undefined) throw new WrongUsage("Falta decir con qué archivo.");
  if (others.length > 0) throw new WrongUsage(`Sobra ${others.join(" ")}.`);
  return file;
}

/** Names separated by commas; null when the option is not given. */
export function nameList({ values }: CommandWords, name: string): readonly string[] | null {
  const given = values.get(name);
  if (given === undefined) return null;
  const names = given.split(",").map((one) => one.trim());
  if (names.some((one) => one === "")) throw new WrongUsage(`--${name} tiene un nombre vacío.`);
  if (new Set(names).size < names.length) throw new WrongUsage(`--${name} nombra dos veces lo mismo.`);
  return names;
}
