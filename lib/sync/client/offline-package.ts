import type { OfflinePackage } from "../schema/package";
import type { Device } from "./device";
import type { Person } from "./environment";

const packageName = "package";
const freshMs = 2 * 60_000;
const personKey = "acompana.persona";

/** Asks for what a day without a signal needs and keeps it; without a signal what was kept stays. */
export async function refreshPackage(device: Device): Promise<void> {
  const held = await offlinePackage(device);
  if (held && device.environment.now() - Date.parse(held.madeAt) < freshMs) return;
  try {
    const response = await device.environment.fetch("/api/sync/v1/package");
    if (!response.ok) return;
    const made = (await response.json()) as OfflinePackage;
    if (made.person.id !== device.person.id) return;
    await device.keep(packageName, made);
    for (const lesson of made.lessons) {
      if (lesson.version > (await device.lesson(lesson.visitId)).version) await device.keepLesson(lesson);
    }
    device.changed();
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
  }
}

/** What was kept for a day without a signal; null before the first visit here. */
export function offlinePackage(device: Device): Promise<OfflinePackage | null> {
  return device.kept<OfflinePackage>(packageName);
}

/** Keeps the package with what was done on this device since. */
export async function keepPackage(device: Device, pack: OfflinePackage): Promise<void> {
  await device.keep(packageName, pack);
  device.changed();
}

/** Who signed in last on this device, for the pages that open without a signal. */
export function rememberPerson(person: Person): void {
  localStorage.setItem(personKey, JSON.stringify(person));
}

export function rememberedPerson(): Person | null {
  const text = localStorage.getItem(personKey);
  return text === null ? null : (JSON.parse(text) as Person);
}

export function forgetPerson(): void {
  localStorage.removeItem(personKey);
}
