import { EvidenceThread } from "@/components/ui/evidence-thread";

const steps = [
  { id: "datos", label: "Datos", href: "/evidencia" },
  { id: "indice", label: "Índice de retroalimentación", href: "/analisis/taller" },
  { id: "relaciones", label: "Relaciones con IDPS y Simce", href: "/analisis/relaciones" },
  { id: "casos", label: "Casos: tres por zona", href: "/analisis/casos" },
] as const;

/** The road of the research's first stage in one line; `current` is where the page stands on it. */
export function ResearchRoad({ current }: Readonly<{ current?: (typeof steps)[number]["id"] }>) {
  return (
    <EvidenceThread
      steps={steps.map(({ id, label, href }) => ({ label, href, isCurrent: id === current }))}
    />
  );
}
