"use client";

import { useUnsent } from "@/components/sync/use-unsent";
import { StatusShape, type StatusTone } from "@/components/ui/status-shape";
import type { DraftSnapshot } from "@/lib/sync/client/draft";

type SaveLineProps = Readonly<{ snapshot: DraftSnapshot }>;

/** One line that always says where the words are: on the server with their receipt, on their way, or on this device. */
export function SaveLine({ snapshot }: SaveLineProps) {
  const state = useUnsent()?.state ?? "idle";
  const { tone, text } = describe(snapshot, state);
  return (
    <p role="status" className="flex items-baseline gap-1.5 text-sm">
      <StatusShape tone={tone} className="translate-y-[0.06em]" />
      <span>{text}</span>
    </p>
  );
}

const receiptLetters = 6;

function describe(
  { access, unsent, receipt }: DraftSnapshot,
  state: string,
): { tone: StatusTone; text: string } {
  if (access === "reading") return { tone: "attention", text: "abierta en otra pestaña: aquí solo se lee" };
  if (unsent === 0 && receipt?.state === "incomplete") {
    return {
      tone: "now",
      text: `incompleta: faltan fotos por llegar · comprobante ${receipt.sha256.slice(0, receiptLetters)}`,
    };
  }
  if (unsent === 0) {
    return receipt
      ? { tone: "done", text: `guardado · comprobante ${receipt.sha256.slice(0, receiptLetters)}` }
      : { tone: "done", text: "todo guardado" };
  }
  switch (state) {
    case "signed_out":
      return { tone: "attention", text: "guardado en este equipo · ingresar de nuevo para enviar" };
    case "other_person":
      return { tone: "attention", text: "guardado en este equipo · ingresó otra persona" };
    case "waiting":
      return { tone: "attention", text: "sin señal · guardado en este equipo" };
    default:
      return { tone: "now", text: "guardado en este equipo · enviando…" };
  }
}
