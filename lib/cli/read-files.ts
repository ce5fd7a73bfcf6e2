import { parseOfficialFile } from "@/lib/evidence/rules/families/parse-official-file";
import { openFile } from "@/lib/evidence/rules/reading/open-file";
import type { KnownSchools, ParsedFile } from "@/lib/evidence/schema/parsed";

/** Everything that a file holds, as it was understood: all of it or, at the first part that is refused, nothing. */
export async function readFilesOf(
  given: { readonly bytes: Uint8Array; readonly fileName: string },
  known: KnownSchools,
): Promise<readonly ParsedFile[]> {
  const opened = await openFile(given.bytes, given.fileName);
  return opened.map((file) => parseOfficialFile(file, known));
}
