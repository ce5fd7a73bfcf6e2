/** 299 is the fourth option of the integration programme, inside an ordinary school: no level of its own. */
const INTEGRATION_OPTION = 299;

export type TeachingLevel = "parvularia" | "basica" | "media_hc" | "media_tp" | "adultos" | "especial";

/** The level of a teaching code (annex II of the directory's dictionary): null for one that is no level of its own, undefined out of its ranges. */
export function teachingLevelOf(code: number): TeachingLevel | null | undefined {
  if (code === INTEGRATION_OPTION) return null;
  if (code === 10) return "parvularia";
  if (code === 110) return "basica";
  if (code >= 160 && code < 170) return "adultos";
  if (code >= 211 && code <= 219) return "especial";
  if (code === 310) return "media_hc";
  if (code >= 400 && code < 1000 && code % 100 === 10) return "media_tp";
  return code >= 360 && code < 1000 ? "adultos" : undefined;
}
