import { Skeleton } from "@/components/ui/skeleton";

export default function Loading() {
  return <Skeleton label="Cargando las relaciones" lines={14} />;
}
