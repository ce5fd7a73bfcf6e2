import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { found } from "@/app/(app)/found";
import { requireActor } from "@/lib/auth/queries";
import { getVisitForCapture } from "@/lib/observation/queries/observation";
import { getVisit } from "@/lib/observation/queries/visit";
import { Capture } from "./_components/capture";
import { VisitSheet } from "./_components/visit-sheet";

export const metadata: Metadata = { title: "Visita de observación" };

type VisitPageProps = Readonly<{ params: Promise<{ visitId: string }> }>;

/** A visit: its sheet until it begins, the capture for its observer while it lasts, the record afterwards. */
export default async function VisitPage({ params }: VisitPageProps) {
  const [actor, { visitId }] = await Promise.all([requireActor(), params]);
  const visit = await found(getVisit(actor, visitId));
  if (!visit.isObserver || visit.observation === null) return <VisitSheet visit={visit} actor={actor} />;
  const capture = await found(getVisitForCapture(actor, visitId));
  if (capture.observation?.state !== "draft") redirect(`/observar/${visitId}/registro`);
  return <Capture capture={capture} observation={capture.observation} />;
}
