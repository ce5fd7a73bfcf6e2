import type { z } from "zod";

/** A refusal in words, safe to show. */
export class ExchangeRefusal extends Error {}

const NO_ANSWER = "No hubo respuesta. Revisar la señal e intentar de nuevo; el archivo sigue elegido.";

/** Sends the file with what is asked of it and reads the answer; throws an ExchangeRefusal in words otherwise. */
export async function sendExchange<S extends z.ZodType>(
  {
    studyId,
    file,
    asked,
  }: {
    readonly studyId: string;
    readonly file: File;
    readonly asked: Readonly<Record<string, string>>;
  },
  answer: S,
): Promise<z.output<S>> {
  const response = await post(
    `/api/imports/terreno/${studyId}?${new URLSearchParams(asked).toString()}`,
    file,
  );
  const body: unknown = await response.json().catch(() => null);
  const read = answer.safeParse(body);
  if (response.ok && read.success) return read.data;
  throw new ExchangeRefusal(wordsIn(body) ?? NO_ANSWER);
}

async function post(address: string, file: File): Promise<Response> {
  try {
    return await fetch(address, {
      method: "POST",
      body: file,
      headers: {
        "Content-Type": "application/octet-stream",
        "X-File-Name": encodeURIComponent(file.name),
      },
    });
  } catch (error) {
    // What fetch throws when the network does not answer.
    if (error instanceof TypeError) throw new ExchangeRefusal(NO_ANSWER);
    throw error;
  }
}

function wordsIn(body: unknown): string | null {
  if (typeof body !== "object" || body === null || !("error" in body)) return null;
  const { error } = body;
  if (typeof error !== "object" || error === null || !("message" in error)) return null;
  return typeof error.message === "string" ? error.message : null;
}
