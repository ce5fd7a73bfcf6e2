import { Skeleton } from "@/components/ui/skeleton";

export default function Loading() {
  return <Skeleton label="Cargando la concordancia" lines={6} />;
}
