"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { FilePicker } from "@/components/ui/file-picker";
import { useToast } from "@/components/ui/toast";
import {
  exchangePreview,
  exchangeResult,
  type ExchangePreview,
  type ExchangeResult,
} from "@/lib/fieldwork/schema/exchange";
import { MAXIMUM_EXCHANGE_BYTES } from "@/lib/fieldwork/schema/exchange-words";
import { BroughtResult } from "./brought-result";
import { FilePreview, type Choices } from "./file-preview";
import { ExchangeRefusal, sendExchange } from "./send-exchange";

type Step =
  | { readonly kind: "idle" }
  | { readonly kind: "reading"; readonly file: File }
  | { readonly kind: "seen" | "bringing"; readonly file: File; readonly preview: ExchangePreview }
  | { readonly kind: "done"; readonly result: ExchangeResult };

/** Takes a file of another program: first what it would do, then, if it is wanted, the same file into the study. */
export function BringFile({ studyId }: Readonly<{ studyId: string }>) {
  const router = useRouter();
  const toast = useToast();
  const [step, setStep] = useState<Step>({ kind: "idle" });
  const [refusal, setRefusal] = useState("");

  async function attempt(work: () => Promise<Step>, otherwise: Step): Promise<void> {
    setRefusal("");
    try {
      setStep(await work());
    } catch (error) {
      setStep(otherwise);
      if (!(error instanceof ExchangeRefusal)) throw error;
      setRefusal(error.message);
    }
  }

  function look(file: File): void {
    if (file.size > MAXIMUM_EXCHANGE_BYTES) {
      setRefusal("El archivo pesa más de 20 MB. Exportarlo sin imágenes, audios ni videos.");
      return;
    }
    setStep({ kind: "reading", file });
    const sent = { studyId, file, asked: { paso: "vista" } };
    void attempt(async () => ({ kind: "seen", file, preview: await sendExchange(sent, exchangePreview) }), {
      kind: "idle",
    });
  }

  function bring(file: File, preview: ExchangePreview, { applyChanges, hasNoNames }: Choices): void {
    setStep({ kind: "bringing", file, preview });
    const asked = {
      ...{ paso: "traer", sha256: preview.sha256 },
      ...(applyChanges ? { cambios: "si" } : {}),
      ...(hasNoNames ? { "sin-nombres": "si" } : {}),
    };
    void attempt(
      async () => {
        const result = await sendExchange({ studyId, file, asked }, exchangeResult);
        toast("Listo, quedó en el estudio.");
        router.refresh();
        return { kind: "done", result };
      },
      { kind: "seen", file, preview },
    );
  }

  const isChoosing = step.kind === "idle" || step.kind === "done";
  return (
    <div className="no-print space-y-6">
      {isChoosing && (
        <FilePicker onChoose={([file]) => file && look(file)}>
          {step.kind === "idle" ? "Elegir el archivo" : "Elegir otro archivo"}
        </FilePicker>
      )}
      <p role="status" className="empty:hidden">
        {step.kind === "reading" && "Leyendo el archivo…"}
        {step.kind === "bringing" && "Trayendo el archivo al estudio…"}
      </p>
      {refusal !== "" && (
        <p role="alert" className="max-w-measure">
          {refusal}
        </p>
      )}
      {(step.kind === "seen" || step.kind === "bringing") && (
        <FilePreview
          fileName={step.file.name}
          preview={step.preview}
          isBringing={step.kind === "bringing"}
          onLeave={() => setStep({ kind: "idle" })}
          onBring={(choices) => bring(step.file, step.preview, choices)}
        />
      )}
      {step.kind === "done" && <BroughtResult result={step.result} />}
    </div>
  );
}
