"use client";

import { useEffect, useState } from "react";
import { Button } from "@/components/ui/button";
import { Section } from "@/components/ui/section";
import { formatNumber } from "@/lib/format/numbers";

type Storage = Readonly<{ used: number; quota: number; isKept: boolean }>;

const megabyte = 1_048_576;

async function readStorage(): Promise<Storage> {
  const { usage = 0, quota = 0 } = await navigator.storage.estimate();
  return { used: usage, quota, isKept: await navigator.storage.persisted() };
}

/** How much room there is on the device, and whether the browser promised not to make room with what is kept here. */
export function StorageGauge() {
  const [storage, setStorage] = useState<Storage | null>(null);
  useEffect(() => {
    if ("storage" in navigator) void readStorage().then(setStorage);
  }, []);
  if (storage === null) return null;
  const keep = async () => {
    await navigator.storage.persist();
    setStorage(await readStorage());
  };
  return (
    <Section title="Espacio en este equipo">
      <p className="mb-2">
        Usa {formatNumber(Math.ceil(storage.used / megabyte))} MB de{" "}
        {formatNumber(Math.floor(storage.quota / megabyte))} MB.
      </p>
      <meter
        min={0}
        max={storage.quota}
        value={storage.used}
        aria-label="Espacio usado en este equipo"
        className="w-full max-w-measure"
      />
      <p className="mt-2 max-w-measure">
        {storage.isKept
          ? "El navegador se comprometió a no borrar lo guardado para hacer espacio."
          : "Si falta espacio, el navegador podría borrar lo guardado. Se le puede pedir que no lo haga."}
      </p>
      {!storage.isKept && (
        <Button size="small" onClick={() => void keep()} className="mt-2">
          Pedir que no se borre
        </Button>
      )}
    </Section>
  );
}
