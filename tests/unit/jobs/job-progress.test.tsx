import { AppRouterContext } from "next/dist/shared/lib/app-router-context.shared-runtime";
import { renderToStaticMarkup } from "react-dom/server";
import { expect, it } from "vitest";
import { JobProgress } from "@/components/jobs/job-progress";
import { ToastProvider } from "@/components/ui/toast";
import type { JobView } from "@/lib/jobs/schema";

const router = {
  bfcacheId: "",
  back: () => undefined,
  forward: () => undefined,
  refresh: () => undefined,
  push: () => undefined,
  replace: () => undefined,
  prefetch: () => undefined,
};

const running: JobView = {
  id: "01a214d5-4b15-7604-9d59-4a3b74304b26",
  kind: "test.kind",
  state: "running",
  stage: "Leyendo filas",
  progressDone: 20,
  progressTotal: 80,
  interruptions: 1,
  problem: null,
  result: null,
  createdAt: new Date("2026-11-25T12:00:00Z"),
  startedAt: new Date("2026-11-25T12:00:01Z"),
  finishedAt: null,
};

function markup(job: JobView): string {
  return renderToStaticMarkup(
    <AppRouterContext value={router}>
      <ToastProvider>
        <JobProgress
          job={job}
          title="Lectura del archivo"
          unit="filas"
          cancelAction={async (state) => state}
        />
      </ToastProvider>
    </AppRouterContext>,
  );
}

it("a running job shows its stage, how far it is and that it was taken up, with a reload for a page without script", () => {
  const html = markup(running);
  expect(html).toContain("En curso");
  expect(html).toContain("Leyendo filas");
  expect(html).toContain("20 de 80 filas");
  expect(html).toContain("Se interrumpió y se retomó.");
  expect(html).toMatch(/<noscript>.*Recargar para ver cómo va.*<\/noscript>/);
  expect(html).toContain("Cancelar</button>");
});

it("a failed job says why and how long it took, and cannot be cancelled any more", () => {
  const problem = { code: "UNREADABLE_FILE", message: "El archivo no se pudo leer." };
  const html = markup({
    ...running,
    state: "failed",
    problem,
    finishedAt: new Date("2026-11-25T12:01:06Z"),
  });
  expect(html).toContain("No se pudo");
  expect(html).toContain("El archivo no se pudo leer.");
  expect(html).toContain("Tiempo transcurrido: 01:05");
  expect(html).not.toContain("Cancelar");
  expect(html).not.toContain("noscript");
});
