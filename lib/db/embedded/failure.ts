/** A database that cannot be started, said in words that tell the person at the terminal what to do next. */
export class EmbeddedServerError extends Error {
  override readonly name = "EmbeddedServerError";
}
