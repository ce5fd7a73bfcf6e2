import "server-only";
import { AppError } from "@/lib/errors";

/** The document asked for as `?documento=`, among those that there are. */
export function documentFrom<Kind extends string>(request: Request, known: readonly Kind[]): Kind {
  const asked = new URL(request.url).searchParams.get("documento");
  const found = known.find((kind) => kind === asked);
  if (found === undefined) {
    throw new AppError("INVALID_INPUT", { message: `Elegir un documento: ${known.join(", ")}.` });
  }
  return found;
}
