import { Skeleton } from "@/components/ui/skeleton";

export default function Loading() {
  return <Skeleton label="Cargando los estudios" lines={6} />;
}
