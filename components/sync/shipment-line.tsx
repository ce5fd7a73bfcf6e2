"use client";

import { useState } from "react";
import { Button } from "@/components/ui/button";
import { StatusShape } from "@/components/ui/status-shape";
import { formatTime, DEFAULT_ZONE } from "@/lib/format/instant";
import type { LedgerRow } from "@/lib/sync/client/database";
import type { Device, QueuedOperation } from "@/lib/sync/client/device";
import { kindLabels, outcomeLabels } from "./sync-words";

export function WaitingLine({ operation }: Readonly<{ operation: QueuedOperation }>) {
  const isSent = operation.stage === "frozen";
  return (
    <li className="flex flex-wrap items-baseline gap-x-4 py-2">
      <span className="font-semibold">{kindLabels[operation.kind]}</span>
      <span className="tabular-nums">{formatTime(new Date(operation.capturedAt), DEFAULT_ZONE)}</span>
      <span className="text-ink-soft">
        {isSent ? "enviado, sin respuesta todavía" : "guardado en este equipo"}
      </span>
    </li>
  );
}

type ShipmentLineProps = Readonly<{ row: LedgerRow; device: Device; at: string }>;

const receiptLetters = 12;

/** What became of one thing: its receipt, or why it waits; what was refused can be read and copied. */
export function ShipmentLine({ row, device, at }: ShipmentLineProps) {
  const [words, setWords] = useState<string | null>(null);
  const { label, tone } = outcomeLabels[row.outcome];
  const open = async () => {
    const told = (await device.ledgerOf(row.entityId)).find(({ opId }) => opId === row.opId);
    setWords(JSON.stringify(told?.payload ?? null, null, 1));
  };
  return (
    <li className="py-2">
      <p className="flex flex-wrap items-baseline gap-x-4">
        <span className="font-semibold">{kindLabels[row.kind]}</span>
        <span className="tabular-nums">{at}</span>
        <span className="inline-flex items-baseline gap-1.5">
          <StatusShape tone={tone} />
          {label}
        </span>
        {row.receipt && (
          <span className="text-sm text-ink-soft">
            comprobante <code>{row.receipt.sha256.slice(0, receiptLetters)}</code>
            {row.isVerified ? ", comprobado en este equipo" : ""}
            {row.receipt.state === "incomplete" ? "; incompleta hasta que lleguen sus fotos" : ""}
          </span>
        )}
      </p>
      {row.message && <p className="text-sm">{row.message}</p>}
      {row.sealed && words === null && (
        <Button size="small" variant="quiet" onClick={() => void open()}>
          Ver lo que decía
        </Button>
      )}
      {words !== null && (
        <pre
          tabIndex={0}
          className="mt-1 max-h-60 overflow-auto border border-rule p-2 text-sm whitespace-pre-wrap"
        >
          {words}
        </pre>
      )}
    </li>
  );
}
