"use client";

import { useState, type ChangeEvent } from "react";
import { sizeWords } from "@/components/evidence/file-size";
import type { FormAction } from "@/components/ui/action-state";
import { Field } from "@/components/ui/field";
import { Form } from "@/components/ui/form";
import { Select } from "@/components/ui/select";
import { SubmitButton } from "@/components/ui/submit-button";
import { TextInput } from "@/components/ui/text-input";
import { MAXIMUM_CODEBOOK_BYTES, type CodebookPreview } from "@/lib/evidence/schema/codebooks";
import { countOf } from "@/lib/format/text";
import { keepCodebook, reviewCodebook } from "../../../actions";
import { ReadingPreview } from "./reading-preview";

const TOO_LARGE = `El archivo pasa de ${sizeWords(MAXIMUM_CODEBOOK_BYTES)}. Dejar en él solo el libro de códigos.`;

/** Shows what a codebook's file holds, and stores it only once it was seen. */
export function CodebookForm() {
  const [preview, setPreview] = useState<CodebookPreview | null>(null);
  const [sheet, setSheet] = useState<string | null>(null);
  const run: FormAction = async (previous, data) => {
    const file = data.get("file");
    if (file instanceof File && file.size > MAXIMUM_CODEBOOK_BYTES) {
      return { status: "refused", message: TOO_LARGE, fieldErrors: { file: TOO_LARGE } };
    }
    if (data.get("step") === "keep") return keepCodebook(previous, data);
    const answer = await reviewCodebook(previous, data);
    setPreview(answer.preview);
    setSheet(answer.preview?.readings[0]?.sheet ?? null);
    return answer.state;
  };
  const reading = preview?.readings.find((candidate) => candidate.sheet === sheet) ?? preview?.readings[0];
  const onFile = (_: ChangeEvent<HTMLInputElement>) => setPreview(null);
  return (
    <Form action={run}>
      <Field
        name="file"
        label="Archivo del libro de códigos"
        hint={`CSV o Excel, hasta ${sizeWords(MAXIMUM_CODEBOOK_BYTES)}.`}
      >
        <TextInput type="file" accept=".csv,.txt,.xlsx,.xls" onChange={onFile} />
      </Field>
      <p role="status" className={reading ? "font-semibold" : undefined}>
        {reading && "Esto es lo que trae. Todavía no se ha guardado nada."}
      </p>
      {!reading && (
        <SubmitButton name="step" value="review" pendingLabel="Leyendo">
          Ver qué trae
        </SubmitButton>
      )}
      {preview && reading && (
        <>
          {preview.readings.length > 1 && (
            <Field
              name="sheet"
              label="Hoja"
              hint="El archivo trae varios cuestionarios. Se guarda uno a la vez."
            >
              <Select
                value={sheet ?? ""}
                onChange={(event) => setSheet(event.target.value)}
                options={preview.readings.map((one) => ({
                  value: one.sheet ?? "",
                  label: `${one.sheet ?? "Tabla"}: ${countOf(one.questions.length, "pregunta")}`,
                }))}
              />
            </Field>
          )}
          <ReadingPreview reading={reading} />
          <Field name="name" label="Nombre" hint="Por ejemplo: Cuestionario de estudiantes, II medio 2023">
            <TextInput maxLength={120} />
          </Field>
          <Field name="source" label="Quién lo publica">
            <TextInput maxLength={300} />
          </Field>
          <SubmitButton name="step" value="keep" pendingLabel="Guardando">
            Guardar el cuestionario
          </SubmitButton>
        </>
      )}
    </Form>
  );
}
