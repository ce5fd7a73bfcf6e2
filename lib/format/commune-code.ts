/** A commune's CUT code: five digits as text, the first two of its region (`03301`). */
export type CommuneCode = string;

const LAST_REGION = 16;

/** Reads a commune code from an official file, where it comes as the integer `3301`, and pads it to five digits. Null when it cannot be one. */
export function parseCommuneCode(value: string | number): CommuneCode | null {
  const text = String(value).trim();
  if (!/^\d{4,5}$/.test(text)) return null;
  const code = text.padStart(5, "0");
  const region = regionOfCommune(code);
  return region >= 1 && region <= LAST_REGION && code.slice(2) !== "000" ? code : null;
}

/** The region number in a commune's code: `03301` → 3. */
export function regionOfCommune(code: CommuneCode): number {
  return Number(code.slice(0, 2));
}
