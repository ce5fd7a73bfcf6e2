import { v5 } from "uuid";

const NAMESPACE = "0d8a54a2-3c2b-5f43-9a53-7f0c6f2a9f11";

/** The same rubric, section and indicator have the same id in every clone. */
export const rubricId = (code: string) => v5(`rubric/${code}`, NAMESPACE);
export const rubricVersionId = (code: string, version: number) => v5(`rubric/${code}/${version}`, NAMESPACE);
export const rubricSectionId = (versionId: string, code: string) =>
  v5(`section/${versionId}/${code}`, NAMESPACE);
export const rubricIndicatorId = (versionId: string, code: string) =>
  v5(`indicator/${versionId}/${code}`, NAMESPACE);
