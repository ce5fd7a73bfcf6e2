import { say } from "@/lib/cli/say";
import type { RunningProgram } from "./program";
import { describeLoad, inSeconds, median, type Figure, type Part } from "./table";

const repeatedStarts = 3;
const unit = "from `npm start` to the printed address";

/** The first start of the clone, stage by stage; the packages it installs are counted apart. */
export function describeFirstStart({ startMs, stages }: RunningProgram): Part {
  const installMs = stages.find(({ name }) => name === "install packages")?.ms ?? 0;
  const total: Figure = { what: "fresh clone, all", figure: inSeconds(startMs), of: `1 start, ${unit}` };
  const own: Figure = {
    what: "fresh clone, without installing packages",
    figure: inSeconds(startMs - installMs),
    of: "the same start",
  };
  const each = stages.map(({ name, ms }) => ({
    what: `  ${name}`,
    figure: inSeconds(ms),
    of: "the same start",
  }));
  return { title: `First start (load of the last minute ${describeLoad()})`, figures: [total, own, ...each] };
}

interface Repeated {
  readonly startsMs: readonly number[];
  /** The last start, left running. */
  readonly program: RunningProgram;
}

async function restart(
  program: RunningProgram,
  end: "stop" | "kill",
  start: () => Promise<RunningProgram>,
): Promise<Repeated> {
  const startsMs: number[] = [];
  let running = program;
  for (let round = 1; round <= repeatedStarts; round += 1) {
    say(`bench: start ${round} of ${repeatedStarts} after ${end}`);
    await running[end]();
    running = await start();
    startsMs.push(running.startMs);
  }
  return { startsMs, program: running };
}

function describeRestarts(what: string, startsMs: readonly number[]): Figure {
  const slowest = inSeconds(Math.max(...startsMs));
  return {
    what,
    figure: inSeconds(median(startsMs)),
    of: `median of ${startsMs.length} starts, slowest ${slowest}, ${unit}`,
  };
}

/** Later starts of a program that was started before: after Ctrl-C, and after kill -9 of all of it. */
export async function measureLaterStarts(
  first: RunningProgram,
  start: () => Promise<RunningProgram>,
): Promise<{ readonly part: Part; readonly program: RunningProgram }> {
  const load = describeLoad();
  const stopped = await restart(first, "stop", start);
  const killed = await restart(stopped.program, "kill", start);
  const figures = [
    describeRestarts("start after Ctrl-C", stopped.startsMs),
    describeRestarts("start after kill -9 of app and database", killed.startsMs),
  ];
  return {
    part: { title: `Later starts (load of the last minute ${load})`, figures },
    program: killed.program,
  };
}
