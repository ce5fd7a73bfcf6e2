import { z } from "zod";
import { pageRequest } from "@/lib/db/page";
import { cyclePhases, sessionKinds, sessionStates } from "./words";

/** How a list is asked for. A filter typed into the address that does not exist is no filter. */

const placeFilters = {
  /** The territory's code. */
  territory: z.string().max(60).optional(),
  rbd: z.coerce.number().int().min(1).max(99_999).optional().catch(undefined),
  /** The civil year that holds the school year. */
  year: z.coerce.number().int().min(2015).max(2100).optional().catch(undefined),
  /** Words in the names of the teacher, the mentor or the school. */
  q: z.string().trim().max(120).optional(),
};

export const cycleListRequest = pageRequest.extend({
  ...placeFilters,
  phase: z.enum(cyclePhases).optional().catch(undefined),
  focusId: z.uuid().optional().catch(undefined),
  /** "own": those the person gives or receives; "others": the rest of what they may know of. */
  whose: z.enum(["all", "own", "others"]).default("all"),
});
export type CycleListRequest = z.input<typeof cycleListRequest>;

export const sessionListRequest = pageRequest.extend({
  ...placeFilters,
  kind: z.enum(sessionKinds).optional().catch(undefined),
  state: z.enum(sessionStates).optional().catch(undefined),
});
export type SessionListRequest = z.input<typeof sessionListRequest>;
