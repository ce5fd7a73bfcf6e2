import { v5 } from "uuid";

const NAMESPACE = "44d9605b-9666-409a-bcab-be41388505ee";

/** The ids of the taxonomy and its areas, the same in every clone. */
export const focusTaxonomyId = (version: number) => v5(`taxonomy/${version}`, NAMESPACE);
export const focusAreaId = (version: number, code: string) => v5(`area/${version}/${code}`, NAMESPACE);
