"use client";

import { StatusShape, type StatusTone } from "@/components/ui/status-shape";
import { formatTime, type ChileanZone } from "@/lib/format/instant";
import type { SaveState } from "./draft-saver";

type SaveLineProps = Readonly<{ state: SaveState; zone: ChileanZone }>;

/** One line that always says where the words are: on the server, on their way, or only on this screen. */
export function SaveLine({ state, zone }: SaveLineProps) {
  const { tone, text } = describe(state, zone);
  return (
    <p role="status" className="flex items-baseline gap-1.5 text-sm">
      <StatusShape tone={tone} className="translate-y-[0.06em]" />
      <span>{text}</span>
    </p>
  );
}

function describe(state: SaveState, zone: ChileanZone): { tone: StatusTone; text: string } {
  switch (state.kind) {
    case "saved":
      return {
        tone: "done",
        text: state.at ? `guardado ${formatTime(new Date(state.at), zone)}` : "todo guardado",
      };
    case "waiting":
    case "saving":
      return { tone: "now", text: "guardando…" };
    case "offline":
      return {
        tone: "attention",
        text: "sin conexión: no se pierde lo escrito en esta pantalla, reintentando",
      };
    case "refused":
    case "stale":
      return { tone: "bad", text: state.message };
  }
}
