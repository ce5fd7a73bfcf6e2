import { Skeleton } from "@/components/ui/skeleton";

export default function Loading() {
  return <Skeleton label="Cargando la evidencia" lines={12} />;
}
