const GRADES: Readonly<Record<string, readonly string[]>> = {
  parvularia: ["nt1", "nt2"],
  basica: ["1b", "2b", "3b", "4b", "5b", "6b", "7b", "8b"],
  media_hc: ["1m", "2m", "3m", "4m"],
  media_tp: ["1m", "2m", "3m", "4m"],
};

/** The grades that a school of these levels is taken to serve: directories publish levels, not grades. Adult and special education have none. */
export function gradesOfLevels(levels: readonly string[]): readonly string[] {
  return [...new Set(levels.flatMap((level) => GRADES[level] ?? []))];
}
