import { formatNumber } from "@/lib/format/numbers";

const KILOBYTE = 1024;
const MEGABYTE = KILOBYTE * KILOBYTE;

/** So many megabytes, with one decimal. */
export function megabytes(byteCount: number): number {
  return Math.round((byteCount / MEGABYTE) * 10) / 10;
}

/** The size of a file as people read it: `12,3 MB`, `48 kB`. */
export function sizeWords(byteCount: number): string {
  if (byteCount >= MEGABYTE) return `${formatNumber(megabytes(byteCount))} MB`;
  return `${formatNumber(Math.ceil(byteCount / KILOBYTE))} kB`;
}
