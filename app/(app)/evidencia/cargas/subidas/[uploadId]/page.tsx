import type { Metadata } from "next";
import { notFound, redirect } from "next/navigation";
import { z } from "zod";
import { found } from "@/app/(app)/found";
import { sizeWords } from "@/components/evidence/file-size";
import { uploadStateTones } from "@/components/evidence/import-words";
import { PageHeader } from "@/components/ui/page-header";
import { StatusMark } from "@/components/ui/status-mark";
import { TextLink } from "@/components/ui/text-link";
import { requireActor } from "@/lib/auth/queries";
import { getUpload } from "@/lib/evidence/queries/imports";
import { uploadStateLabels } from "@/lib/evidence/schema/imports";
import { DEFAULT_ZONE, formatDateTime } from "@/lib/format/instant";
import { UploadBody } from "./_components/upload-body";

export const metadata: Metadata = { title: "Archivo recibido" };

export default async function UploadPage({ params }: Readonly<{ params: Promise<{ uploadId: string }> }>) {
  const [actor, { uploadId }] = await Promise.all([requireActor(), params]);
  if (!z.uuid().safeParse(uploadId).success) notFound();
  const upload = await found(getUpload(actor, uploadId));
  const [only, ...others] = upload.batches;
  if (only !== undefined && others.length === 0) redirect(`/evidencia/cargas/${only.id}`);
  return (
    <>
      <PageHeader
        kicker={<TextLink href="/evidencia/cargas">Cargas</TextLink>}
        title={upload.fileName}
        lead={`${sizeWords(upload.byteCount)} · subido por ${upload.uploadedByName ?? "la instalación"} el ${formatDateTime(upload.uploadedAt, DEFAULT_ZONE)}`}
      />
      <p className="mb-6 text-lg">
        <StatusMark tone={uploadStateTones[upload.state]}>{uploadStateLabels[upload.state]}</StatusMark>
      </p>
      <UploadBody actor={actor} upload={upload} />
    </>
  );
}
