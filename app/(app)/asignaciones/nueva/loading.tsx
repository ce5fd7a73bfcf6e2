import { Skeleton } from "@/components/ui/skeleton";

export default function Loading() {
  return <Skeleton label="Cargando a quienes pueden asesorar" lines={12} />;
}
