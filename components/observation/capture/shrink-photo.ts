import { sha256 } from "@/lib/sync/client/digest";

/** A photo made small enough to travel over a poor signal, without what a camera writes into its files. */
export interface SmallPhoto {
  readonly content: ArrayBuffer;
  readonly sha256: string;
  readonly mediaType: "image/jpeg";
  readonly width: number;
  readonly height: number;
}

const mostBytes = 300_000;
const tries = [
  { longestSide: 1_600, quality: 0.75 },
  { longestSide: 1_600, quality: 0.55 },
  { longestSide: 1_200, quality: 0.55 },
  { longestSide: 900, quality: 0.5 },
  { longestSide: 640, quality: 0.45 },
] as const;

/**
 * Draws the photo again, smaller, until it has at most 300 kB: place, device and date that the camera wrote into the file
 * stay behind. Null for a file that this browser cannot show as an image.
 */
export async function shrinkPhoto(file: Blob): Promise<SmallPhoto | null> {
  const image = await createImageBitmap(file).catch(() => null);
  if (image === null) return null;
  try {
    for (const { longestSide, quality } of tries) {
      const scale = Math.min(1, longestSide / Math.max(image.width, image.height));
      const [width, height] = [Math.round(image.width * scale), Math.round(image.height * scale)];
      const blob = await draw(image, { width, height, quality });
      if (blob === null || blob.size > mostBytes) continue;
      const content = await blob.arrayBuffer();
      return { content, sha256: await sha256(content), mediaType: "image/jpeg", width, height };
    }
    return null;
  } finally {
    image.close();
  }
}

function draw(
  image: ImageBitmap,
  { width, height, quality }: { readonly width: number; readonly height: number; readonly quality: number },
): Promise<Blob | null> {
  const canvas = document.createElement("canvas");
  canvas.width = Math.max(width, 1);
  canvas.height = Math.max(height, 1);
  canvas.getContext("2d")?.drawImage(image, 0, 0, canvas.width, canvas.height);
  return new Promise((resolve) => canvas.toBlob(resolve, "image/jpeg", quality));
}
