import { Skeleton } from "@/components/ui/skeleton";

export default function Loading() {
  return <Skeleton label="Reuniendo las cifras del territorio" lines={8} />;
}
