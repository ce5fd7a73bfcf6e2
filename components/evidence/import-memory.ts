const PREFIX = "subida:";

/** An upload as far as recognising its file needs it. */
export interface BegunUpload {
  readonly id: string;
  readonly fileName: string;
  readonly byteCount: number;
}

type ChosenFile = Pick<File, "name" | "size" | "lastModified">;

/** Keeps in this browser which file an upload was begun with: a name and a size alone could join two different files. */
export function rememberUpload(uploadId: string, file: ChosenFile): void {
  localStorage.setItem(PREFIX + uploadId, markOf(file));
}

export function forgetUpload(uploadId: string): void {
  localStorage.removeItem(PREFIX + uploadId);
}

/** The upload that was begun here with this very file and stopped half-way, if there is one. */
export function uploadOf(file: ChosenFile, unfinished: readonly BegunUpload[]): string | null {
  const same = unfinished.find(
    ({ id, fileName, byteCount }) =>
      fileName === file.name && byteCount === file.size && localStorage.getItem(PREFIX + id) === markOf(file),
  );
  return same?.id ?? null;
}

function markOf(file: ChosenFile): string {
  return String(file.lastModified);
}
