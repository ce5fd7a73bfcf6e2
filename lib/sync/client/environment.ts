/** What the device gives: passed in, so that a test can take the network away or stop the clock. */
export interface DeviceEnvironment {
  readonly fetch: (url: string, init?: RequestInit) => Promise<Response>;
  readonly now: () => number;
  readonly random: () => number;
  readonly later: (work: () => void, ms: number) => () => void;
  /** One at a time across tabs, as the Web Locks of a browser; absent where there are none. */
  readonly locks: LockManager | undefined;
}

/** A connection that hangs is given up, and tried again later. */
const longestAnswerMs = 30_000;

/** The browser itself. */
export function browserEnvironment(): DeviceEnvironment {
  return {
    fetch: (url, init) => fetch(url, { signal: AbortSignal.timeout(longestAnswerMs), ...init }),
    now: () => Date.now(),
    random: () => Math.random(),
    later: (work, ms) => {
      const timer = setTimeout(work, ms);
      return () => clearTimeout(timer);
    },
    locks: "locks" in navigator ? navigator.locks : undefined,
  };
}

/** Who writes on this device. */
export interface Person {
  readonly id: string;
  readonly name: string;
}
