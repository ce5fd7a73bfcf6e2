"use client";

import { useEffect, useState } from "react";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { Section } from "@/components/ui/section";
import { useToast } from "@/components/ui/toast";
import { formatTime, DEFAULT_ZONE } from "@/lib/format/instant";
import { countOf } from "@/lib/format/text";
import type { LedgerRow } from "@/lib/sync/client/database";
import type { Device, QueuedOperation } from "@/lib/sync/client/device";
import type { Outbox } from "@/lib/sync/client/outbox";
import { BackupPanel } from "./backup-panel";
import { useDevice } from "./use-device";
import { ShipmentLine, WaitingLine } from "./shipment-line";
import { StorageGauge } from "./storage-gauge";
import { useUnsent } from "./use-unsent";

/** Everything this person did on this device: what waits to be sent, and what became of the rest. */
export function Shipments() {
  const access = useDevice();
  if (access.status === "opening") return <p role="status">Abriendo lo guardado en este equipo…</p>;
  if (access.status === "unavailable") {
    return (
      <Notice title="Este navegador no guarda nada en el equipo">
        <p>Por eso no hay envíos pendientes aquí. En otro navegador sí se puede trabajar sin señal.</p>
      </Notice>
    );
  }
  return <OpenShipments device={access.device} outbox={access.outbox} />;
}

type Rows = Readonly<{ queue: readonly QueuedOperation[]; ledger: readonly LedgerRow[] }>;

function OpenShipments({ device, outbox }: Readonly<{ device: Device; outbox: Outbox }>) {
  const [{ queue, ledger }, setRows] = useState<Rows>({ queue: [], ledger: [] });
  const unsent = useUnsent();
  const toast = useToast();
  useEffect(() => {
    let isGone = false;
    const read = async () => {
      const [waiting, told] = await Promise.all([
        device.queue(),
        device.database.getAllFromIndex("ledger", "at"),
      ]);
      if (!isGone) setRows({ queue: waiting, ledger: told.toReversed().slice(0, shown) });
    };
    void read();
    const leave = device.subscribe(() => void read());
    return () => {
      isGone = true;
      leave();
    };
  }, [device]);
  const sendNow = async () => {
    await outbox.send();
    const state = outbox.state();
    toast(state === "idle" ? "Listo, no queda nada por enviar." : stateWords[state]);
  };
  return (
    <>
      <Section title="Por enviar">
        <p className="mb-2">
          {queue.length + (unsent?.photos ?? 0) === 0
            ? "Nada: todo lo que hizo en este equipo llegó."
            : `${countOf(queue.length, "cambio")} y ${countOf(unsent?.photos ?? 0, "foto")} siguen solo en este equipo.`}
        </p>
        {unsent && queue.length > 0 && <p className="mb-2 text-ink-soft">{stateWords[unsent.state]}</p>}
        <ul className="divide-y divide-rule">
          {queue.map((operation) => (
            <WaitingLine key={operation.opId} operation={operation} />
          ))}
        </ul>
        <Button variant="primary" onClick={() => void sendNow()} className="mt-3">
          Enviar ahora
        </Button>
      </Section>
      <BackupPanel device={device} />
      <Section title="Lo que ya salió">
        {ledger.length === 0 && <p className="text-ink-soft">Todavía no ha salido nada de este equipo.</p>}
        <ul className="divide-y divide-rule">
          {ledger.map((row) => (
            <ShipmentLine key={row.opId} row={row} device={device} at={timeOf(row.at)} />
          ))}
        </ul>
      </Section>
      <StorageGauge />
    </>
  );
}

const shown = 60;

const timeOf = (instant: string): string => formatTime(new Date(instant), DEFAULT_ZONE);

const stateWords = {
  idle: "Se envía solo apenas haya señal.",
  sending: "Enviando…",
  waiting: "Sin señal por ahora. Se vuelve a intentar solo; lo escrito sigue en este equipo.",
  signed_out: "La sesión terminó. Ingresar de nuevo para enviar; lo escrito sigue en este equipo.",
  other_person: "En este navegador ingresó otra persona. Lo suyo espera a que vuelva a ingresar.",
} as const;
