import { COMMUNITY_FOCI } from "./foci-community";
import { TEACHING_FOCI } from "./foci-teaching";
import type { TaxonomyContent } from "./schema";

/**
 * What a school may choose to work on. An indicator of the lesson rubric suggests the first sub-focus, in this order,
 * that names it first; a person decides. Where a lesson does not show a sub-focus, its list is empty.
 */
export const FOCUS_TAXONOMY = {
  version: 1,
  source:
    "Taxonomía propia de focos de apoyo, con los estándares del Marco para la Buena Enseñanza (CPEIP, 2021) como referencia.",
  foci: [...TEACHING_FOCI, ...COMMUNITY_FOCI],
} as const satisfies TaxonomyContent;
