import { LinkTabs } from "@/components/ui/link-tabs";

/** The parts of a study, in the order of its work. */
const parts = [
  { key: "resumen", path: "", label: "Casos y plan" },
  { key: "intercambio", path: "/intercambio", label: "Intercambio" },
] as const;

export type StudyPart = (typeof parts)[number]["key"];

type StudyTabsProps = Readonly<{ studyId: string; current: StudyPart }>;

/** From one part of a study to another. */
export function StudyTabs({ studyId, current }: StudyTabsProps) {
  return (
    <LinkTabs
      label="Partes del estudio"
      tabs={parts.map(({ key, path, label }) => ({
        href: `/terreno/${studyId}${path}`,
        label,
        isCurrent: key === current,
      }))}
    />
  );
}
