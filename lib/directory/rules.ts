import { checkDigitOf } from "@/lib/format/check-digit";
import { foldText } from "@/lib/format/text";

export interface Coordinates {
  readonly latitude: number;
  readonly longitude: number;
}

const EARTH_RADIUS_KM = 6371.0088;
const LARGEST_RBD = 99_999;

/** Kilometres in a straight line between two points of the Earth, by the haversine formula on the mean sphere. */
export function distanceKm(from: Coordinates, to: Coordinates): number {
  const radians = (degrees: number) => (degrees * Math.PI) / 180;
  const northward = Math.sin(radians(to.latitude - from.latitude) / 2) ** 2;
  const eastward = Math.sin(radians(to.longitude - from.longitude) / 2) ** 2;
  const haversine = northward + Math.cos(radians(from.latitude)) * Math.cos(radians(to.latitude)) * eastward;
  return 2 * EARTH_RADIUS_KM * Math.asin(Math.min(1, Math.sqrt(haversine)));
}

/** What the estimate of travel takes for granted. It is an estimate of ours: no road data, no timetable. */
const TRAVEL = {
  roadPerStraightKm: 1.3,
  urbanKmPerHour: 25,
  ruralKmPerHour: 50,
  leavingAndArrivingMinutes: 10,
  roundedToMinutes: 5,
} as const;

/** The assumption behind `travelMinutes`, in words: it goes beside every estimate. */
export const travelAssumption =
  "Estimación: el camino mide 1,3 veces la línea recta, a 25 km/h en la ciudad o 50 km/h si uno de los dos establecimientos es rural, más 10 minutos para salir y llegar.";

/** Estimated minutes of one way between two schools at that straight distance, rounded up to five; 0 within the same place. */
export function travelMinutes(straightKm: number, { isRural }: { readonly isRural: boolean }): number {
  if (straightKm === 0) return 0;
  const speed = isRural ? TRAVEL.ruralKmPerHour : TRAVEL.urbanKmPerHour;
  const minutes = ((straightKm * TRAVEL.roadPerStraightKm) / speed) * 60 + TRAVEL.leavingAndArrivingMinutes;
  return Math.ceil(minutes / TRAVEL.roundedToMinutes) * TRAVEL.roundedToMinutes;
}

/** The RBD that a typed text may mean, with any punctuation. After a dash stands the check digit, which must fit; without a dash the last digit may be one or not, so both readings are given. Empty when the text is no RBD. */
export function rbdsMeantBy(text: string): readonly number[] {
  const compact = text
    .toUpperCase()
    .replace(/^\s*RBD/, "")
    .replace(/[\u2010-\u2015\u2212]/g, "-")
    .replace(/[\s.:]/g, "");
  const match = /^0*(\d*)(-?)(\d|K)$/.exec(compact);
  if (!match) return [];
  const [, body = "", dash = "", last = ""] = match;
  const whole = Number(dash === "" ? `${body}${last}` : Number.NaN);
  const rest = Number(body);
  const meant: number[] = [];
  if (whole >= 1 && whole <= LARGEST_RBD) meant.push(whole);
  if (rest >= 1 && rest <= LARGEST_RBD && checkDigitOf(rest) === last) meant.push(rest);
  return meant;
}

/** The words that all must appear in a school's `searchText`: lower case, no accents, no punctuation. */
export function searchWords(text: string): readonly string[] {
  return foldText(text)
    .split(/[^a-z0-9]+/)
    .filter(Boolean);
}
