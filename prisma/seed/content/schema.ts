import { z } from "zod";

/** A sentence that people read: trimmed, with its final point. */
const sentence = z
  .string()
  .trim()
  .min(20)
  .regex(/[.»)]$/);
const label = z.string().trim().min(2).max(90);

const indicatorContent = z.strictObject({
  code: z.string().regex(/^[A-Z]\d{1,2}(\.\d)?$/),
  title: label,
  description: sentence,
  observableIn: z.enum(["lesson", "artefact", "conversation"]),
  /** One for each level of the rubric, from the lowest. */
  descriptors: z.array(sentence).readonly(),
});

const sectionContent = z.strictObject({
  code: z.string().regex(/^[A-Z]{1,2}\d?$/),
  title: label,
  indicators: z.array(indicatorContent).min(1).readonly(),
});

export const rubricContent = z
  .strictObject({
    code: z.string().regex(/^[a-z]+(-[a-z]+)*$/),
    name: label,
    version: z.int().positive(),
    description: sentence,
    /** Licence, attribution and limits, shown wherever the rubric is read. */
    notice: sentence,
    levels: z
      .array(z.strictObject({ value: z.int().positive(), label }))
      .min(2)
      .readonly(),
    sections: z.array(sectionContent).min(1).readonly(),
  })
  .refine(({ levels }) => levels.every(({ value }, index) => value === index + 1), {
    message: "Levels count from 1 without gaps",
  })
  .refine(
    ({ levels, sections }) =>
      sections.every(({ indicators }) =>
        indicators.every(({ descriptors }) => descriptors.length === levels.length),
      ),
    { message: "Every indicator describes every level" },
  );

const standardCode = z.string().regex(/^(A[1-4]|B[56]|C[789]|D1[0-2])$/);

const subFocusContent = z.strictObject({
  code: z.string().regex(/^[A-Z]{3,4}\.[A-Z0-9]{2,6}$/),
  name: label,
  description: sentence,
  standards: z.array(standardCode).min(1).readonly(),
  /** Indicators of the lesson rubric that show it; empty where a lesson does not. */
  indicatorCodes: z.array(z.string()).readonly(),
});

const focusContent = subFocusContent.extend({
  code: z.string().regex(/^[A-Z]{3,4}$/),
  subFoci: z.array(subFocusContent).min(1).readonly(),
});

export const taxonomyContent = z.strictObject({
  version: z.int().positive(),
  source: sentence,
  foci: z.array(focusContent).min(1).readonly(),
});

export type RubricContent = Readonly<z.infer<typeof rubricContent>>;
export type FocusContent = Readonly<z.infer<typeof focusContent>>;
export type TaxonomyContent = Readonly<z.infer<typeof taxonomyContent>>;
