/** Progress for the person at the terminal. Standard output stays free for what a command answers. */
export function say(line: string): void {
  process.stderr.write(`${line}\n`);
}

/** A reason why the program cannot go on, in words that say what to do; shown without a stack. */
export class CannotGoOn extends Error {
  override readonly name = "CannotGoOn";
}
