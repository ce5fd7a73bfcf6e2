import { foldText } from "@/lib/format/text";
import type { Scale } from "../../schema/codebooks";

const NO_ANSWER_LABELS =
  /^(vacio|en blanco|blanco|doble marca|multiple marca|sin respuesta|sin informacion|no responde|no contesta|no contestada|omitid[ao]|omision|nul[ao]|respuesta (doble|multiple|invalida)|no aplica|invalid[ao]?|no response|not applicable|valid skip|not reached|missing|omitted)$/;

/** A scale as it was written: the answers in order, and the codes that are none. Null when some of it cannot be read. */
export interface ScaleReading {
  readonly scale: Scale;
  readonly missingCodes: readonly number[];
}

/** Reads `1=Nunca|2=A veces`, with `=` or `:`, parted by `|`, `;` or lines. Codes whose words say that there is no answer ("Vacío", "Doble marca", "No response") stand apart. */
export function readScale(text: string): ScaleReading | null {
  const scale: Scale = [];
  const missingCodes: number[] = [];
  const known = new Map<number, string>();
  for (const part of text.split(/[|\n\r]|;(?=\s*-?\d+\s*[=:]|\s*$)/)) {
    if (part.trim() === "") continue;
    const match = /^\s*(-?\d{1,5})\s*[=:]\s*(\S.*?)\s*$/.exec(part);
    const code = Number(match?.[1]);
    const label = match?.[2];
    if (label === undefined) return null;
    // The Agencia's own workbook writes "99: Doble marca" twice in some scales.
    if (known.get(code) === label) continue;
    if (known.has(code)) return null;
    known.set(code, label);
    if (NO_ANSWER_LABELS.test(foldText(label))) missingCodes.push(code);
    else scale.push({ code, label });
  }
  return { scale, missingCodes };
}

/** Reads codes parted by commas, bars or spaces: `0, 99`. Null when some of it is no code. */
export function readCodes(text: string): readonly number[] | null {
  const parts = text.split(/[\s,;|/]+/).filter((part) => part !== "");
  return parts.every((part) => /^-?\d{1,5}$/.test(part)) ? parts.map(Number) : null;
}
