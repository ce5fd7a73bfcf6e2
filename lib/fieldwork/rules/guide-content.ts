import { z } from "zod";
import type { InstrumentContent } from "../schema/instruments";
import { modelDimensions } from "../schema/words";

/** As a draft may be kept: parts still empty. */
const stored = z.object({
  introduction: z.string(),
  questions: z.array(
    z.object({ dimension: z.enum(modelDimensions), text: z.string(), probes: z.array(z.string()) }),
  ),
  closing: z.string(),
});

/** The words of a guide as they are kept. Throws on what no command wrote. */
export function storedContent(content: unknown): InstrumentContent {
  return stored.parse(content);
}
