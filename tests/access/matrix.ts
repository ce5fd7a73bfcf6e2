import { AppError, type ErrorCode } from "@/lib/errors";
import { roles, type Actor, type Role } from "@/lib/access/schema";
import type { World } from "@/tests/factories/world";

/** `empty`: an answer without rows. Any other answer that is no refusal is `ok`. */
export type Outcome = "ok" | "empty" | ErrorCode;
export type Place = "own" | "foreign";

/** What every role meets, or some roles and then `others`. */
export type Expectation = Outcome | (Readonly<Partial<Record<Role, Outcome>>> & { readonly others: Outcome });

/**
 * One exported query or command. `call` does it as an actor of the own territory on a row of that place; whatever it
 * writes is undone after it, so it may make the row it needs.
 */
export interface MatrixEntry {
  /** "domain.function", as exported by lib/<domain>/queries or commands. */
  readonly fn: string;
  readonly call: (actor: MatrixActor, world: World, place: Place) => Promise<unknown>;
  readonly own: Expectation;
  readonly foreign: Expectation;
}

export type MatrixActor = Actor & { readonly personId: string };

/** An exported function that decides on no right: inside a caller's transaction, or before there is an actor. */
export interface MatrixExemption {
  readonly fn: string;
  readonly why: string;
}

/** What one file of tests/access/ holds for its domain. */
export interface DomainMatrix {
  readonly entries: readonly MatrixEntry[];
  readonly exemptions?: readonly MatrixExemption[];
}

function expectedFor(role: Role, expectation: Expectation): Outcome {
  return typeof expectation === "string" ? expectation : (expectation[role] ?? expectation.others);
}

/** The outcome of a call: what it gave, or the code of its refusal. A fault of ours is thrown on, since no role should meet one. */
async function outcomeOf(call: () => Promise<unknown>): Promise<Outcome> {
  try {
    return isEmpty(await call()) ? "empty" : "ok";
  } catch (error) {
    if (error instanceof AppError) return error.code;
    throw error;
  }
}

function isEmpty(answer: unknown): boolean {
  if (answer === null) return true;
  if (Array.isArray(answer)) return answer.length === 0;
  if (typeof answer !== "object" || !("rows" in answer)) return false;
  return Array.isArray(answer.rows) && answer.rows.length === 0;
}

/** Runs one entry as each role of the own territory and returns every line that differs from what was expected. */
export async function differencesOf(
  entry: MatrixEntry,
  place: Place,
  run: { readonly world: World; readonly undone: <T>(work: () => Promise<T>) => Promise<T> },
): Promise<readonly string[]> {
  const differences: string[] = [];
  for (const role of roles) {
    const actor = run.world.own.actors[role];
    const met = await run.undone(() => outcomeOf(() => entry.call(actor, run.world, place)));
    const expected = expectedFor(role, entry[place]);
    if (met !== expected) differences.push(`${entry.fn} ${place} ${role}: expected ${expected}, met ${met}`);
  }
  return differences;
}

/** Names without an entry, and entries for names that are gone or stand twice. */
export function gapsBetween(exported: readonly string[], listed: readonly string[]): readonly string[] {
  const missing = exported.filter((name) => !listed.includes(name)).map((name) => `${name}: no entry`);
  const gone = listed
    .filter((name) => !exported.includes(name))
    .map((name) => `${name}: not exported any more`);
  const twice = listed
    .filter((name, index) => listed.indexOf(name) !== index)
    .map((name) => `${name}: listed twice`);
  return [...missing, ...gone, ...twice];
}
