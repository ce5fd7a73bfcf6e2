import "server-only";
import { strToU8, zipSync, type Zippable } from "fflate";
import type { PackageFiles } from "../schema";

/** Every file carries the first day that a zip can tell, so that the same texts give the same bytes. */
const EPOCH = new Date(1980, 0, 1);

/** The files in one folder of a zip, in the order of their names. */
export function packageZip(folder: string, files: PackageFiles): Uint8Array<ArrayBuffer> {
  const entries: Zippable = Object.fromEntries(
    [...files]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([name, text]) => [`${folder}/${name}`, [strToU8(text), { mtime: EPOCH, level: 6 }] as const]),
  );
  return new Uint8Array(zipSync(entries));
}
