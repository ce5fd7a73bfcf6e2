import { AppError } from "@/lib/errors";
import { MAXIMUM_GEOJSON_BYTES } from "./bounds";
import { damaged, unknownFile } from "./refusals";
import { decodedPieces, textEncoding } from "./text-encoding";

/** Parses a GeoJSON FeatureCollection. Throws UNREADABLE_FILE if it is cut, UNKNOWN_FILE if it is other JSON. */
export function parseGeojson(bytes: Uint8Array): unknown {
  if (bytes.length > MAXIMUM_GEOJSON_BYTES) {
    throw new AppError("TOO_LARGE", {
      message: `El GeoJSON pesa más de ${MAXIMUM_GEOJSON_BYTES / 1024 / 1024} MB. Simplificar los polígonos (las comunas de todo el país caben en 2 MB) y volver a subirlo.`,
    });
  }
  const document = parseJson([...decodedPieces(bytes, textEncoding(bytes))].join(""));
  if (isFeatureCollection(document)) return document;
  throw unknownFile(
    "Es un JSON que no es una FeatureCollection de GeoJSON.",
    "Exportar los polígonos como GeoJSON.",
  );
}

function parseJson(text: string): unknown {
  try {
    const parsed: unknown = JSON.parse(text);
    return parsed;
  } catch {
    throw damaged("El JSON está cortado o mal escrito: no se pudo leer hasta el final.");
  }
}

function isFeatureCollection(document: unknown): boolean {
  if (typeof document !== "object" || document === null) return false;
  return "type" in document && document.type === "FeatureCollection" && "features" in document;
}
