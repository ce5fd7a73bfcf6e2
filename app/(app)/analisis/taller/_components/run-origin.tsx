import { Badge } from "@/components/ui/badge";

/** Whether answers were given by students or made up, for a cell. */
export function RunOrigin({ isSynthetic }: Readonly<{ isSynthetic: boolean }>) {
  return isSynthetic ? <Badge tone="accent">Datos sintéticos, inventados</Badge> : "Estudiantes";
}
