"use client";

import { useId, useState } from "react";
import { Button } from "@/components/ui/button";
import { Section } from "@/components/ui/section";
import { countOf } from "@/lib/format/text";
import { BackupRefused, makeBackup, takeBackup } from "@/lib/sync/client/backup";
import type { Device } from "@/lib/sync/client/device";

/** What is unsent as a file, for when a phone is about to be lost, and the way back in. */
export function BackupPanel({ device }: Readonly<{ device: Device }>) {
  const id = useId();
  const [said, setSaid] = useState("");
  const save = async () => {
    const url = URL.createObjectURL(new Blob([await makeBackup(device)], { type: "application/json" }));
    const link = document.createElement("a");
    link.href = url;
    link.download = `respaldo-acompana-${new Date().toISOString().slice(0, 10)}.json`;
    link.click();
    URL.revokeObjectURL(url);
  };
  const take = async (file: File | undefined) => {
    if (!file) return;
    try {
      const count = await takeBackup(device, await file.text());
      setSaid(
        count === 0
          ? "Ese respaldo ya estaba en este equipo."
          : `Listo, volvieron ${countOf(count, "cambio")}.`,
      );
    } catch (error) {
      if (!(error instanceof BackupRefused)) throw error;
      setSaid(error.message);
    }
  };
  return (
    <Section title="Respaldo">
      <p className="mb-3 max-w-measure">
        Guarda en un archivo lo que falta por enviar. Solo usted lo puede abrir, aquí o en otro equipo donde
        ingrese.
      </p>
      <div className="flex flex-wrap items-end gap-4">
        <Button onClick={() => void save()}>Descargar respaldo</Button>
        <div className="max-w-full min-w-0">
          <label htmlFor={id} className="mb-1 block text-sm font-semibold">
            Recuperar un respaldo
          </label>
          <input
            id={id}
            type="file"
            accept="application/json,.json"
            onChange={(event) => void take(event.target.files?.[0])}
            className="min-h-11 w-full max-w-80"
          />
        </div>
      </div>
      <p role="status" className="mt-2 empty:hidden">
        {said}
      </p>
    </Section>
  );
}
