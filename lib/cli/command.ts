/** One command of `npm run cli`. */
export interface Command {
  readonly name: string;
  /** What follows the name, as shown to somebody who asks how to use it. */
  readonly usage: string;
  readonly summary: string;
  readonly needsDatabase: boolean;
  /** Returns what is printed as one JSON document on standard output. */
  run(args: readonly string[]): Promise<unknown>;
}

/** The command was called in a way it does not understand. */
export class WrongUsage extends Error {
  override readonly name = "WrongUsage";
}
