/** What decides which of two files of the same application is the newer. */
export interface VersionFacts {
  readonly sha256: string;
  readonly fileName: string;
  readonly internalVersion: string | null;
  /** Day of the file's data, YYYY-MM-DD. */
  readonly fileDate: string | null;
  readonly isExtract: boolean;
  readonly importedAt: Date;
}

/**
 * Whether a file is a preliminary one. Its name decides: files published as final carry a preliminary internal
 * version in some years; the internal version speaks when the name says neither.
 */
export function isPreliminary({
  fileName,
  internalVersion,
}: Pick<VersionFacts, "fileName" | "internalVersion">): boolean {
  if (/preliminar/i.test(fileName)) return true;
  if (/final|hist[oó]rico|definitiv/i.test(fileName)) return false;
  return internalVersion !== null && /preliminar/i.test(internalVersion);
}

/** The day within an internal version, `final20240603v1`, as YYYY-MM-DD; null if it holds none. */
function dayWithin(internalVersion: string | null): string | null {
  const day = /(20\d{2})([01]\d)([0-3]\d)/.exec(internalVersion ?? "");
  return day === null ? null : `${day[1]}-${day[2]}-${day[3]}`;
}

/** Which of two files has the later day, by the date of their data or else by their internal versions: 0 where they do not both say one of the same kind. */
function laterDay(a: VersionFacts, b: VersionFacts): number {
  const pairs = [
    [a.fileDate, b.fileDate],
    [dayWithin(a.internalVersion), dayWithin(b.internalVersion)],
  ] as const;
  for (const [day, other] of pairs) {
    if (day !== null && other !== null && day !== other) return day > other ? 1 : -1;
  }
  return 0;
}

/**
 * True if `candidate` takes the place of `inForce`: a whole file that of its own extract, final that of preliminary,
 * then the later day where both say one, then a whole file that of any extract, then the one imported last.
 */
export function isNewer(candidate: VersionFacts, inForce: VersionFacts): boolean {
  if (candidate.isExtract !== inForce.isExtract && candidate.sha256 === inForce.sha256) {
    return inForce.isExtract;
  }
  const [candidatePreliminary, inForcePreliminary] = [isPreliminary(candidate), isPreliminary(inForce)];
  if (candidatePreliminary !== inForcePreliminary) return inForcePreliminary;
  const later = laterDay(candidate, inForce);
  if (later !== 0) return later > 0;
  if (candidate.isExtract !== inForce.isExtract) return inForce.isExtract;
  return candidate.importedAt >= inForce.importedAt;
}

/** The newest of some versions; undefined of none. */
export function newestOf<V extends VersionFacts>(versions: readonly V[]): V | undefined {
  return versions.reduce<V | undefined>(
    (newest, version) => (newest === undefined || isNewer(version, newest) ? version : newest),
    undefined,
  );
}
