import { v5 } from "uuid";

/** Fixed name space of the seed: the same official thing has the same id in every clone. */
const NAMESPACE = "5b0a1f0e-6f0d-5c59-9d0b-6c1f2d3a4e57";

export const sponsorId = (code: string) => v5(`sponsor/${code}`, NAMESPACE);
export const territoryId = (code: string) => v5(`territory/${code}`, NAMESPACE);
export const communeId = (cut: string) => v5(`commune/${cut}`, NAMESPACE);
export const schoolId = (rbd: number) => v5(`school/${rbd}`, NAMESPACE);
export const sponsorshipId = (rbd: number, validFrom: string) =>
  v5(`sponsorship/${rbd}/${validFrom}`, NAMESPACE);
export const batchId = (sha256: string) => v5(`batch/${sha256}`, NAMESPACE);
export const indicatorId = (path: string) => v5(`indicator/${path}`, NAMESPACE);

/** One figure or one reference: its place (an RBD or a socioeconomic group), indicator, grade and year. */
export const figureId = (
  place: string,
  figure: Readonly<{ indicator: string; grade: string; year: number }>,
) => v5(`figure/${place}/${figure.indicator}/${figure.grade}/${figure.year}`, NAMESPACE);

/** One column of the extract of a file. */
export const columnId = (
  sha256: string,
  column: Readonly<{ indicator: string; grade: string; year: number }>,
) => v5(`column/${sha256}/${column.indicator}/${column.grade}/${column.year}`, NAMESPACE);
