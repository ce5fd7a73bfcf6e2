import type { TransferNet, TransferRequest } from "./import-transfer";

/** With no byte moving for so long the connection is taken for dead, as phones seldom say so. */
const STALL_MS = 45_000;

/** The browser's network. It uses the older request, since `fetch` tells nothing of how much has gone. */
export const browserNet: TransferNet = { send, pause };

function send({ method, path, body, onSent, signal }: TransferRequest) {
  return new Promise<{ readonly status: number; readonly body: unknown }>((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open(method, path);
    request.setRequestHeader(
      "Content-Type",
      typeof body === "string" ? "application/json" : "application/octet-stream",
    );
    const stop = () => request.abort();
    let stall = setTimeout(stop, STALL_MS);
    const end = () => {
      clearTimeout(stall);
      signal.removeEventListener("abort", stop);
    };
    const silence = () => {
      end();
      reject(new TypeError("No answer came"));
    };
    request.upload.onprogress = ({ loaded }) => {
      clearTimeout(stall);
      stall = setTimeout(stop, STALL_MS);
      onSent?.(loaded);
    };
    request.onload = () => {
      end();
      resolve({ status: request.status, body: parsed(request.responseText) });
    };
    request.onerror = silence;
    request.onabort = silence;
    signal.addEventListener("abort", stop, { once: true });
    request.send(body ?? null);
  });
}

/** The JSON of an answer; null for a page of a proxy in between, which is none. */
function parsed(text: string): unknown {
  try {
    const value: unknown = JSON.parse(text);
    return value;
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}

function pause(milliseconds: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const end = () => {
      clearTimeout(timer);
      window.removeEventListener("online", end);
      signal.removeEventListener("abort", end);
      resolve();
    };
    const timer = setTimeout(end, milliseconds);
    window.addEventListener("online", end);
    signal.addEventListener("abort", end);
  });
}
