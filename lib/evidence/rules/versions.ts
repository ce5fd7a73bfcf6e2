/** What decides which of two files of the same application is the newer. */
export interface VersionFacts {
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

/** The day that a file says of itself, by its date column or within its internal version; null if it says none. */
export function dateOfVersion({
  fileDate,
  internalVersion,
}: Pick<VersionFacts, "fileDate" | "internalVersion">): string | null {
  if (fileDate !== null) return fileDate;
  const day = /(20\d{2})([01]\d)([0-3]\d)/.exec(internalVersion ?? "");
  return day === null ? null : `${day[1]}-${day[2]}-${day[3]}`;
}

/**
 * True if `candidate` takes the place of `inForce`: final beats preliminary, then the later date of the data where
 * both say one, then a whole file beats an extract, then the one imported last.
 */
export function isNewer(candidate: VersionFacts, inForce: VersionFacts): boolean {
  const [candidatePreliminary, inForcePreliminary] = [isPreliminary(candidate), isPreliminary(inForce)];
  if (candidatePreliminary !== inForcePreliminary) return inForcePreliminary;
  const [date, dateInForce] = [dateOfVersion(candidate), dateOfVersion(inForce)];
  if (date !== null && dateInForce !== null && date !== dateInForce) return date > dateInForce;
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
