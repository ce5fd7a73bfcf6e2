import { parseCommuneCode } from "@/lib/format/commune-code";
import type { Dependence, SchoolState } from "@/lib/directory/schema/schools";

/** What the codes of a column stand for, and what a person is told when one is none of them. */
export interface Dictionary<T> {
  readonly meaningOf: (code: string | number) => T | undefined;
  readonly expected: string;
}

function dictionary<T>(meanings: ReadonlyMap<string, T>, expected: string): Dictionary<T> {
  return { meaningOf: (code) => meanings.get(String(code)), expected };
}

/** The CUT of each code; some 350 communes for 17,000 schools, so that each code is read once. */
export function communeCodes(): Dictionary<string> {
  const met = new Map<string | number, string>();
  return {
    meaningOf: (code) => {
      const cut = met.get(code) ?? parseCommuneCode(code) ?? undefined;
      if (cut !== undefined) met.set(code, cut);
      return cut;
    },
    expected: "un código de comuna de cuatro o cinco cifras",
  };
}

/** `COD_DEPE2` of the directory; the Simce and IDPS files number theirs otherwise: there, 4 is SLEP. */
const DEPENDENCES: ReadonlyMap<string, Dependence> = new Map([
  ["1", "municipal"],
  ["2", "particular_subvencionado"],
  ["3", "particular_pagado"],
  ["4", "administracion_delegada"],
  ["5", "slep"],
]);

/** `ESTADO_ESTAB`: 4 is authorised and without students, which for us is not functioning. */
const STATES: ReadonlyMap<string, SchoolState> = new Map([
  ["1", "functioning"],
  ["2", "in_recess"],
  ["3", "closed"],
  ["4", "in_recess"],
]);

const YES_OR_NO: ReadonlyMap<string, boolean> = new Map([
  ["0", false],
  ["1", true],
]);

export const DEPENDENCE = dictionary(DEPENDENCES, "una dependencia de 1 a 5");
export const STATE = dictionary(STATES, "un estado de 1 a 4");
export const RURAL = dictionary(YES_OR_NO, "0 (urbano) o 1 (rural)");
export const PIE = dictionary(YES_OR_NO, "0 o 1");
