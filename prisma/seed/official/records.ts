import { z } from "zod";
import { MARKS, type Mark } from "@/lib/evidence/rules/families/official-codes";

/** The shapes of the compact files in `data/`, shared by the build that writes them and the loader that reads them. */

const blankable = <T extends z.ZodType>(schema: T) =>
  z.preprocess((value) => (value === "" || value === undefined ? null : value), schema.nullable());
const decimal = blankable(z.coerce.number());
const integer = blankable(z.coerce.number().int());
const text = blankable(z.string());
const rbd = z.coerce.number().int().positive();
const gse = blankable(z.coerce.number().int().min(1).max(5));
const significance = blankable(z.coerce.number().int().min(-1).max(1));
const mark = blankable(z.custom<Mark>((value) => typeof value === "string" && Object.hasOwn(MARKS, value)));

const origin = { source: z.string(), row: z.coerce.number().int(), rbd };
const comparisons = {
  previousDifference: decimal,
  previousSignificance: significance,
  gseDifference: decimal,
  gseSignificance: significance,
};

/** One school's result in one subject of one Simce application. */
export const simceRecord = z.object({
  ...origin,
  subject: z.enum(["lect", "mate", "nat", "hist"]),
  gse,
  n: integer,
  value: decimal,
  mark,
  ...comparisons,
  differenceMark: text,
  insufficient: decimal,
  elementary: decimal,
  adequate: decimal,
  notApplicable: integer,
});
export type SimceRecord = z.infer<typeof simceRecord>;

/** One school's IDPS indicator (`am`) or dimension (`am/me`). */
export const idpsRecord = z.object({
  ...origin,
  path: z.string().regex(/^[a-z]{2}(\/[a-z]{2})?$/),
  gse,
  value: decimal,
  ...comparisons,
  previousMark: text,
  gseMark: text,
});
export type IdpsRecord = z.infer<typeof idpsRecord>;

/** Percentage of students in each level of one IDPS sub-dimension (`am/me/pm`). */
export const levelRecord = z.object({
  ...origin,
  path: z.string().regex(/^[a-z]{2}\/[a-z]{2}\/[a-z]{2}$/),
  gse,
  low: decimal,
  middle: decimal,
  high: decimal,
  mark,
});
export type LevelRecord = z.infer<typeof levelRecord>;

/** Grades with a national test. */
export const testedGrade = z.enum(["4b", "6b", "8b", "2m"]);
export type TestedGrade = z.infer<typeof testedGrade>;

export const sourceRecord = z.object({
  code: z.string(),
  publisher: z.string(),
  title: z.string(),
  fileName: z.string(),
  sha256: z.string().length(64),
  family: z.enum(["simce", "idps", "directory", "slep", "communes"]),
  grade: testedGrade.nullable(),
  year: z.number().int().nullable(),
  internalVersion: z.string().nullable(),
  rowsRead: z.number().int(),
  rowsKept: z.number().int(),
  note: z.string().nullable(),
});
export type SourceRecord = z.infer<typeof sourceRecord>;

export const nationalRecord = z.object({
  source: z.string(),
  indicator: z.string(),
  grade: z.string(),
  year: z.number().int(),
  gseGroup: z.number().int().min(0).max(5),
  schools: z.number().int().positive(),
  mean: z.number(),
  standardDeviation: z.number().nullable(),
  studentWeightedMean: z.number().nullable(),
});
export type NationalRecord = z.infer<typeof nationalRecord>;

const sponsorKind = z.enum([
  "slep",
  "daem",
  "dem",
  "corporacion",
  "particular_subvencionado",
  "particular_pagado",
  "administracion_delegada",
]);
const civilDate = z.iso.date();

export const directoryRecord = z.object({
  directoryYear: z.number().int(),
  sponsors: z.array(z.object({ code: z.string(), kind: sponsorKind, name: z.string() })),
  territories: z.array(
    z.object({
      code: z.enum(["huasco", "barrancas", "andalien-sur"]),
      name: z.string(),
      tags: z.array(z.string()),
      timeZone: z.string(),
      transferYear: z.number().int(),
      communes: z.array(z.string().length(5)),
    }),
  ),
  communes: z.array(
    z.object({
      cut: z.string().length(5),
      name: z.string(),
      provinceName: z.string(),
      regionCode: z.number().int(),
      regionName: z.string(),
    }),
  ),
  schools: z.array(
    z.object({
      rbd: z.number().int(),
      checkDigit: z.string().length(1),
      name: z.string(),
      cut: z.string().length(5),
      latitude: z.number().nullable(),
      longitude: z.number().nullable(),
      isRural: z.boolean(),
      enrolment: z.number().int(),
      levels: z.array(z.enum(["parvularia", "basica", "media_hc", "media_tp", "adultos", "especial"])),
      grades: z.array(z.string()),
      dependence: z.enum([
        "municipal",
        "slep",
        "particular_subvencionado",
        "particular_pagado",
        "administracion_delegada",
      ]),
      hasPie: z.boolean(),
      sponsorships: z.array(
        z.object({
          sponsor: z.string(),
          validFrom: civilDate,
          validTo: civilDate.nullable(),
          source: z.string(),
        }),
      ),
    }),
  ),
});
export type DirectoryRecord = z.infer<typeof directoryRecord>;

const position = z.tuple([z.number(), z.number()]);
export const communeBoundaries = z.object({
  type: z.literal("FeatureCollection"),
  features: z.array(
    z.object({
      type: z.literal("Feature"),
      properties: z.object({ cut: z.string().length(5) }),
      geometry: z.object({ type: z.literal("Polygon"), coordinates: z.array(z.array(position)) }),
    }),
  ),
});
export type CommuneBoundaries = z.infer<typeof communeBoundaries>;
