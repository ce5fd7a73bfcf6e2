import { z } from "zod";
import { caseReasonCodes, quadrants } from "./cases";
import { studyRow } from "./study-rows";

/** What a selection was calculated from, as it is kept. */
export const caseInput = z
  .object({
    basis: z.enum(["country", "zones"]),
    /** Schools of the zones with any figure of the grade and years, by RBD. */
    schools: z
      .array(
        z
          .object({
            rbd: z.number().int(),
            zone: z.string(),
            isRural: z.boolean(),
            /** Null: the record does not reach. */
            hadOneSponsor: z.boolean().nullable(),
          })
          .readonly(),
      )
      .readonly(),
    rows: z.array(studyRow).readonly(),
  })
  .readonly();
export type CaseInput = z.output<typeof caseInput>;

const storedSchool = z
  .object({
    rbd: z.number().int(),
    zone: z.string(),
    isRural: z.boolean(),
    years: z.array(z.number().int()).readonly(),
    n: z.number().nullable(),
    gse: z.number().nullable(),
    feedbackZ: z.number().nullable(),
    outcomeZ: z.number().nullable(),
    quadrant: z.enum(quadrants).nullable(),
    sign: z.enum(["positive", "negative"]).nullable(),
    strengths: z
      .object({ minimum: z.number(), product: z.number(), residual: z.number(), sum: z.number() })
      .readonly()
      .nullable(),
    rank: z.number().int().nullable(),
    status: z.enum(["picked", "reserve", "not_picked", "not_eligible"]),
    reasons: z
      .array(z.object({ code: z.enum(caseReasonCodes), value: z.number().nullable() }).readonly())
      .readonly(),
    stability: z.number().nullable(),
  })
  .readonly();
export type StoredCaseSchool = z.output<typeof storedSchool>;

/** What came out of a selection, as it is kept: schools by RBD, without a name. */
export const caseResultSchema = z
  .object({
    basis: z.object({ kind: z.enum(["country", "zones"]), schoolCount: z.number().int() }).readonly(),
    /** Cases that each zone could not give. */
    shortBy: z.record(z.string(), z.number().int()).readonly(),
    schools: z.array(storedSchool).readonly(),
  })
  .readonly();
export type CaseResult = z.output<typeof caseResultSchema>;
